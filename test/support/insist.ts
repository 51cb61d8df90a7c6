/** What a careful client does with a write: the same key until it is told how it ended. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "./client.ts";

const ATTEMPTS = 400;
const PAUSE_MS = 50;

export interface Reminded {
	readonly title: string;
	/** From the asking. */
	readonly inMs: number;
	/** Asked in turn; default: where the client is. */
	readonly urls?: readonly string[];
}

/**
 * Adds a task with a reminder. One whose instant passes before anybody takes it was never set; then another is asked for.
 * Resolves with the key that was acknowledged, and how long that took. Fails when it is refused, or never answered.
 */
export async function insist(
	client: Client,
	{ title, inMs, urls = [client.url] }: Reminded,
): Promise<{ readonly key: string; readonly tookMs: number }> {
	const wish = () => ({
		key: randomUUID(),
		body: { title, reminders: [{ at: new Date(Date.now() + inMs).toISOString() }] },
	});
	let began = performance.now();
	let asked = wish();
	let last = "no answer";
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		client.url = urls[attempt % urls.length] ?? client.url;
		const answer = await client.request("POST", "/api/tasks", asked).catch(() => undefined);
		last = answer ? `${answer.status} ${JSON.stringify(answer.body)}` : "no answer";
		if (answer?.status === 201) return { key: asked.key, tookMs: performance.now() - began };
		if (last.includes('"in_future"')) {
			began = performance.now();
			asked = wish();
		} else if (answer && answer.status < 429) throw new Error(`refused: ${last}`);
		await wait(PAUSE_MS);
	}
	throw new Error(`never acknowledged; the last answer: ${last}`);
}
