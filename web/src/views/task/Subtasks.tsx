import { createMemo, createResource, For, Show } from "solid-js";
import type { TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { changeStatus } from "../../state/list/complete.ts";
import { isolated } from "../../time/say.ts";
import type { Listed, Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";

/** The tasks directly below one: how far they are, each a tick or a step away, and a line for the next. */
export function Subtasks(props: { readonly task: Task; readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().subtasks;
	const id = props.task.id;
	// Open ones are on the page already; those that are done may not be.
	const [asked] = createResource(async () => {
		const page = await desk.requests.read<Listed<Task>>(`/api/tasks?parent_id=${id}&status=all&limit=100`);
		desk.dispatch({ kind: "fetched", tasks: page.data });
		return true;
	});
	const below = createMemo(() =>
		[...desk.desk().tasks.values()]
			.filter((task) => task.parent_id === id && task.status !== "deleted")
			.sort((a, b) => Number(a.status === "completed") - Number(b.status === "completed") || a.id - b.id),
	);
	const done = () => below().filter(({ status }) => status === "completed").length;
	let line: HTMLInputElement | undefined;

	async function add(): Promise<void> {
		const title = line?.value.trim();
		if (!title || !line) return;
		const make = () => desk.requests.write<TaskAnswer>("POST", "/api/tasks", { title, parent_id: id });
		const answer = await desk.change<TaskAnswer>(words().adding.added(isolated(title)), make);
		if (!answer) return;
		desk.dispatch({ kind: "fetched", tasks: [answer.task] });
		line.value = "";
	}

	return (
		<section class="subtasks" aria-label={say().title}>
			<div class="notes-head">
				<h3>{say().title}</h3>
				<Show when={below().length > 0}>
					<span class="muted small-print">{say().progress(done(), below().length)}</span>
				</Show>
			</div>
			<Show when={below().length > 0}>
				<progress aria-label={say().title} value={done()} max={below().length} />
			</Show>
			<ul>
				<For each={below().map((task) => task.id)}>
					{(taskId) => (
						<Show when={desk.task(taskId)}>
							{(task) => (
								<li class="subtask" classList={{ done: task().status === "completed" }}>
									<input
										type="checkbox"
										class={`round priority-${task().priority}`}
										checked={task().status === "completed"}
										aria-label={
											task().status === "completed"
												? words().list.reopen(task().title)
												: words().list.complete(task().title)
										}
										onChange={(event) => {
											event.currentTarget.checked = task().status === "completed";
											const verb = task().status === "completed" ? "reopen" : "complete";
											void changeStatus(desk, verb, task(), props.onOpen);
										}}
									/>
									<button type="button" class="subtask-title" onClick={() => props.onOpen(taskId)}>
										<bdi>{task().title}</bdi>
									</button>
								</li>
							)}
						</Show>
					)}
				</For>
			</ul>
			<Show when={asked.error}>
				<p class="muted small-print">{say().unread}</p>
			</Show>
			<Show when={props.task.status === "open"}>
				<input
					class="add-line"
					dir="auto"
					maxlength="200"
					enterkeyhint="done"
					aria-label={say().add}
					placeholder={say().add}
					ref={(element) => {
						line = element;
					}}
					onKeyDown={(event) => {
						if (event.key !== "Enter" || event.isComposing) return;
						event.preventDefault();
						void add();
					}}
				/>
			</Show>
		</section>
	);
}
