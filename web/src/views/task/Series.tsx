import { createSignal, Match, Show, Switch } from "solid-js";
import type { Said } from "../../state/desk/changes.ts";
import type { TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { askedOf, createForecast } from "../../state/task/forecast.ts";
import { sayDue, sayRule, saySlot } from "../../time/say.ts";
import { dueFields, dueOfFields, instantOfSlot } from "../../time/zone.ts";
import type { AskedRecurrence, Recurrence, Task } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Bold } from "../parts/Bold.tsx";
import { Icon } from "../parts/Icon.tsx";
import { NextTen, provisoOf } from "../parts/NextTen.tsx";
import { Panel } from "../parts/Panel.tsx";
import { DatesApart } from "./DatesApart.tsx";
import { type Scope, SeriesChange } from "./SeriesChange.tsx";

interface SeriesProps {
	readonly task: Task;
	readonly recurrence: Recurrence;
	/** Told the task as it is after each change. */
	readonly onTask: (task: Task) => void;
	/** A change was taken back. */
	readonly onUndone: () => void;
}

/** Whether the due date is another one by now than that of the occurrence, which is named by wall time in this zone. */
function isMoved(due: Task["due"], occurrence: string, zone: string): boolean {
	if (!due) return false;
	return "date" in due ? due.date !== occurrence : Date.parse(due.at) !== Date.parse(instantOfSlot(occurrence, zone));
}

/** A recurring task's place in its series: the rule in words, what comes next, and what can be done about it. */
export function Series(props: SeriesProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().series;
	const [panel, setPanel] = createSignal<"move" | "change">();
	let section: HTMLElement | undefined;
	const isOpen = () => props.task.status === "open";
	const occurrence = () => props.recurrence.occurrence ?? props.recurrence.start;
	const forecast = createForecast(desk.requests, () => ({
		recurrence: askedOf(props.recurrence),
		from: instantOfSlot(occurrence(), props.recurrence.time_zone),
	}));
	const due = () => (props.task.due ? sayDue(props.task.due, desk.now(), desk.place()) : "");
	const sayWhen = () =>
		isMoved(props.task.due, occurrence(), props.recurrence.time_zone)
			? say().dueMoved(due(), saySlot(occurrence(), desk.now(), desk.place()))
			: say().due(due());

	async function act(verb: string, body: object, said: (answer: TaskAnswer) => Said): Promise<void> {
		const write = () => desk.requests.write<TaskAnswer>("POST", `/api/tasks/${props.task.id}/${verb}`, body);
		const answer = await desk.change<TaskAnswer>((done) => ({ ...said(done), onUndone: props.onUndone }), write);
		if (!answer) return;
		close();
		desk.dispatch({ kind: "fetched", tasks: [answer.task, ...(answer.next ? [answer.next] : [])] });
		props.onTask(answer.task);
	}
	/** The keyboard goes on at the series when what it was on is gone. */
	function close(): void {
		setPanel(undefined);
		queueMicrotask(() => {
			if (!section?.contains(document.activeElement)) section?.focus();
		});
	}
	const dueOf = ({ task }: TaskAnswer) => (task.due ? sayDue(task.due, desk.now(), desk.place()) : "");
	const skip = () => act("skip", {}, (answer) => ({ text: say().skipped(dueOf(answer)) }));
	const pause = () => act("pause", {}, () => ({ text: say().paused }));
	const resume = () => act("resume", {}, (answer) => ({ text: say().resumed(dueOf(answer)) }));
	const end = () => act("end", {}, () => ({ text: say().ended }));
	const change = (scope: Scope, recurrence: AskedRecurrence | null) =>
		act("recurrence", { scope, recurrence }, ({ task }) => ({
			text: task.recurrence ? say().changed(task.recurrence.text) : say().alone,
		}));

	return (
		<section
			class="series"
			aria-label={say().title}
			tabindex="-1"
			ref={(element) => {
				section = element;
			}}
		>
			<p class="series-rule">
				<Icon name="repeat" />
				<b>{sayRule(props.recurrence.text, props.recurrence, desk.place(), words())}</b>
			</p>
			<p class="muted">
				<span class="due-now">
					<Bold text={sayWhen()} parts={[due()]} />
				</span>
				<Show when={props.recurrence.floating}> {say().floating}</Show>
				<Show when={props.recurrence.paused}> {say().pausedHint}</Show>
			</p>
			<DatesApart recurrence={props.recurrence} />
			<div class="buttons">
				<Show when={isOpen()}>
					<button type="button" class="small" onClick={() => void skip()}>
						<Icon name="skip" /> {say().skip}
					</button>
					<button
						type="button"
						class="small"
						aria-expanded={panel() === "move"}
						onClick={() => setPanel(panel() === "move" ? undefined : "move")}
					>
						<Icon name="history" /> {say().move}
					</button>
					<button
						type="button"
						class="small"
						aria-expanded={panel() === "change"}
						onClick={() => setPanel(panel() === "change" ? undefined : "change")}
					>
						<Icon name="edit" /> {say().change}
					</button>
				</Show>
				<Show
					when={props.recurrence.paused}
					fallback={
						<Show when={isOpen()}>
							<button type="button" class="small" onClick={() => void pause()}>
								<Icon name="pause" /> {say().pause}
							</button>
						</Show>
					}
				>
					<button type="button" class="small" onClick={() => void resume()}>
						<Icon name="play" /> {say().resume}
					</button>
				</Show>
				<Show when={isOpen()}>
					<button type="button" class="small danger" onClick={() => void end()}>
						<Icon name="stop" /> {say().end}
					</button>
				</Show>
			</div>
			<Switch>
				<Match when={panel() === "move"}>
					<MovePanel
						task={props.task}
						onMove={(to) => void act("move", { due: to }, (answer) => ({ text: say().moved(dueOf(answer)) }))}
					/>
				</Match>
				<Match when={panel() === "change"}>
					<SeriesChange
						recurrence={props.recurrence}
						onChange={(scope, rule) => void change(scope, rule)}
						onCancel={close}
					/>
				</Match>
			</Switch>
			<Show when={panel() !== "change" && isOpen()}>
				<NextTen
					forecast={forecast()}
					zone={props.recurrence.time_zone}
					present={occurrence()}
					proviso={provisoOf(props.recurrence, words())}
				/>
			</Show>
		</section>
	);
}

function MovePanel(props: { readonly task: Task; readonly onMove: (due: NonNullable<Task["due"]>) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().series;
	const zone = () => desk.place().zone;
	const [fields, setFields] = createSignal(dueFields(props.task.due, zone()));
	return (
		<Panel label={say().move}>
			<div class="pair">
				<label>
					{say().moveTo}
					<input
						type="date"
						value={fields().date}
						onInput={(event) => setFields({ ...fields(), date: event.currentTarget.value })}
					/>
				</label>
				<label>
					{words().form.time}
					<input
						type="time"
						value={fields().time}
						onInput={(event) => setFields({ ...fields(), time: event.currentTarget.value })}
					/>
				</label>
			</div>
			<p class="muted small-print">{say().moveHint}</p>
			<div class="buttons">
				<button
					type="button"
					class="primary"
					disabled={!dueOfFields(fields(), zone())}
					onClick={() => {
						const due = dueOfFields(fields(), zone());
						if (due) props.onMove(due);
					}}
				>
					{say().moveIt}
				</button>
			</div>
		</Panel>
	);
}
