/**
 * What this browser keeps of the account that is signed in, for when the server cannot be reached: what was shown last.
 * It goes when the session ends. A browser that forbids storage keeps nothing, and the page works as without it.
 */
import { del, get, set } from "idb-keyval";
import type { Label, Me, SavedFilter, Task } from "../wire.ts";

export interface Kept {
	/** Of this shape; what another build kept is not read. */
	readonly shape: typeof SHAPE;
	/** When it was so, in ms since the epoch. */
	readonly atMs: number;
	readonly me: Me;
	/** Those that are open. */
	readonly tasks: readonly Task[];
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
	readonly filters: readonly SavedFilter[];
	/** Seq of the last event seen. */
	readonly seq: number | null;
}

export const SHAPE = 2;
const KEY = "desk";

export async function readKept(): Promise<Kept | undefined> {
	try {
		const kept = await get<Kept>(KEY);
		return kept?.shape === SHAPE ? kept : undefined;
	} catch (fault) {
		// Storage is forbidden here, or broken: as if nothing were kept.
		console.warn(fault);
		return undefined;
	}
}

/** Resolves when it is kept, or cannot be. */
export async function keep(kept: Kept): Promise<void> {
	await set(KEY, kept).catch(() => undefined);
}

export async function forgetKept(): Promise<void> {
	await del(KEY).catch(() => undefined);
}
