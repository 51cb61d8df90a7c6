import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { Problem } from "../net/request.ts";
import { useDesk } from "../state/desk.ts";
import type { OpenTask } from "../state/place.ts";
import type { Task } from "../wire.ts";
import { Modal } from "./Modal.tsx";
import { TaskForm } from "./TaskForm.tsx";

interface TaskDialogProps {
	readonly task: OpenTask;
	readonly onOpen: (taskId: number) => void;
	readonly onClose: () => void;
}

const FOREIGN = "This link leads to a task of another account. Sign out, and sign in with that one, to open it.";

/** One task with everything that can be changed in it. */
export function TaskDialog(props: TaskDialogProps) {
	const desk = useDesk();
	// The dialog edits what was read when it opened; `version` then says whether somebody else was quicker.
	const [opened, { mutate, refetch }] = createResource(async () => {
		const { id, account } = props.task;
		if (account && !desk.me().user.id.startsWith(account)) throw new Error(FOREIGN);
		const task = await desk.requests.read<Task>(`/api/tasks/${id}`).catch((fault: unknown) => {
			throw fault instanceof Problem && fault.status === 404 ? new Error(`There is no task #${id} here.`) : fault;
		});
		desk.dispatch({ kind: "fetched", tasks: [task] });
		return task;
	});
	/** Counts what was read anew, for which the form begins anew; a change made inside only goes on from there. */
	const [reading, setReading] = createSignal(1);

	return (
		<Modal class="card-dialog" label="Task" toasts={desk.toasts} onClose={() => props.onClose()}>
			{(close, leaving) => (
				<Switch fallback={<p class="muted centred">Loading…</p>}>
					<Match when={opened.error}>
						<div class="dialog-column">
							<header class="pane-head">
								<h2>Task</h2>
							</header>
							<p class="dialog-body" role="alert">
								{(opened.error as Error).message}
							</p>
							<footer class="dialog-foot">
								<span class="w-spacer" />
								<button type="button" class="primary" onClick={close}>
									Close
								</button>
							</footer>
						</div>
					</Match>
					<Match when={opened()}>
						{(task) => (
							<Show when={reading()} keyed>
								{(_) => (
									<TaskForm
										task={task()}
										onTask={mutate}
										onOpen={(taskId) => props.onOpen(taskId)}
										leaving={leaving}
										onClose={close}
										onReload={() => void Promise.resolve(refetch()).then(() => setReading((count) => count + 1))}
									/>
								)}
							</Show>
						)}
					</Match>
				</Switch>
			)}
		</Modal>
	);
}
