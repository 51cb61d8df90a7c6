/** What a recurrence will come to: its next occurrences, asked of the server whenever the wish changes. */
import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { type Problem, problemOf, type Requests } from "../../net/request.ts";
import type { AskedRecurrence, Preview } from "../../wire.ts";
import { afterPause } from "../parts/afterPause.ts";

/** What is asked: a recurrence, and the instant (RFC 3339) from which on its occurrences are wanted. */
export interface Wish {
	readonly recurrence: AskedRecurrence;
	readonly from?: string;
}

export interface Forecast {
	readonly preview: Preview | undefined;
	/** Why there is none. */
	readonly fault: Problem | undefined;
}

const NOTHING: Forecast = { preview: undefined, fault: undefined };
/** As many as the eye takes in, and enough to reach the next change of the clocks for most rules. */
const SHOWN = 10;
/** A pause in changing as long as this asks (ms). */
const PAUSE_MS = 200;

/** Follows the wish; while the next answer is on its way the last one stands. */
export function createForecast(requests: Requests, wish: Accessor<Wish | undefined>): Accessor<Forecast> {
	const [forecast, setForecast] = createSignal<Forecast>(NOTHING);

	async function ask(wanted: Wish, signal: AbortSignal): Promise<void> {
		try {
			const response = await requests.open("/api/recurrence/preview", {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ ...wanted, count: SHOWN }),
				signal,
			});
			const preview = (await response.json()) as Preview;
			if (!signal.aborted) setForecast({ preview, fault: undefined });
		} catch (fault) {
			if (signal.aborted) return;
			setForecast({ preview: undefined, fault: problemOf(fault) });
		}
	}

	createEffect(
		on(
			() => JSON.stringify(wish() ?? null),
			() => {
				const wanted = wish();
				if (!wanted) {
					setForecast(NOTHING);
					return;
				}
				afterPause(PAUSE_MS, (signal) => void ask(wanted, signal));
			},
		),
	);
	return forecast;
}

/** The wish that a stored recurrence is: without what only the server says of it. */
export function askedOf(recurrence: AskedRecurrence): AskedRecurrence {
	const { rrule, start, time_zone, floating, mode, exdates, rdates } = recurrence;
	return {
		rrule,
		...(start === undefined ? {} : { start }),
		...(time_zone === undefined ? {} : { time_zone }),
		...(floating === undefined ? {} : { floating }),
		...(mode === undefined ? {} : { mode }),
		...(exdates === undefined ? {} : { exdates }),
		...(rdates === undefined ? {} : { rdates }),
	};
}
