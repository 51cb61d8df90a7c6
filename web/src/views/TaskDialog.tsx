import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { Problem } from "../net/request.ts";
import { useDesk } from "../state/desk.ts";
import type { OpenTask } from "../state/place.ts";
import { sayFault } from "../state/sayFault.ts";
import type { Task } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { Modal } from "./Modal.tsx";
import { TaskForm } from "./TaskForm.tsx";

interface TaskDialogProps {
	readonly task: OpenTask;
	readonly onOpen: (taskId: number) => void;
	readonly onClose: () => void;
}

/** One task with everything that can be changed in it. */
export function TaskDialog(props: TaskDialogProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().form;
	// The dialog edits what was read when it opened; `version` then says whether somebody else was quicker.
	const [opened, { mutate, refetch }] = createResource(async () => {
		const { id, account } = props.task;
		if (account && !desk.me().user.id.startsWith(account)) throw new Error(say().foreign);
		const task = await desk.requests.read<Task>(`/api/tasks/${id}`).catch((fault: unknown) => {
			throw fault instanceof Problem && fault.status === 404 ? new Error(say().missing(id)) : fault;
		});
		desk.dispatch({ kind: "fetched", tasks: [task] });
		return task;
	});
	/** Counts what was read again, for which the form begins again; a change made inside only goes on from there. */
	const [reading, setReading] = createSignal(1);

	return (
		<Modal class="card-dialog" label={say().task} toasts={desk.toasts} onClose={() => props.onClose()}>
			{(close, leaving) => (
				<Switch fallback={<p class="muted centred">{words().general.loading}</p>}>
					<Match when={opened.error}>
						<div class="dialog-column">
							<header class="pane-head">
								<h2>{say().task}</h2>
							</header>
							<p class="dialog-body" role="alert">
								{sayFault(opened.error, words())}
							</p>
							<footer class="dialog-foot">
								<span class="w-spacer" />
								<button type="button" class="primary" onClick={close}>
									{words().general.close}
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
