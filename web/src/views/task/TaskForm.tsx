import { For, Show } from "solid-js";
import type { StatusVerb } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { changeStatus } from "../../state/list/complete.ts";
import { createFormFault, type FormFault } from "../../state/parts/formFault.ts";
import type { Leaving } from "../../state/parts/leaving.ts";
import { createTaskDraft } from "../../state/task/taskDraft.ts";
import { createTaskSaving } from "../../state/task/taskSaving.ts";
import { sayExactly } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { TaskHistory } from "../history/TaskHistory.tsx";
import { FieldFault, faultMarks, focusRefused } from "../parts/FieldFault.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { FactFields } from "./FactFields.tsx";
import { FirstRule } from "./FirstRule.tsx";
import { LabelFields } from "./LabelFields.tsx";
import { Notes } from "./Notes.tsx";
import { ParentField } from "./ParentField.tsx";
import { Reminders } from "./Reminders.tsx";
import { Series } from "./Series.tsx";
import { Subtasks } from "./Subtasks.tsx";
import "../../look/records.css";
import "../../look/task.css";
import "../../look/series.css";

interface TaskFormProps {
	readonly task: Task;
	/** Told the task after a change made in here, so that the next one does not take it for somebody else's. */
	readonly onTask: (task: Task) => void;
	readonly onOpen: (taskId: number) => void;
	readonly leaving: Leaving;
	readonly onClose: () => void;
	readonly onReload: () => void;
}

/** Fields of the form under which a sentence of the server has its place. */
const PLACES = new Set([
	"title",
	"priority",
	"description",
	"due",
	"duration_minutes",
	"category",
	"tags",
	"parent",
	"recurrence",
]);

/** What is in the fields is saved as one writes; a series and reminders change at once. */
export function TaskForm(props: TaskFormProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().form;
	const draft = createTaskDraft(desk, props.task);
	const fault = createFormFault((place) => PLACES.has(place) && (place !== "recurrence" || !live().recurrence), words);
	/** The row as it is now, whoever changed it. */
	const live = () => desk.task(props.task.id) ?? props.task;
	const isOutdated = () => fault.problem()?.status === 412;
	const saving = createTaskSaving({
		desk,
		words,
		draft,
		fault,
		task: () => props.task,
		onTask: (task) => props.onTask(task),
		isValid: (isSaid) => !form || (isSaid ? form.reportValidity() : form.checkValidity()),
		onRefused: () => form && focusRefused(form),
	});
	/** The panel (move, change the rule) that was written in last: it has its own button, and is no field of the form. */
	let panel: Element | null = null;
	props.leaving.watch(() => panel?.isConnected || draft.parentId() === undefined || saving.isUnsaved(), saving.settle);
	async function saveAndClose(isForced: boolean): Promise<void> {
		if (await (isForced ? saving.force() : saving.flush())) props.onClose();
	}

	async function act(verb: StatusVerb): Promise<void> {
		if (await changeStatus(desk, verb, props.task, props.onOpen)) props.onClose();
	}

	let form: HTMLFormElement | undefined;
	return (
		<form
			ref={(element) => {
				form = element;
			}}
			noValidate
			onInput={(event) => {
				panel = event.target.closest(".inset") ?? panel;
			}}
			onSubmit={(event) => {
				event.preventDefault();
				void saveAndClose(false);
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
				<TitleField text={draft.title()} setText={draft.setTitle} fault={fault} />
				<Notes text={draft.description()} setText={draft.setDescription} onTick={saving.tick} fault={fault} />
				<Subtasks task={live()} onOpen={props.onOpen} />
				<FactFields
					priority={draft.priority()}
					setPriority={draft.setPriority}
					duration={draft.duration()}
					setDuration={draft.setDuration}
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
					{(recurrence) => (
						<Series task={live()} recurrence={recurrence()} onTask={saving.follow} onUndone={saving.reread} />
					)}
				</Show>
				<LabelFields
					categoryId={draft.categoryId()}
					setCategoryId={draft.setCategoryId}
					tagIds={draft.tagIds()}
					setTagIds={draft.setTagIds}
					fault={fault}
				/>
				<ParentField taskId={props.task.id} text={draft.parent()} setText={draft.setParent} fault={fault} />
				<Reminders task={live()} change={saving.changeReminder} />
				<TaskHistory taskId={props.task.id} />
				<p class="muted small-print">
					{say().footnote(desk.place().zone, sayExactly(msOf(props.task.created_at), desk.place()))}
				</p>
			</div>
			<Show when={fault.rest()}>
				{(message) => (
					<Trouble message={isOutdated() ? say().outdated : message()}>
						<Show when={isOutdated()}>
							<Clashes of={saving.clashes()} />
							<button type="button" onClick={() => props.onReload()}>
								{say().showNewer}
							</button>
							<button type="button" onClick={() => void saveAndClose(true)}>
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
					<span class="w-spacer save-state" role="status">
						{saving.state() === "calm" ? "" : say().saveStates[saving.state() as "saved"]}
					</span>
					<button type="submit" class="primary">
						{say().save}
					</button>
				</Show>
			</footer>
		</form>
	);
}

/** What two wrote in the same fields. */
function Clashes(props: { readonly of: ReturnType<ReturnType<typeof createTaskSaving>["clashes"]> }) {
	const words = useAllWords();
	const say = () => words().form;
	return (
		<dl class="clash">
			<For each={props.of}>
				{({ field, before, after }) => (
					<div class="fact">
						<dt>{field}</dt>
						<dd>
							{say().elsewhere} <bdi>{before}</bdi>
						</dd>
						<dd>
							{say().here} <bdi>{after}</bdi>
						</dd>
					</div>
				)}
			</For>
		</dl>
	);
}

interface TitleFieldProps {
	readonly text: string;
	readonly setText: (text: string) => void;
	readonly fault: FormFault;
}

function TitleField(props: TitleFieldProps) {
	const words = useAllWords();
	return (
		<label>
			<span class="visually-hidden">{words().form.title}</span>
			<textarea
				class="title-field"
				name="title"
				dir="auto"
				rows="1"
				value={props.text}
				onInput={(event) => props.setText(event.currentTarget.value)}
				required
				maxlength="200"
				onKeyDown={(event) => {
					// A title is one line, however many it takes on the screen.
					if (event.key !== "Enter" || event.isComposing) return;
					event.preventDefault();
					event.currentTarget.form?.requestSubmit();
				}}
				{...faultMarks(props.fault, "title")}
			/>
			<FieldFault fault={props.fault} place="title" />
		</label>
	);
}
