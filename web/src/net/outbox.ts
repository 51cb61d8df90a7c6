/**
 * Changes that wait in this browser until the server can be reached: each with the idempotency key of its first try, which may
 * have arrived. They survive a reload; of several tabs one sends at a time.
 */
import { get, update } from "idb-keyval";
import type { TaskStatus } from "../wire.ts";
import type { Unsent } from "./request.ts";

export interface Waiting extends Unsent {
	/** Whose change it is: another account that signs in here neither sees nor sends it. */
	readonly userId: string;
	/** What it does, in the words in which it was asked for. */
	readonly said: string;
	/** The task that it changes; undefined: it adds one. */
	readonly taskId?: number | undefined;
	/** What the task will be, where that changes. */
	readonly status?: TaskStatus | undefined;
	/** The line that is added, as it was typed. */
	readonly line?: string | undefined;
	/** Why the server refuses it; it is not sent again by itself. */
	readonly refused?: string;
}

const KEY = "outbox";

/** In the order in which they were made. Rejects where storage is forbidden. */
export async function readOutbox(): Promise<readonly Waiting[]> {
	return (await get<readonly Waiting[]>(KEY)) ?? [];
}

/** One step at a time over all tabs. Rejects where storage is forbidden: nothing is then kept. */
export function changeOutbox(change: (waiting: readonly Waiting[]) => readonly Waiting[]): Promise<void> {
	return update<readonly Waiting[]>(KEY, (before = []) => change(before));
}
