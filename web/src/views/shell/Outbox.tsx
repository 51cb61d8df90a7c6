import { For, Show } from "solid-js";
import type { Waiting } from "../../net/outbox.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

interface OutboxProps {
	readonly onOpen: (taskId: number) => void;
	/** The line of an addition is to be written otherwise. */
	readonly onMend: (refused: Waiting) => void;
}

/** What waits to be sent, and what the server refuses of it, with the ways out. */
export function Outbox(props: OutboxProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().outbox;
	const { outbox } = desk;
	const run = (work: Promise<void>) => void work.catch(desk.toasts.fail);
	return (
		<Show when={outbox.waiting().length > 0}>
			<section class="banner outbox" aria-label={say().title}>
				<Icon name="cloud" />
				<ul>
					<For each={outbox.waiting()}>
						{(one) => (
							<li>
								<span>
									<bdi>{one.said}</bdi>{" "}
									<Show when={one.refused} fallback={<span class="muted">{say().waits}</span>}>
										{(why) => (
											<span class="fault" role="alert">
												{say().refused} {why()}
											</span>
										)}
									</Show>
								</span>
								<Show when={one.refused}>
									<Show
										when={one.taskId}
										fallback={
											<button type="button" onClick={() => props.onMend(one)}>
												{say().mend}
											</button>
										}
									>
										{(taskId) => (
											<button type="button" onClick={() => props.onOpen(taskId())}>
												{say().open}
											</button>
										)}
									</Show>
									<button type="button" onClick={() => run(outbox.retry(one.key))}>
										{words().general.tryAgain}
									</button>
								</Show>
								<button type="button" class="quiet" onClick={() => run(outbox.discard(one.key))}>
									{say().discard}
								</button>
							</li>
						)}
					</For>
				</ul>
			</section>
		</Show>
	);
}
