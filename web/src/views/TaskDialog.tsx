import { createResource, createSignal, For, Match, onMount, Show, Switch } from "solid-js";
import { Problem, type Written } from "../net/request.ts";
import { useDesk } from "../state/desk.ts";
import { sayExactly } from "../time/say.ts";
import { instantOfWall, instantText, msOf, wallTimeOf } from "../time/zone.ts";
import { type Due, PRIORITIES, type Task } from "../wire.ts";
import { Icon } from "./Icon.tsx";
import { LabelFields } from "./LabelFields.tsx";
import { Reminders } from "./Reminders.tsx";

interface TaskDialogProps {
	readonly taskId: number;
	readonly onClose: () => void;
}

type Answer = Written & { readonly task: Task };

/** One task with everything that can be changed in it. */
export function TaskDialog(props: TaskDialogProps) {
	const desk = useDesk();
	// The dialog edits what was read when it opened; `version` then says whether somebody else was quicker.
	const [opened, { refetch }] = createResource(async () => {
		const task = await desk.requests.read<Task>(`/api/tasks/${props.taskId}`);
		desk.dispatch({ kind: "fetched", tasks: [task] });
		return task;
	});
	let dialog: HTMLDialogElement | undefined;
	onMount(() => dialog?.showModal());
	const close = () => dialog?.close();

	return (
		<dialog
			class="card-dialog"
			aria-label="Task"
			ref={(element) => {
				dialog = element;
			}}
			onClose={() => props.onClose()}
			closedby="any"
		>
			<Switch fallback={<p class="muted centred">Loading…</p>}>
				<Match when={opened.error}>
					<div class="trouble" role="alert">
						<span>{(opened.error as Error).message}</span>
						<button type="button" onClick={close}>
							Close
						</button>
					</div>
				</Match>
				<Match when={opened()}>
					{(task) => <TaskForm task={task()} onClose={close} onReload={() => void refetch()} />}
				</Match>
			</Switch>
		</dialog>
	);
}

function TaskForm(props: { readonly task: Task; readonly onClose: () => void; readonly onReload: () => void }) {
	const desk = useDesk();
	const zone = () => desk.place().zone;
	const wall = () => {
		const { due } = props.task;
		if (!due) return { date: "", time: "" };
		return "date" in due ? { date: due.date, time: "" } : wallTimeOf(msOf(due.at), zone());
	};
	const [categoryId, setCategoryId] = createSignal(props.task.category_id);
	const [tagIds, setTagIds] = createSignal<readonly number[]>(props.task.tags.map((tag) => tag.id));
	const [fault, setFault] = createSignal<Problem>();
	/** The row as it is now: reminders change at once, not by Save. */
	const live = () => desk.desk().tasks.get(props.task.id) ?? props.task;
	const path = () => `/api/tasks/${props.task.id}`;

	function dueOf(date: string, time: string): Due | null {
		if (!date) return null;
		return time ? { at: instantText(instantOfWall({ date, time }, zone())), time_zone: zone() } : { date };
	}

	/** Only what differs is sent, so that two people (or tabs) can change different fields. */
	function changesOf(form: FormData): Record<string, unknown> {
		const { task } = props;
		const text = (name: string) => String(form.get(name) ?? "");
		const changes: Record<string, unknown> = {};
		if (text("title").trim() !== task.title) changes.title = text("title");
		if ((text("description") || null) !== task.description) changes.description = text("description") || null;
		if (text("priority") !== task.priority) changes.priority = text("priority");
		if (text("date") !== wall().date || text("time") !== wall().time) changes.due = dueOf(text("date"), text("time"));
		if (categoryId() !== task.category_id) changes.category_id = categoryId();
		if (tagIds().join() !== task.tags.map((tag) => tag.id).join()) changes.tag_ids = tagIds();
		return changes;
	}

	async function save(form: FormData, isForced: boolean): Promise<void> {
		const changes = changesOf(form);
		if (Object.keys(changes).length === 0) return props.onClose();
		setFault(undefined);
		try {
			const version = isForced ? undefined : props.task.version;
			const answer = await desk.requests.write<Answer>("PATCH", path(), changes, version);
			desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			await desk.change(`Saved: ${answer.task.title}`, async () => answer);
			props.onClose();
		} catch (problem) {
			setFault(problem instanceof Problem ? problem : new Problem(0, "", String(problem)));
		}
	}

	async function act(said: string, method: "POST" | "DELETE", suffix: string): Promise<void> {
		const body = method === "POST" ? {} : undefined;
		const answer = await desk.change(said, () => desk.requests.write<Written>(method, path() + suffix, body));
		if (!answer) return;
		desk.dispatch({ kind: "stale", taskIds: [props.task.id] });
		props.onClose();
	}

	let form: HTMLFormElement | undefined;
	return (
		<form
			ref={(element) => {
				form = element;
			}}
			onSubmit={(event) => {
				event.preventDefault();
				void save(new FormData(event.currentTarget), false);
			}}
		>
			<header class="pane-head">
				<h2>Task #{props.task.id}</h2>
				<button type="button" class="icon" aria-label="Close" onClick={() => props.onClose()}>
					<Icon name="close" />
				</button>
			</header>
			<div class="dialog-body">
				<label>
					Title
					<input name="title" value={props.task.title} required aria-invalid={fault()?.fields.has("title")} />
				</label>
				<label>
					Notes
					<textarea name="description" rows="3" value={props.task.description ?? ""} />
				</label>
				<div class="pair">
					<label>
						Due date
						<input name="date" type="date" value={wall().date} />
					</label>
					<label>
						Time
						<input name="time" type="time" value={wall().time} />
					</label>
					<label>
						Priority
						<select name="priority">
							<For each={PRIORITIES}>
								{(priority) => (
									<option value={priority} selected={priority === props.task.priority}>
										{priority}
									</option>
								)}
							</For>
						</select>
					</label>
				</div>
				<LabelFields categoryId={categoryId()} setCategoryId={setCategoryId} tagIds={tagIds()} setTagIds={setTagIds} />
				<Reminders task={live()} />
				<p class="muted small-print">
					Times are in {zone()}. Created {sayExactly(msOf(props.task.created_at), desk.place())}.
				</p>
				<Show when={fault()}>
					{(problem) => (
						<div class="trouble" role="alert">
							<span>{problem().status === 412 ? "This task was changed elsewhere meanwhile." : problem().message}</span>
							<Show when={problem().status === 412}>
								<button type="button" onClick={() => props.onReload()}>
									Show the newer
								</button>
								<button type="button" onClick={() => form && void save(new FormData(form), true)}>
									Save mine
								</button>
							</Show>
						</div>
					)}
				</Show>
			</div>
			<footer class="dialog-foot">
				<Show
					when={live().status !== "deleted"}
					fallback={
						<button
							type="button"
							class="primary"
							onClick={() => void act(`Restored: ${props.task.title}`, "POST", "/restore")}
						>
							Restore
						</button>
					}
				>
					<button type="button" class="danger" onClick={() => void act(`Deleted: ${props.task.title}`, "DELETE", "")}>
						Delete
					</button>
					<span class="w-spacer" />
					<button type="button" onClick={() => props.onClose()}>
						Cancel
					</button>
					<button type="submit" class="primary">
						Save
					</button>
				</Show>
			</footer>
		</form>
	);
}
