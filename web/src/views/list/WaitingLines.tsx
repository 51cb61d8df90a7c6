import { createMemo, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

/** Tasks that are added when the server is back, as they were typed: nothing else is known of them. */
export function WaitingLines() {
	const desk = useDesk();
	const words = useWords();
	const lines = createMemo(() =>
		desk.outbox.waiting().flatMap(({ line, refused }) => (line === undefined || refused !== undefined ? [] : [line])),
	);
	return (
		<Show when={lines().length > 0}>
			<ul class="tasks">
				<For each={lines()}>
					{(line) => (
						<li class="task waiting-line">
							<span class="task-title">
								<bdi>{line}</bdi>
							</span>
							<span class="task-facts">
								<span class="waits">
									<Icon name="cloud" /> {words().outbox.onRow}
								</span>
							</span>
						</li>
					)}
				</For>
			</ul>
		</Show>
	);
}
