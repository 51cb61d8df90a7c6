/** What is done once nothing has changed for a while: asked within an effect, so that the next change calls it off. */
import { onCleanup } from "solid-js";
import { createTimer } from "../../time/timers.ts";

/** Does the work in `ms`. When the effect runs again or ends before, it is not done; what is under way then is aborted. */
export function afterPause(ms: number, work: (signal: AbortSignal) => void): void {
	const aborter = new AbortController();
	createTimer().set(ms, () => work(aborter.signal));
	onCleanup(() => aborter.abort());
}
