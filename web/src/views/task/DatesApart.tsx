import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { saySlot } from "../../time/say.ts";
import type { Recurrence } from "../../wire.ts";
import { useWords } from "../../words/words.ts";

/** Every date that a series leaves out or adds; its rule in words names only the first of them. */
export function DatesApart(props: { readonly recurrence: Recurrence }) {
	const words = useWords();
	const exdates = () => props.recurrence.exdates;
	const rdates = () => props.recurrence.rdates;
	return (
		<>
			<Dates summary={words().series.leftOut(exdates().length)} label={words().series.datesLeftOut} dates={exdates()} />
			<Dates summary={words().series.added(rdates().length)} label={words().series.datesAdded} dates={rdates()} />
		</>
	);
}

function Dates(props: { readonly summary: string; readonly label: string; readonly dates: readonly string[] }) {
	const desk = useDesk();
	return (
		<Show when={props.dates.length > 0}>
			<details class="dates-apart">
				<summary>{props.summary}</summary>
				<ul aria-label={props.label}>
					<For each={props.dates.toSorted()}>
						{(date) => (
							<li>
								<time dateTime={date}>{saySlot(date, desk.now(), desk.place())}</time>
							</li>
						)}
					</For>
				</ul>
			</details>
		</Show>
	);
}
