/**
 * One run of a turn at a time (P1). A request for a turn that is being answered elsewhere hears what that run says, and for one that
 * has been answered, what it said. Should a run break off, or its pod die, the turn is run here.
 */
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";
import { sleep } from "../../ports/process/clock.ts";
import type { ChatDeps } from "./asked.ts";
import { withoutTexts } from "./faultFields.ts";
import { type Beginning, headOf, prepareTurn } from "./prepareTurn.ts";
import { itemEvent, streamError, type Wire } from "./present.ts";
import { itemsOfTurn } from "./repeats.ts";
import { claimTurn, type HeldTurn } from "./turnClaim.ts";
import { streamTurn, type Turn } from "./turnStream.ts";

/** How often it is looked whether the other run has ended. */
const LOOK_EVERY_MS = 250;

/**
 * `first`: nothing can have been left by an earlier run. `again`: its sender has not heard what came of it, or whether anything
 * did. `anew`: the user wants another answer than the one that is there.
 */
export type Attempt = "first" | "again" | "anew";

export interface OneRun {
	readonly user_id: string;
	/** The message or the answered question; stored with the claim where it is new. */
	readonly item: ThreadItemRow;
	readonly attempt: Attempt;
	readonly signal: AbortSignal;
	readonly begun: Beginning;
}

export async function runOnce(deps: ChatDeps, run: OneRun): Promise<ChatAnswer> {
	const isAnew = run.attempt === "anew";
	const held = await claimTurn(deps, run.user_id, run.item, { isAnew, isStored: isAnew });
	const turn = held && (await prepared(deps, run, held));
	return { kind: "stream", events: turn ? streamTurn(deps, turn) : hear(deps, run) };
}

/** A run that cannot begin leaves its turn to the next one. */
async function prepared(deps: ChatDeps, run: OneRun, held: HeldTurn): Promise<Turn> {
	const { user_id, item, attempt, begun, signal } = run;
	const { store } = deps;
	const { thread_id } = item;
	try {
		// What an earlier run has left makes room.
		if (attempt === "again") await store.deleteAnswer(user_id, item);
		if (attempt === "anew") await store.deleteItemsAfter(user_id, thread_id, item.id);
		const parts = await prepareTurn(deps, user_id, item, begun);
		return { user_id, thread_id, signal, before: headOf(begun, item), ...parts, held };
	} catch (fault) {
		// Where the store is away the claim runs out by itself; what is told is the fault that came first.
		await held.end("left").catch(() => undefined);
		throw fault;
	}
}

async function* hear(deps: ChatDeps, run: OneRun): AsyncGenerator<Wire, void, void> {
	const { store, clock, log } = deps;
	const { user_id, item, signal } = run;
	const again: OneRun = { ...run, attempt: "again" };
	try {
		yield* headOf(run.begun, (await store.findItem(user_id, item.thread_id, item.id)) ?? item);
		for (;;) {
			const state = await store.turnState(user_id, item);
			if (signal.aborted) return;
			if (state === "gone") {
				log.info("a turn was deleted while it was waited for", { thread_id: item.thread_id });
				yield streamError(false);
				return;
			}
			if (state === "answered") {
				const { items } = await itemsOfTurn(store, user_id, item);
				yield* items.map((one) => itemEvent("thread.item.done", one));
				return;
			}
			const held =
				state === "left" ? await claimTurn(deps, user_id, item, { isAnew: false, isStored: true }) : undefined;
			if (held) return yield* streamTurn(deps, { ...(await prepared(deps, again, held)), before: [] });
			await sleep(clock, LOOK_EVERY_MS, signal);
			if (signal.aborted) return;
		}
	} catch (fault) {
		log.error("a turn that runs elsewhere could not be heard", { thread_id: item.thread_id, ...withoutTexts(fault) });
		yield streamError(true);
	}
}
