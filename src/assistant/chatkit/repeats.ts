/**
 * What is sent again because its sender never heard of the first. A message under its Idempotency-Key is the same message in
 * the same thread, and its turn the same turn, which does nothing twice (P1): so ids are made of the key. An answer needs no
 * key: its question knows it again.
 */
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { keyedIdOf } from "../../domain/events/identity.ts";
import type { ChatStore, ThreadItemRow, TurnOf } from "../../ports/assistant/chat.ts";
import { QUESTION } from "./question.ts";

/** More than any turn leaves behind. */
const REACH = 100;

/** What stands behind an id's prefix, as a UUID: random without a key, else always the same for this user, place and key. */
export function idPartOf(user_id: string, place: string, key: string | undefined): string {
	return key === undefined ? randomUUID() : keyedIdOf(user_id, place, key);
}

export type Earlier =
	| { readonly kind: "none" }
	/** The key stands for another message. */
	| { readonly kind: "another" }
	/** It is the last message of its thread: its turn may be run again. */
	| { readonly kind: "last"; readonly message: ThreadItemRow }
	/** Others came after it; these are the items that its turn has left. */
	| { readonly kind: "passed"; readonly message: ThreadItemRow; readonly answer: readonly ThreadItemRow[] };

/** What is stored of a message that may have been sent before. */
export async function findEarlier(store: ChatStore, user_id: string, message: ThreadItemRow): Promise<Earlier> {
	const { id, thread_id } = message;
	const earlier = await store.findItem(user_id, thread_id, id);
	if (!earlier) return { kind: "none" };
	// Stored is what JSON keeps of it.
	if (!isDeepStrictEqual(earlier.body, JSON.parse(JSON.stringify(message.body)))) return { kind: "another" };
	const answer = await answerBefore(store, user_id, { id, thread_id });
	return answer === undefined ? { kind: "last", message: earlier } : { kind: "passed", message: earlier, answer };
}

/**
 * What the turn of this item, a message or an answered question, has left, if others came after it: then it is told as it was.
 * `undefined`: nothing came, and the turn may be run again.
 */
export async function answerBefore(
	store: ChatStore,
	user_id: string,
	item: TurnOf,
): Promise<readonly ThreadItemRow[] | undefined> {
	const { items, isLast } = await itemsOfTurn(store, user_id, item);
	return isLast ? undefined : items;
}

/** What the turn of this item has left that is shown; `isLast`: no other turn came after it. */
export async function itemsOfTurn(
	store: ChatStore,
	user_id: string,
	{ id, thread_id }: TurnOf,
): Promise<{ readonly items: readonly ThreadItemRow[]; readonly isLast: boolean }> {
	const { data } = await store.listItems(user_id, thread_id, { limit: REACH, order: "asc", after: id });
	// A question that was answered has begun a turn of its own.
	const next = data.findIndex(
		({ type, body }) => type === "user_message" || (type === QUESTION && body.answered_at !== undefined),
	);
	return next < 0 ? { items: data, isLast: true } : { items: data.slice(0, next), isLast: false };
}
