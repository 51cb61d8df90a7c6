import { Show } from "solid-js";
import type { Written } from "../net/request.ts";
import type { StatusVerb, TaskAnswer } from "../state/children.ts";
import { changeStatus } from "../state/complete.ts";
import { useDesk } from "../state/desk.ts";
import { createFormFault } from "../state/formFault.ts";
import type { Leaving } from "../state/leaving.ts";
import { createTaskDraft } from "../state/taskDraft.ts";
import { isolated, sayExactly } from "../time/say.ts";
import { msOf } from "../time/zone.ts";
import type { Task } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { FactFields } from "./FactFields.tsx";
import { FieldFault, faultMarks, focusRefused } from "./FieldFault.tsx";
import { FirstRule } from "./FirstRule.tsx";
import { Icon } from "./Icon.tsx";
import { LabelFields } from "./LabelFields.tsx";
import { Notes } from "./Notes.tsx";
import { ParentField } from "./ParentField.tsx";
import { Reminders } from "./Reminders.tsx";
import { Series } from "./Series.tsx";
import { Subtasks } from "./Subtasks.tsx";
import { TaskHistory } from "./TaskHistory.tsx";
import { Trouble } from "./Trouble.tsx";
import "../look/records.css";
import "../look/task.css";
import "../look/series.css";

interface TaskFormProps {
	readonly task: Task;
	/** Told the task after a change made in here, so that Save does not take it for somebody else's. */
	readonly onTask: (task: Task) => void;
	readonly onOpen: (taskId: number) => void;
	readonly leaving: Leaving;
	readonly onClose: () => void;
	readonly onReload: () => void;
}

/** Fields of the form under which a sentence of the server has its place. */
const PLACES = new Set(["title", "description", "due", "duration_minutes", "category", "tags", "parent", "recurrence"]);

