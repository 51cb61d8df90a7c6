/** Traces of a process: spans go to the collector where there is one; without one requests have ids, and nothing else costs. */
import type { Clock } from "../ports/process/clock.ts";
import type { Tracing } from "../ports/process/tracing.ts";
import { createSpanSender, type SpanSender } from "./otlp.ts";
import { createTracedParts, type TracedParts, UNTRACED } from "./tracedParts.ts";
import { createTracing } from "./tracing.ts";

export interface OpenTracing {
	readonly tracing: Tracing;
	readonly traced: TracedParts;
	/** Begins to send; resolves with what sends the rest and ends it. */
	startSending(): Promise<() => Promise<void>>;
}

export function openTracing(options: {
	readonly endpoint: string | undefined;
	readonly pod: string;
	readonly clock: Pick<Clock, "now" | "elapsedMs">;
}): OpenTracing {
	const { endpoint, pod, clock } = options;
	if (endpoint === undefined) {
		return { tracing: createTracing(clock), traced: UNTRACED, startSending: async () => async () => {} };
	}
	let sender: SpanSender | undefined;
	const tracing = createTracing(clock, (span) => sender?.send(span));
	return {
		tracing,
		traced: createTracedParts(tracing),
		async startSending() {
			const started = await createSpanSender({ endpoint, pod });
			sender = started;
			return () => started.close();
		},
	};
}
