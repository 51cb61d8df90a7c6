import { Show } from "solid-js";
import type { ChildrenAsked, StatusVerb } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import type { FirstMessages } from "../../words/english.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../parts/Modal.tsx";

function sayBelow(say: FirstMessages["children"], verb: StatusVerb, count: number): string {
	if (verb === "reopen") return say.wereCompleted(count);
	return verb === "restore" ? say.wereDeleted(count) : say.areOpen(count);
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
	const words = useWords();
	const say = () => words().children;
	return (
		<Modal class="card-dialog" label={say().label} toasts={desk.toasts} onClose={() => props.asked.answer(undefined)}>
			{(close) => (
				<div class="dialog-column">
					<header class="pane-head">
						<h2>{say()[props.asked.verb](props.asked.title)}</h2>
					</header>
					<div class="dialog-body">
						<p>{sayBelow(say(), props.asked.verb, props.asked.count)}</p>
						<p class="muted">{say().onceForAll}</p>
					</div>
					<footer class="dialog-foot">
						<button type="button" onClick={close}>
							{words().general.cancel}
						</button>
						<span class="w-spacer" />
						<button type="button" onClick={() => props.asked.answer("leave")}>
							{say().leave(props.asked.count)}
						</button>
						<button type="button" class="primary" onClick={() => props.asked.answer("take_along")}>
							{say().takeAlong(props.asked.count)}
						</button>
					</footer>
				</div>
			)}
		</Modal>
	);
}