/** What Save writes is in the fields; a series and reminders change at once. */
export function TaskForm(props: TaskFormProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().form;
	const draft = createTaskDraft(desk, props.task);
	const fault = createFormFault((place) => PLACES.has(place) && (place !== "recurrence" || !live().recurrence), words);
	/** The row as it is now, whoever changed it. */
	const live = () => desk.desk().tasks.get(props.task.id) ?? props.task;
	const path = () => `/api/tasks/${props.task.id}`;
	const marks = (place: string) => faultMarks(fault, place);

	const isOutdated = () => fault.problem()?.status === 412;

	const changesIn = (form: FormData) => draft.changesFrom(props.task, form);
	/** The panel (move, change the rule) that was written in last: it has its own button, and is no field of Save. */
	let panel: Element | null = null;
	props.leaving.watch(
		() =>
			panel?.isConnected ||
			draft.parentId() === undefined ||
			(form !== undefined && Object.keys(changesIn(new FormData(form))).length > 0),
	);

	async function save(written: FormData, isForced: boolean): Promise<void> {
		await rereading;
		const changes = changesIn(written);
		if (Object.keys(changes).length === 0) return props.onClose();
		fault.clear();
		try {
			const version = isForced ? undefined : props.task.version;
			const answer = await desk.requests.write<TaskAnswer>("PATCH", path(), changes, version);
			desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			// Closed first, so that what is said appears on the page that is then in front.
			props.onClose();
			await desk.change(words().changed.saved(isolated(answer.task.title)), async () => answer);
		} catch (problem) {
			fault.show(problem);
			if (form) focusRefused(form);
		}
	}

	async function act(verb: StatusVerb): Promise<void> {
		if (await changeStatus(desk, verb, props.task, props.onOpen)) props.onClose();
	}

	function follow(task: Task): void {
		draft.follow(props.task, task);
		props.onTask(task);
	}

	/** A box in the notes, ticked there: no field of Save. What else is being written stays. */
	async function tick(description: string): Promise<void> {
		await rereading;
		const write = () => desk.requests.write<TaskAnswer>("PATCH", path(), { description }, props.task.version);
		const answer = await desk.change<TaskAnswer>(
			({ task }) => ({ text: words().changed.saved(isolated(task.title)), onUndone: reread }),
			write,
		);
		if (!answer) return;
		desk.dispatch({ kind: "fetched", tasks: [answer.task] });
		follow(answer.task);
	}

	/** What an undo touches is known by reading; a Save that comes meanwhile waits for it. */
	let rereading = Promise.resolve();
	function reread(): void {
		rereading = desk.requests.read<Task>(path()).then((task) => {
			desk.dispatch({ kind: "fetched", tasks: [task] });
			follow(task);
		}, desk.toasts.fail);
	}

	/** A change made in here, of a task that nobody else has changed, is no reason to refuse Save. */
	async function changeReminder(said: string, write: () => Promise<Written>): Promise<void> {
		const isCurrent = live().version <= props.task.version;
		const answer = await desk.change(() => ({ text: said, onUndone: reread }), write);
		if (!answer) return;
		const version = Math.max(props.task.version, ...(answer.events ?? []).map(({ seq }) => seq));
		if (isCurrent) props.onTask({ ...props.task, version });
		desk.dispatch({ kind: "stale", taskIds: [props.task.id] });
	}

	let form: HTMLFormElement | undefined;
	return (
		<form
			ref={(element) => {
				form = element;
			}}
			onInput={(event) => {
				panel = event.target.closest(".inset") ?? panel;
			}}
			onSubmit={(event) => {
				event.preventDefault();
				void save(new FormData(event.currentTarget), false);
			}}
		>
			<header class="pane-head">
				<h2>{say().number(props.task.id)}</h2>
				<Show when={live().status === "open"}>
					<button type="button" class="small" onClick={() => void act("complete")}>
						<Icon name="mark" /> {say().complete}
					</button>
				</Show>
				<Show when={live().status === "completed"}>
					<button type="button" class="small" onClick={() => void act("reopen")}>
						<Icon name="undo" /> {say().reopen}
					</button>
				</Show>
				<button type="button" class="icon" aria-label={words().general.close} onClick={() => props.leaving.leave()}>
					<Icon name="close" />
				</button>
			</header>
			<div class="dialog-body">
				<label>
					<span class="visually-hidden">{say().title}</span>
					<textarea
						class="title-field"
						name="title"
						dir="auto"
						rows="1"
						value={props.task.title}
						required
						maxlength="200"
						onKeyDown={(event) => {
							// A title is one line, however many it takes on the screen.
							if (event.key !== "Enter" || event.isComposing) return;
							event.preventDefault();
							form?.requestSubmit();
						}}
						{...marks("title")}
					/>
					<FieldFault fault={fault} place="title" />
				</label>
				<Notes text={draft.description()} setText={draft.setDescription} onTick={tick} fault={fault} />
				<Subtasks task={live()} onOpen={props.onOpen} />
				<FactFields
					task={props.task}
					hasOwnDue={!live().recurrence}
					due={draft.due()}
					setDue={draft.setDue}
					isFloating={draft.isFloating()}
					setFloating={draft.setFloating}
					fault={fault}
				/>
				<Show
					when={live().recurrence}
					fallback={
						<Show when={live().status === "open"}>
							<FirstRule
								form={draft.rule()}
								setForm={draft.setRule}
								due={draft.due()}
								isFloating={draft.isFloating()}
								fault={fault.of("recurrence")}
							/>
						</Show>
					}
				>
					{(recurrence) => <Series task={live()} recurrence={recurrence()} onTask={follow} onUndone={reread} />}
				</Show>
				<LabelFields
					categoryId={draft.categoryId()}
					setCategoryId={draft.setCategoryId}
					tagIds={draft.tagIds()}
					setTagIds={draft.setTagIds}
					fault={fault}
				/>
				<ParentField taskId={props.task.id} text={draft.parent()} setText={draft.setParent} fault={fault} />
				<Reminders task={live()} change={changeReminder} />
				<TaskHistory taskId={props.task.id} />
				<p class="muted small-print">
					{say().footnote(desk.place().zone, sayExactly(msOf(props.task.created_at), desk.place()))}
				</p>
			</div>
			<Show when={fault.rest()}>
				{(message) => (
					<Trouble message={isOutdated() ? say().outdated : message()}>
						<Show when={isOutdated()}>
							<button type="button" onClick={() => props.onReload()}>
								{say().showNewer}
							</button>
							<button type="button" onClick={() => form && void save(new FormData(form), true)}>
								{say().saveMine}
							</button>
						</Show>
					</Trouble>
				)}
			</Show>
			<footer class="dialog-foot">
				<Show
					when={live().status !== "deleted"}
					fallback={
						<button type="button" class="primary" onClick={() => void act("restore")}>
							{say().restore}
						</button>
					}
				>
					<button type="button" class="danger" onClick={() => void act("delete")}>
						{say().delete}
					</button>
					<span class="w-spacer" />
					<button type="button" onClick={() => props.onClose()}>
						{words().general.cancel}
					</button>
					<button type="submit" class="primary">
						{say().save}
					</button>
				</Show>
			</footer>
		</form>
	);
}
