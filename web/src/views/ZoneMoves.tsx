import { For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import type { ZoneMoves as Moves, ZoneChange } from "../state/zoneChange.ts";
import { sayDue } from "../time/say.ts";
import { Icon } from "./Icon.tsx";
import { Modal } from "./Modal.tsx";

/** What another zone would move, before it is taken. */
export function ZoneMoves(props: { readonly change: ZoneChange }) {
	return <Show when={props.change.moves()}>{(moves) => <Shown moves={moves()} change={props.change} />}</Show>;
}

function Shown(props: { readonly moves: Moves; readonly change: ZoneChange }) {
	const desk = useDesk();
	const say = (instant: string | null) =>
		instant ? sayDue({ at: instant, time_zone: desk.place().zone }, desk.now(), desk.place()) : "no time";
	return (
		<Modal class="card-dialog" label="Change the time zone" toasts={desk.toasts} onClose={() => props.change.refuse()}>
			{(close) => (
				<div class="dialog-column">
					<header class="pane-head">
						<h2>Change the time zone to {props.moves.zone}?</h2>
						<button type="button" class="icon" aria-label="Close" onClick={close}>
							<Icon name="close" />
						</button>
					</header>
					<div class="dialog-body">
						<p class="muted">
							{props.moves.count === 1 ? "One task moves" : `${props.moves.count} tasks move`}, shown by the clock of{" "}
							{desk.place().zone}; all others stay at their instant.
						</p>
						<ul class="records" aria-label="What moves">
							<For each={props.moves.moved}>
								{(task) => (
									<li class="record">
										<b>
											<bdi>{task.title}</bdi> <span class="task-id">#{task.task_id}</span>
										</b>
										<Show when={task.due}>
											{(due) => (
												<span>
													due <del>{say(due().from)}</del> → <ins>{say(due().to)}</ins>
												</span>
											)}
										</Show>
										<For each={task.reminders}>
											{(reminder) => (
												<span>
													reminder <del>{say(reminder.from)}</del> → <ins>{say(reminder.to)}</ins>
												</span>
											)}
										</For>
									</li>
								)}
							</For>
						</ul>
						<Show when={props.moves.count > props.moves.moved.length}>
							<p class="muted">And {props.moves.count - props.moves.moved.length} more.</p>
						</Show>
					</div>
					<footer class="dialog-foot">
						<span class="w-spacer" />
						<button type="button" onClick={close}>
							Stay in {desk.place().zone}
						</button>
						<button type="button" class="primary" onClick={() => void props.change.accept()}>
							Change
						</button>
					</footer>
				</div>
			)}
		</Modal>
	);
}
