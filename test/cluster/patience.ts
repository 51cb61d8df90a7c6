/** How long a client of the cluster waits, what it takes for an answer, and when it repeats. */
import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../support/client.ts";

export const READY_WITHIN_MS = 20_000;
export const REPEAT_AFTER_MS = 50;
/** How long a client waits for an answer before it asks another pod. */
const PATIENCE_MS = 2_500;
/** A command that is not settled after this is lost to its user, whatever the journal has. */
export const GIVE_UP_MS = 60_000;

/** Rejects when `asked` has taken too long; from then on nobody hears of its end. */
export async function giveUp(asked: Promise<unknown>): Promise<never> {
	const over = new AbortController();
	void asked.then(
		() => over.abort(),
		() => over.abort(),
	);
	await wait(PATIENCE_MS, undefined, { signal: over.signal }).catch(() => undefined);
	throw new Error(`no answer within ${PATIENCE_MS} ms`);
}

export const isSettled = (status: number) => status >= 200 && status < 500 && ![408, 409, 429].includes(status);
/** 409 is final unless the pod itself says that it was only the wrong one. */
export const isMoved = ({ body }: Answer) => body.code === "moved";
