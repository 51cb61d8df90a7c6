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

export const SHAPE = 3;
const KEY = "desk";
/** Beside it, to be had at once: something is kept. */
const MARK = "adjutant.kept";

/** Whether `readKept` is likely to find something, which takes it a while. */
export function isLikelyKept(): boolean {
	try {
		return localStorage.getItem(MARK) !== null;
	} catch {
		return false;
	}
}

function mark(isKept: boolean): void {
	try {
		if (isKept) localStorage.setItem(MARK, "");
		else localStorage.removeItem(MARK);
	} catch {
		// Storage is forbidden here: what is asked is asked one after the other.
	}
}

export async function readKept(): Promise<Kept | undefined> {
	try {
		// As text: of thousands of tasks, that is read in two thirds of the time.
		const text = await get<unknown>(KEY);
		const kept = typeof text === "string" ? (JSON.parse(text) as Kept) : undefined;
		return kept?.shape === SHAPE ? kept : undefined;
	} catch (fault) {
		// Storage is forbidden here, or broken: as if nothing were kept.
		console.warn(fault);
		return undefined;
	}
}

/** Of each task once: rows that have changed are other objects, and of thousands nearly all have not. */
const texts = new WeakMap<Task, string>();

function textOf(task: Task): string {
	const known = texts.get(task) ?? JSON.stringify(task);
	texts.set(task, known);
	return known;
}

/** So many tasks are written at one go. */
const STEP = 250;

/** What is kept, as text. Between steps it waits for `turn`: all of thousands of tasks at once would take 50 ms. */
export async function writeKept({ tasks, ...rest }: Kept, turn: () => Promise<void>): Promise<string> {
	const fresh = tasks.filter((task) => !texts.has(task));
	for (let at = 0; at < fresh.length; at += STEP) {
		if (at > 0) await turn();
		fresh.slice(at, at + STEP).forEach(textOf);
	}
	return `${JSON.stringify(rest).slice(0, -1)},"tasks":[${tasks.map(textOf).join()}]}`;
}

/** Resolves when it is kept, or cannot be. */
export async function keep(text: string): Promise<void> {
	await set(KEY, text).then(
		() => mark(true),
		() => undefined,
	);
}

export async function forgetKept(): Promise<void> {
	mark(false);
	await del(KEY).catch(() => undefined);
}
