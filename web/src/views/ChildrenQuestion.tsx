import { Show } from "solid-js";
import type { ChildrenAsked, StatusVerb } from "../state/children.ts";
import { useDesk } from "../state/desk.ts";
import { Modal } from "./Modal.tsx";

const HEADS: Readonly<Record<StatusVerb, (title: string) => string>> = {
	complete: (title) => `Complete “${title}”?`,
	reopen: (title) => `Reopen “${title}”?`,
	delete: (title) => `Delete “${title}”?`,
	restore: (title) => `Restore “${title}”?`,
};

function sayBelow(verb: StatusVerb, count: number): string {
	const tasks = (adjective: string) => `${count} ${adjective}${count === 1 ? "task" : "tasks"}`;
	const was = count === 1 ? "was" : "were";
	if (verb === "reopen") return `${tasks("")} below it ${was} completed with it.`;
	if (verb === "restore") return `${tasks("")} below it ${was} deleted with it.`;
	return `${tasks("open ")} ${count === 1 ? "is" : "are"} below it.`;
}

/** What becomes of the tasks below one: asked only where the settings leave it open. */
export function ChildrenQuestion() {
	const desk = useDesk();
	return (
		<Show when={desk.childrenAsked()} keyed>
			{(asked) => <Shown asked={asked} />}
		</Show>
	);
}

function Shown(props: { readonly asked: ChildrenAsked }) {
	const desk = useDesk();
	return (
		<Modal
			class="card-dialog"
			label="Tasks below this one"
			toasts={desk.toasts}
			onClose={() => props.asked.answer(undefined)}
		>
			{(close) => (
				<div class="dialog-column">
					<header class="pane-head">
						<h2>{HEADS[props.asked.verb](props.asked.title)}</h2>
					</header>
					<div class="dialog-body">
						<p>{sayBelow(props.asked.verb, props.asked.count)}</p>
						<p class="muted">The settings can answer this once and for all.</p>
					</div>
					<footer class="dialog-foot">
						<button type="button" onClick={close}>
							Cancel
						</button>
						<span class="w-spacer" />
						<button type="button" onClick={() => props.asked.answer("leave")}>
							{props.asked.count === 1 ? "Leave it" : "Leave them"}
						</button>
						<button type="button" class="primary" onClick={() => props.asked.answer("take_along")}>
							{props.asked.count === 1 ? "Take it along" : "Take them along"}
						</button>
					</footer>
				</div>
			)}
		</Modal>
	);
}
