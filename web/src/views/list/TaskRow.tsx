import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { changeStatus } from "../../state/list/complete.ts";
import { highlighted } from "../../state/list/highlight.ts";
import type { Selection } from "../../state/list/selection.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { overdueFrom, sayClock, sayDue, sayLength, sayMoment, sayRule, sayTime, sayUntil } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Due, Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Dot, Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { Reschedule } from "./Reschedule.tsx";

const Rename = later(() => import("./Rename.tsx").then((view) => view.Rename), {
	meanwhile: () => undefined,
	isFirst: true,
	isField: true,
});

declare module "solid-js" {
	namespace JSX {
		interface CustomEvents {
			/** The row in hand is to be renamed. */
			rename: CustomEvent;
		}
	}
}

/** Nearer than this the distance says more than the time (ms). */
const NEAR_MS = 45 * 60_000;

/** A row that leaves its group takes the focus along: the neighbour's box gets it then, so that the keyboard goes on there. */
function focusAfter(box: HTMLInputElement): () => void {
	const row = box.closest("li");
	const near = row?.nextElementSibling ?? row?.previousElementSibling;
	return () =>
		queueMicrotask(() => {
			if (document.activeElement === document.body) near?.querySelector("input")?.focus();
		});
}

interface TaskRowProps {
	readonly task: Task;
	readonly onOpen: (taskId: number) => void;
	/** It stands under a heading that says its day. */
	readonly hasDay?: boolean | undefined;
	/** What to point out in the title. */
	readonly words?: readonly string[] | undefined;
	readonly selection?: Selection | undefined;
	/** In the user's own order: one row up or down. */
	readonly onPlace?: ((by: -1 | 1) => void) | undefined;
	/** Chosen together with all before it, down from the last one that was. */
	readonly onExtend?: () => void;
	/** Its number in a list, and how long that is, where not all rows are in the page. */
	readonly place?: number | undefined;
	readonly of?: number | undefined;
	/** How deep it stands below its parent, which is above it. */
	readonly depth?: number | undefined;
}

/** When the next reminder comes, in ms since the epoch. */
function nextReminder({ reminders }: Task): number | undefined {
	const armed = reminders.filter((reminder) => reminder.state === "armed" && reminder.fire_at);
	const [first] = armed.map((reminder) => msOf(reminder.fire_at ?? "")).sort((a, b) => a - b);
	return first;
}

