import { For, onMount, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { alterationsOf, sayAbout, sayEvent, sayWho } from "../state/narrate.ts";
import { sayClock, sayDate, sayExactly } from "../time/say.ts";
import { msOf, wallTimeOf } from "../time/zone.ts";
import type { JournalEvent } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { Paged } from "./Paged.tsx";

/** The journal as its user reads it: who did what and when, and the way back. */
export function History(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().history;

	const taskIdOf = (event: JournalEvent) => (typeof event.data.task_id === "number" ? event.data.task_id : undefined);
	const about = (event: JournalEvent) => sayAbout(event) ?? desk.desk().tasks.get(taskIdOf(event) ?? 0)?.title;
	const dayOf = (event: JournalEvent) =>
		sayDate(wallTimeOf(msOf(event.at), desk.place().zone).date, desk.now(), desk.place());
	// Titles of what was deleted; where they cannot be had, its number stands there.
	onMount(() => void desk.loadMore("deleted", undefined).catch(() => undefined));
	const canUndo = (event: JournalEvent) => event.type !== "reminder.sent" && event.principal.kind !== "system";

	return (
		<Paged<JournalEvent> path="/api/history" title={say().title} nothing={say().nothing} heading={dayOf}>
			{(event) => (
				<article class="record">
					<p class="record-head">
						<b>{sayEvent(event, words())}</b>
						<Show when={event.undoes !== null}>
							<span class="tag">{say().undo}</span>
						</Show>
						<Show when={taskIdOf(event)}>
							{(id) => (
								<button type="button" class="link" onClick={() => props.onOpen(id())}>
									<bdi>{about(event) ?? `#${id()}`}</bdi>
								</button>
							)}
						</Show>
						<Show when={!taskIdOf(event) && about(event)}>
							<bdi>{about(event)}</bdi>
						</Show>
					</p>
					<dl>
						<For each={alterationsOf(event, desk.now(), desk.place(), words())}>
							{(alteration) => (
								<div class="fact">
									<dt>{alteration.field}</dt>
									<dd>
										<del>
											<bdi>{alteration.before}</bdi>
										</del>{" "}
										→{" "}
										<ins>
											<bdi>{alteration.after}</bdi>
										</ins>
									</dd>
								</div>
							)}
						</For>
					</dl>
					<p class="muted record-foot">
						{sayWho(event.principal, words())} ·{" "}
						<time dateTime={event.at} title={sayExactly(msOf(event.at), desk.place())}>
							{sayClock(msOf(event.at), desk.place())}
						</time>
						<Show when={canUndo(event)}>
							<button
								type="button"
								class="small quiet"
								onClick={() => void desk.undo([event.event_id], words().shell.undoneWhat(sayEvent(event, words())))}
							>
								<Icon name="undo" /> {words().shell.undo}
							</button>
						</Show>
					</p>
				</article>
			)}
		</Paged>
	);
}
