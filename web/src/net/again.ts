/**
 * A page of which a part could not be had at the start loads itself anew, once: browsers keep that a module failed, so asking for it
 * again in the same page leads nowhere.
 */

import { nowMs } from "../time/clock.ts";
import { pause } from "../time/timers.ts";

const MARK = "adjutant.again";
/** After this (ms): a server that restarts, a network that changes. */
const AGAIN_MS = 1_500;
/** A failure within this of the last try is the same one (ms). */
const ONCE_WITHIN_MS = 60_000;

/** Several parts may be missing together. */
let isGoing = false;

/** What `load` yields; where it fails, the page goes. Rejects where that was tried just before. */
export async function orAgain<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
	try {
		return await load();
	} catch (fault) {
		if (!isGoing && !takeTry()) throw fault;
		isGoing = true;
		void pause(AGAIN_MS).then(() => location.reload());
		return new Promise(() => undefined);
	}
}

function takeTry(): boolean {
	try {
		const last = Number(sessionStorage.getItem(MARK));
		if (nowMs() - last < ONCE_WITHIN_MS) return false;
		sessionStorage.setItem(MARK, String(nowMs()));
		return true;
	} catch {
		// Storage is forbidden here: without a mark it would go on for ever.
		return false;
	}
}