export function TaskRow(props: TaskRowProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const navigation = useNavigation();
	const isDone = () => props.task.status === "completed";
	const isLate = () => {
		const { due, status } = props.task;
		return due !== null && status === "open" && overdueFrom(due, desk.place().zone) <= desk.now();
	};
	const bell = () => nextReminder(props.task);
	/** Below another task it says whose part it is, unless it stands below it. */
	const parent = () => (props.depth ? undefined : desk.task(props.task.parent_id ?? 0));
	const category = () => desk.categories().find((label) => label.id === props.task.category_id);

	/** How far away a time is: said instead of the time where it is near, and on pointing at it where it is not. */
	const until = (due: Due) => ("at" in due ? sayUntil(msOf(due.at), desk.now(), desk.place()) : undefined);
	const sayWhen = (due: Due) => {
		const isNear = "at" in due && !isDone() && Math.abs(msOf(due.at) - desk.now()) < NEAR_MS;
		if (isNear) return until(due);
		const { duration_minutes } = props.task;
		return props.hasDay
			? sayTime(due, desk.place(), duration_minutes)
			: sayDue(due, desk.now(), desk.place(), duration_minutes);
	};

	const [isRenaming, setRenaming] = createSignal(false);
	const isChosen = () => props.selection?.ids().has(props.task.id) ?? false;
	/** While rows are chosen, and with the keys that choose everywhere, it is chosen; else it opens. */
	function press(event: MouseEvent): void {
		const { selection, task } = props;
		if (selection && event.shiftKey) props.onExtend?.();
		else if (selection && (selection.isOn() || event.ctrlKey || event.metaKey)) selection.toggle(task.id);
		else props.onOpen(task.id);
	}

	async function toggle(box: HTMLInputElement): Promise<void> {
		// The box follows the journal, not the finger.
		box.checked = isDone();
		const neighbour = focusAfter(box);
		await changeStatus(desk, isDone() ? "reopen" : "complete", props.task, props.onOpen);
		neighbour();
	}

	return (
		<li
			class="task"
			classList={{
				done: isDone(),
				late: isLate(),
				gone: props.task.status === "deleted",
				chosen: isChosen(),
				nested: props.depth !== undefined,
			}}
			on:rename={() => setRenaming(props.task.status !== "deleted")}
			data-task={props.task.id}
			style={props.depth ? { "--depth": props.depth } : undefined}
			aria-current={navigation.where().task?.id === props.task.id ? "true" : undefined}
			aria-posinset={props.place}
			aria-setsize={props.place === undefined ? undefined : props.of}
		>
			<Show when={props.task.status !== "deleted"}>
				<input
					type="checkbox"
					class={`round priority-${props.task.priority}`}
					checked={isDone()}
					aria-label={isDone() ? say().reopen(props.task.title) : say().complete(props.task.title)}
					onChange={(event) => void toggle(event.currentTarget)}
				/>
			</Show>
			<Show when={isRenaming()}>
				<Rename task={props.task} onDone={() => setRenaming(false)} />
			</Show>
			<button
				type="button"
				class="task-body"
				aria-pressed={props.selection?.isOn() ? isChosen() : undefined}
				onClick={press}
			>
				<span class="task-title">
					<bdi>
						<For each={highlighted(props.task.title, props.words ?? [])}>
							{({ text, isHit }) => (isHit ? <mark>{text}</mark> : text)}
						</For>
					</bdi>{" "}
					<span class="task-id">#{props.task.id}</span>
				</span>
				<span class="task-facts">
					<Standing task={props.task} />
					<Show when={props.task.priority !== "medium"}>
						<span class="visually-hidden">
							{words().form.priority}: {words().form.priorities[props.task.priority]}
						</span>
					</Show>
					<Show when={parent()}>
						{(above) => (
							<span class="below">
								<span aria-hidden="true">↳</span> <bdi>{above().title}</bdi>
							</span>
						)}
					</Show>
					<Show when={props.task.due && sayWhen(props.task.due)}>
						{(when) => (
							<span class="due" title={props.task.due ? until(props.task.due) : undefined}>
								{when()}
							</span>
						)}
					</Show>
					<Show when={!props.task.due && props.task.duration_minutes}>
						{(minutes) => <span class="due">{sayLength(minutes() * 60_000, desk.place().locale)}</span>}
					</Show>
					<Show when={bell()}>
						{(at) => (
							<span class="bell" title={`${say().remindsAt} ${sayClock(at(), desk.place())}`}>
								<Icon name="bell" />
								<span class="visually-hidden">
									{say().remindsAt} {sayClock(at(), desk.place())}
								</span>
							</span>
						)}
					</Show>
					<Show when={props.task.recurrence}>
						{(recurrence) => (
							<span class="bell rule-line">
								<Icon name="repeat" />
								<span class="visually-hidden">{say().repeats} </span>
								<span title={sayRule(recurrence().text, recurrence(), desk.place(), words())}>
									{sayRule(recurrence().short_text, recurrence(), desk.place(), words())}
								</span>
							</span>
						)}
					</Show>
					<For each={[category(), ...props.task.tags]}>
						{(label) => (
							<Show when={label}>
								{(shown) => (
									<span class="label">
										<Dot color={shown().color} /> <bdi>{shown().name}</bdi>
									</span>
								)}
							</Show>
						)}
					</For>
				</span>
			</button>
			<Show when={props.task.status === "deleted"}>
				<Restore task={props.task} onOpen={props.onOpen} />
			</Show>
			<Show when={props.task.status === "open"}>
				<Reschedule task={props.task} onPlace={props.onPlace} onOpen={props.onOpen} />
			</Show>
		</li>
	);
}

/** How it stands with it: whether something waits to be sent, when it was deleted, and how far what is below it is. */
function Standing(props: { readonly task: Task }) {
	const desk = useDesk();
	const words = useWords();
	const waits = () => desk.outbox.waiting().some(({ taskId }) => taskId === props.task.id);
	const progress = () => desk.progress().get(props.task.id);
	return (
		<>
			<Show when={waits()}>
				<span class="waits">
					<Icon name="cloud" /> {words().outbox.onRow}
				</span>
			</Show>
			<Show when={props.task.deleted_at}>
				{(at) => (
					<time dateTime={at()} title={sayMoment(msOf(at()), desk.place())}>
						{words().list.deletedAt(sayDue({ at: at(), time_zone: desk.place().zone }, desk.now(), desk.place()))}
					</time>
				)}
			</Show>
			<Show when={progress()}>
				{(below) => (
					<span class="bell" title={words().subtasks.progress(below().done, below().all)}>
						<Icon name="tasks" />
						<span aria-hidden="true">
							{below().done}/{below().all}
						</span>
						<span class="visually-hidden">{words().subtasks.progress(below().done, below().all)}</span>
					</span>
				)}
			</Show>
		</>
	);
}

function Restore(props: Pick<TaskRowProps, "task" | "onOpen">) {
	const desk = useDesk();
	const words = useWords();
	return (
		<button
			type="button"
			class="small restore"
			onClick={() => void changeStatus(desk, "restore", props.task, props.onOpen)}
		>
			<Icon name="undo" /> {words().form.restore}
			<span class="visually-hidden"> {props.task.title}</span>
		</button>
	);
}
