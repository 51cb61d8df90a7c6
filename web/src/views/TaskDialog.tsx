import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { useDesk } from "../state/desk.ts";
import type { Task } from "../wire.ts";
import { Modal } from "./Modal.tsx";
import { TaskForm } from "./TaskForm.tsx";

interface TaskDialogProps {
	readonly taskId: number;
	readonly onOpen: (taskId: number) => void;
	readonly onClose: () => void;
}

/** One task with everything that can be changed in it. */
export function TaskDialog(props: TaskDialogProps) {
	const desk = useDesk();
	// The dialog edits what was read when it opened; `version` then says whether somebody else was quicker.
	const [opened, { mutate, refetch }] = createResource(async () => {
		const task = await desk.requests.read<Task>(`/api/tasks/${props.taskId}`);
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
						<div class="trouble" role="alert">
							<span>{(opened.error as Error).message}</span>
							<button type="button" onClick={close}>
								Close
							</button>
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
