import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { askedOf, createForecast } from "../../state/task/forecast.ts";
import { type Chip, chipsOf } from "../../state/task/preview.ts";
import { saySlot } from "../../time/say.ts";
import type { Span, Understood } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "./Icon.tsx";
import { NextTen, provisoOf } from "./NextTen.tsx";
import "../../look/reading.css";
import "../../look/series.css";

interface ReadingProps {
	readonly read: Understood;
	readonly onTakeOff: (spans: readonly Span[]) => void;
}

/** So many of the next dates are named without opening the list. */
const NAMED = 3;

/** What the line was understood as, before it is sent: chips that can be taken off, and what a recurrence comes to. */
export function Reading(props: ReadingProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reading;
	const sayChip = (chip: Chip) => `${say().kinds[chip.kind]} ${chip.value}`;
	const recurrence = () => props.read.understood.recurrence;
	const forecast = createForecast(desk.requests, () => {
		const wanted = recurrence();
		return wanted ? { recurrence: askedOf(wanted) } : undefined;
	});
	const chips = () => chipsOf(props.read, desk.now(), desk.place(), words());
	const named = () =>
		(forecast().preview?.occurrences ?? [])
			.slice(0, NAMED)
			.map(({ local }) => saySlot(local, desk.now(), desk.place()))
			.join(" · ");

	return (
		<div class="reading">
			{/* A list that changes while one writes is not read out by itself; one sentence about it is. */}
			<output class="visually-hidden">
				{say().understood} {chips().map(sayChip).join(", ")}
			</output>
			<ul class="chips" aria-label={say().title}>
				<For each={chips()}>
					{(chip) => (
						<li class={`chip kind-${chip.kind}`}>
							<span class="chip-kind">{say().kinds[chip.kind]}</span> <bdi>{chip.value}</bdi>
							<Show when={chip.spans.length > 0}>
								<button
									type="button"
									class="chip-off"
									aria-label={say().takeOffWhat(sayChip(chip))}
									title={say().takeOff}
									onClick={() => props.onTakeOff(chip.spans)}
								>
									<Icon name="close" />
								</button>
							</Show>
						</li>
					)}
				</For>
			</ul>
			<Show when={recurrence() && forecast().preview?.occurrences.length}>
				<details class="coming">
					<summary data-show={say().showTen} data-hide={say().hide}>
						<Icon name="repeat" /> <span>{named()} …</span>
					</summary>
					<NextTen
						forecast={forecast()}
						zone={recurrence()?.time_zone ?? desk.place().zone}
						proviso={provisoOf(recurrence() ?? {}, words())}
					/>
				</details>
			</Show>
			<Show when={recurrence() && forecast().fault}>
				{(fault) => <p class="w-caption tone-danger">{sayFault(fault(), words())}</p>}
			</Show>
			<For each={props.read.questions}>{(question) => <p class="w-caption">{question.text}</p>}</For>
		</div>
	);
}
