import { createResource, createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { Problem } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { createLeaving, type Leaving } from "../../state/parts/leaving.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { type OpenTask, useNavigation } from "../../state/shell/place.ts";
import type { Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { isFieldIn, isSomethingInFront } from "../parts/keyboard.ts";
import { Unsaved } from "../parts/Unsaved.tsx";
import { TaskForm } from "./TaskForm.tsx";

interface TaskPaneProps {
	readonly task: OpenTask;
	readonly onOpen: (taskId: number) => void;
	/** Told how it is left: whoever would open another task asks there first. */
	readonly onLeaving: (leaving: Leaving) => void;
	readonly onClose: () => void;
}

/** One task with everything that can be changed in it, beside the list; what is around it stays alive. */
export function TaskPane(props: TaskPaneProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().form;
	const navigation = useNavigation();
	let pane: HTMLElement | undefined;
	let end = () => {};
	let isOver = false;
	const close = () => {
		if (isOver) return;
		isOver = true;
		end();
		props.onClose();
	};
	const leaving = createLeaving(close);
	/** Escape closes it from wherever the keyboard is, but for fields beside it and what stands in front. */
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
		if (isSomethingInFront() || (isFieldIn(event.target) && !pane?.contains(event.target as Node))) return;
		event.preventDefault();
		leaving.onBack();
	};
	onMount(() => {
		props.onLeaving(leaving);
		end = navigation.stand(leaving.onBack);
		document.addEventListener("keydown", onKeyDown);
		pane?.focus({ preventScroll: true });
	});
	onCleanup(() => {
		end();
		document.removeEventListener("keydown", onKeyDown);
	});

	// The form edits what was read when it opened; `version` then says whether somebody else was quicker.
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
		<section
			class="pane task-pane"
			aria-label={say().task}
			data-asking={leaving.isAsking() ? "" : undefined}
			tabindex={-1}
			ref={(element) => {
				pane = element;
			}}
		>
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
			<Show when={leaving.isAsking()}>
				<Unsaved onKeep={() => leaving.keep()} onDiscard={() => leaving.discard()} />
			</Show>
		</section>
	);
}
