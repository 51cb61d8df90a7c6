import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { ZoneMoves as Moves, ZoneChange } from "../../state/settings/zoneChange.ts";
import { sayDue } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { Modal } from "../parts/Modal.tsx";

/** What another zone would move, before it is taken. */
export function ZoneMoves(props: { readonly change: ZoneChange }) {
	return <Show when={props.change.moves()}>{(moves) => <Shown moves={moves()} change={props.change} />}</Show>;
}

function Shown(props: { readonly moves: Moves; readonly change: ZoneChange }) {
	const desk = useDesk();
	const words = useAllWords();
	const own = () => words().zoneMoves;
	const say = (instant: string | null) =>
		instant ? sayDue({ at: instant, time_zone: desk.place().zone }, desk.now(), desk.place()) : own().noTime;
	return (
		<Modal class="card-dialog" label={own().title} toasts={desk.toasts} onClose={() => props.change.refuse()}>
			{(close) => (
				<div class="dialog-column">
					<header class="pane-head">
						<h2>{own().question(props.moves.zone)}</h2>
						<button type="button" class="icon" aria-label={words().general.close} onClick={close}>
							<Icon name="close" />
						</button>
					</header>
					<div class="dialog-body">
						<p class="muted">{own().count(props.moves.count, desk.place().zone)}</p>
						<ul class="records" aria-label={own().list}>
							<For each={props.moves.moved}>
								{(task) => (
									<li class="record">
										<b>
											<bdi>{task.title}</bdi> <span class="task-id">#{task.task_id}</span>
										</b>
										<Show when={task.due}>
											{(due) => (
												<span>
													{own().due} <del>{say(due().from)}</del> → <ins>{say(due().to)}</ins>
												</span>
											)}
										</Show>
										<For each={task.reminders}>
											{(reminder) => (
												<span>
													{own().reminder} <del>{say(reminder.from)}</del> → <ins>{say(reminder.to)}</ins>
												</span>
											)}
										</For>
									</li>
								)}
							</For>
						</ul>
						<Show when={props.moves.count > props.moves.moved.length}>
							<p class="muted">{own().more(props.moves.count - props.moves.moved.length)}</p>
						</Show>
					</div>
					<footer class="dialog-foot">
						<span class="w-spacer" />
						<button type="button" onClick={close}>
							{own().stay(desk.place().zone)}
						</button>
						<button type="button" class="primary" onClick={() => void props.change.accept()}>
							{own().change}
						</button>
					</footer>
				</div>
			)}
		</Modal>
	);
}
