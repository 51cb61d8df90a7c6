import { createSignal, onMount, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { ANYTHING, historyPath } from "../../state/history/historyWish.ts";
import { sayAbout } from "../../state/history/narrate.ts";
import { sayDate } from "../../time/say.ts";
import { msOf, wallTimeOf } from "../../time/zone.ts";
import type { JournalEvent } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Paged } from "../parts/Paged.tsx";
import { HistoryEvent } from "./HistoryEvent.tsx";
import { HistoryTools } from "./HistoryTools.tsx";

/** The journal as its user reads it: who did what and when, and the way back. */
export function History(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().history;
	const [wish, setWish] = createSignal(ANYTHING);

	const taskIdOf = (event: JournalEvent) => (typeof event.data.task_id === "number" ? event.data.task_id : undefined);
	const about = (event: JournalEvent) => sayAbout(event) ?? desk.desk().tasks.get(taskIdOf(event) ?? 0)?.title;
	const dayOf = (event: JournalEvent) =>
		sayDate(wallTimeOf(msOf(event.at), desk.place().zone).date, desk.now(), desk.place());
	// Titles of what was deleted; where they cannot be had, its number stands there.
	onMount(() => void desk.loadMore("deleted", undefined).catch(() => undefined));

	return (
		<Paged<JournalEvent>
			path={historyPath(wish(), desk.desk().tasks, desk.place().zone)}
			title={say().title}
			nothing={wish() === ANYTHING ? say().nothing : say().nothingSuch}
			heading={dayOf}
			tools={<HistoryTools wish={wish()} onWish={setWish} />}
		>
			{(event) => (
				<HistoryEvent
					event={event}
					about={
						<Show when={taskIdOf(event)} fallback={<Show when={about(event)}>{(name) => <bdi>{name()}</bdi>}</Show>}>
							{(id) => (
								<button type="button" class="link" onClick={() => props.onOpen(id())}>
									<bdi>{about(event) ?? `#${id()}`}</bdi>
								</button>
							)}
						</Show>
					}
				/>
			)}
		</Paged>
	);
}
