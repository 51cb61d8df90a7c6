/** Traces: identifiers always, spans where OpenTelemetry is set up. */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { Clock } from "../ports/process/clock.ts";
import type { Tracing } from "../ports/process/tracing.ts";

export interface FinishedSpan {
	readonly name: string;
	readonly trace_id: string;
	readonly span_id: string;
	readonly parent_id: string | undefined;
	/** Epoch ms. */
	readonly beganMs: number;
	readonly endedMs: number;
	readonly isFault: boolean;
	readonly attributes: Readonly<Record<string, string | number>>;
}

interface Place {
	readonly trace_id: string;
	readonly span_id: string;
}

/** W3C Trace Context §3.2: version 00 as we write it; later ones may have more behind it. All zeros are no ids. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;

export function readTraceparent(text: string | undefined): Place | undefined {
	const [, trace_id, span_id] = TRACEPARENT.exec(text ?? "") ?? [];
	return trace_id === undefined || span_id === undefined ? undefined : { trace_id, span_id };
}

/** Bytes that are drawn at once: asking for sixteen costs as much as asking for all of these. */
const DRAWN = 4_096;

/** So many random hexadecimal digits at each call; no digit is given twice. */
function randomDigits(): (count: number) => string {
	let drawn = "";
	let used = 0;
	return (count) => {
		if (used + count > drawn.length) {
			drawn = randomBytes(DRAWN).toString("hex");
			used = 0;
		}
		used += count;
		return drawn.slice(used - count, used);
	};
}

/** Without `onFinished` nobody collects spans: then one only makes what runs in it known by its ids, for the log. */
export function createTracing(
	clock: Pick<Clock, "now" | "elapsedMs">,
	onFinished?: (span: FinishedSpan) => void,
): Tracing {
	const here = new AsyncLocalStorage<Place>();
	const digits = randomDigits();
	const nothing = () => {};
	return {
		async span(name, { parent, attributes }, work) {
			const above = readTraceparent(parent) ?? here.getStore();
			const place: Place = {
				trace_id: above?.trace_id ?? digits(32),
				span_id: digits(16),
			};
			if (!onFinished) return here.run(place, () => work(nothing));
			const all = { ...attributes };
			const beganMs = clock.now().epochMilliseconds;
			const since = clock.elapsedMs();
			let isFault = true;
			try {
				const result = await here.run(place, () => work((more) => Object.assign(all, more)));
				isFault = false;
				return result;
			} finally {
				const endedMs = beganMs + clock.elapsedMs() - since;
				onFinished({ name, ...place, parent_id: above?.span_id, beganMs, endedMs, isFault, attributes: all });
			}
		},
		current() {
			const place = here.getStore();
			return place && `00-${place.trace_id}-${place.span_id}-01`;
		},
		ids: () => here.getStore(),
	};
}
