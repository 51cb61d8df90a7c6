/** Sends the spans of this process to the collector, where there is one. */
import type { Basics } from "./basics.ts";
import type { Part } from "./lifeCycle.ts";

export function openTraces({ startSending }: Basics): Part<undefined> {
	let end = async () => {};
	return {
		api: undefined,
		async start() {
			end = await startSending();
		},
		stop: () => end(),
	};
}
