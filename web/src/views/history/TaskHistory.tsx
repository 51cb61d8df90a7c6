import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import type { JournalEvent, Listed } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { HistoryEvent } from "./HistoryEvent.tsx";

/** What happened to one task, the latest first; read when it is unfolded, and again whenever the journal grows. */
export function TaskHistory(props: { readonly taskId: number }) {
	const desk = useDesk();
	const words = useAllWords();
	const [isOpen, setOpen] = createSignal(false);
	const [events] = createResource(
		() => isOpen() && { seq: desk.seq() },
		() => desk.requests.read<Listed<JournalEvent>>(`/api/history?task_id=${props.taskId}&limit=50`),
	);
	return (
		<details class="task-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>{words().history.title}</summary>
			<Show when={events.error}>{(fault) => <p class="muted">{sayFault(fault(), words())}</p>}</Show>
			<ul class="records">
				<For each={latestOf(events)?.data ?? []}>
					{(event) => (
						<li>
							<HistoryEvent event={event} hasDate={true} />
						</li>
					)}
				</For>
			</ul>
		</details>
	);
}
