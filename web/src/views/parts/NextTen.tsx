import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { Forecast } from "../../state/task/forecast.ts";
import { saySlot } from "../../time/say.ts";
import type { AskedRecurrence } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "./Icon.tsx";

interface NextTenProps {
	readonly forecast: Forecast;
	/** Zone of the series: its wall times are shown as they are meant. */
	readonly zone: string;
	/** The name of the occurrence that is at hand. */
	readonly present?: string | null;
	/** On what they depend, where they do. */
	readonly proviso?: string | undefined;
}

/** As many as are asked for. */
const ALL = 10;

/** Counted from completion, all but the first depend on when the task is done; paused, on when it goes on. */
export function provisoOf(
	{ mode, paused }: Pick<AskedRecurrence, "mode"> & { paused?: boolean },
	{ forecast }: Messages,
): string | undefined {
	if (paused) return forecast.onceResumed;
	return mode === "after_completion" ? forecast.whenDone : undefined;
}

/** The next occurrences, each with the reason where it is not where one expects it. */
export function NextTen(props: NextTenProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().forecast;
	const occurrences = () => props.forecast.preview?.occurrences ?? [];
	return (
		<Show when={props.forecast.preview}>
			<div class="next-ten">
				<h3>
					{occurrences().length < ALL ? say().all : say().next}
					<Show when={props.proviso}>{(proviso) => <> {proviso()}</>}</Show>
					<Show when={props.zone !== desk.place().zone}>
						<span class="muted"> {say().inZone(props.zone)}</span>
					</Show>
				</h3>
				<ol aria-label={say().title}>
					<For each={occurrences()}>
						{(occurrence) => (
							<li classList={{ present: occurrence.local === props.present }}>
								<time dateTime={occurrence.instant}>{saySlot(occurrence.local, desk.now(), desk.place())}</time>
								<Show when={occurrence.local === props.present}>
									<span class="tag tone-success">{say().present}</span>
								</Show>
								<Show when={occurrence.reason}>
									<span class="reason">
										<Icon name="info" /> {occurrence.reason}
									</span>
								</Show>
							</li>
						)}
					</For>
				</ol>
				<Show when={occurrences().length < ALL}>
					<p class="muted small-print">{say().ends}</p>
				</Show>
			</div>
		</Show>
	);
}
