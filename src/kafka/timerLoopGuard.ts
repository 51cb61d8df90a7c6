/**
 * A patch of kafkajs 2.2.4 (its issue 1751): a request queue that has nothing to wait for sets a timer of a negative
 * delay, which Node takes for 1 ms, and sets it again each time: an idle process wakes 2,300 times a second and burns
 * some 6 % of a core. With this guard a queue that holds nothing sets no timer; a request that comes while the broker
 * throttles is put into the queue first, and then there is something to set it for.
 */
import { createRequire } from "node:module";
import { requirePatchedVersion } from "./patchedVersion.ts";

interface RequestQueue {
	readonly pending: readonly unknown[];
}
interface Patched {
	scheduleCheckPendingRequests(this: RequestQueue): void;
}

const require = createRequire(import.meta.url);
let isGuarded = false;

/** Idempotent. Throws when the library is not the version that the patch was made for. */
export function guardTimerLoop(): void {
	if (isGuarded) return;
	requirePatchedVersion("src/kafka/timerLoopGuard.ts");
	const { prototype } = require("kafkajs/src/network/requestQueue") as { prototype: Patched };
	const schedule = prototype.scheduleCheckPendingRequests;
	prototype.scheduleCheckPendingRequests = function () {
		if (this.pending.length > 0) schedule.call(this);
	};
	isGuarded = true;
}
