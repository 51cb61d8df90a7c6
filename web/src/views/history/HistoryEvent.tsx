import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { alterationsOf, sayEvent, sayWho } from "../../state/history/narrate.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { sayClock, sayExactly } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { JournalEvent } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

interface HistoryEventProps {
	readonly event: JournalEvent;
	/** What it is about, where that does not go without saying. */
	readonly about?: JSX.Element;
	/** It stands under no heading that says its day. */
	readonly hasDate?: boolean;
}

/** One event as its user reads it: what happened, each value old → new, who and when, and the way back. */
export function HistoryEvent(props: HistoryEventProps) {
	const desk = useDesk();
	const words = useAllWords();
	const navigation = useNavigation();
	const at = () => msOf(props.event.at);
	const alterations = () =>
		alterationsOf(props.event, {
			nowMs: desk.now(),
			place: desk.place(),
			words: words(),
			categories: desk.categories(),
			tags: desk.tags(),
		});
	const canUndo = () => props.event.type !== "reminder.sent" && props.event.principal.kind !== "system";
	return (
		<article class="record">
			<p class="record-head">
				<b>{sayEvent(props.event, words())}</b>
				<Show when={props.event.undoes !== null}>
					<span class="tag">{words().history.undo}</span>
				</Show>
				{props.about}
			</p>
			<dl>
				<For each={alterations()}>
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
				{sayWho(props.event.principal, words())} ·{" "}
				<time dateTime={props.event.at} title={sayExactly(at(), desk.place())}>
					{props.hasDate ? sayExactly(at(), desk.place()) : sayClock(at(), desk.place())}
				</time>
				<button
					type="button"
					class="small quiet then"
					title={words().past.open}
					aria-label={words().past.openAt(sayExactly(at(), desk.place()))}
					onClick={() => navigation.lookBack(props.event.at)}
				>
					<Icon name="history" />
				</button>
				<Show when={canUndo()}>
					<button
						type="button"
						class="small quiet"
						onClick={() =>
							void desk.undo([props.event.event_id], words().shell.undoneWhat(sayEvent(props.event, words())))
						}
					>
						<Icon name="undo" /> {words().shell.undo}
					</button>
				</Show>
			</p>
		</article>
	);
}
