import { For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { saySlot } from "../time/say.ts";
import type { Recurrence } from "../wire.ts";

/** Every date that a series leaves out or adds; its rule in words names only the first of them. */
export function DatesApart(props: { readonly recurrence: Recurrence }) {
	return (
		<>
			<Dates label="Left out" dates={props.recurrence.exdates} />
			<Dates label="Added" dates={props.recurrence.rdates} />
		</>
	);
}

function Dates(props: { readonly label: string; readonly dates: readonly string[] }) {
	const desk = useDesk();
	return (
		<Show when={props.dates.length > 0}>
			<details class="dates-apart">
				<summary>
					{props.label}: {props.dates.length} {props.dates.length === 1 ? "date" : "dates"}
				</summary>
				<ul aria-label={`Dates ${props.label.toLowerCase()}`}>
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
