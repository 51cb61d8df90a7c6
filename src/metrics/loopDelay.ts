/** How late the event loop runs: what holds it up holds up every user of the pod. */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** 20 ms would be half of what an idle pod costs the processor. */
const RESOLUTION_MS = 200;
const NS_PER_MS = 1e6;

export interface LoopDelay {
	/** ms since the last look; the sampling's own interval is taken off. */
	take(): { readonly p50: number; readonly p99: number; readonly max: number };
	stop(): void;
}

export function createLoopDelay(): LoopDelay {
	const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	histogram.enable();
	const ms = (ns: number) => (Number.isFinite(ns) ? Math.max(0, ns / NS_PER_MS - RESOLUTION_MS) : 0);
	return {
		take() {
			const seen = histogram.count > 0;
			const taken = {
				p50: seen ? ms(histogram.percentile(50)) : 0,
				p99: seen ? ms(histogram.percentile(99)) : 0,
				max: seen ? ms(histogram.max) : 0,
			};
			histogram.reset();
			return taken;
		},
		stop: () => void histogram.disable(),
	};
}
