/**
 * One turn as a stream of the protocol's events. An item is stored before the event that says it is done; whatever ends
 * the turn (its end, a fault, a cancel, a page that goes away) leaves the thread so that the next turn can go on.
 */
import type { TurnPart } from "../turn.ts";
import { withoutTexts } from "./faultFields.ts";
import { cancelledItem } from "./items.ts";
import { makePartReader } from "./partReader.ts";
import { streamError, type Wire } from "./present.ts";
import type { HeldTurn, TurnDeps } from "./turnClaim.ts";
import { beginItems } from "./turnItems.ts";

/** How long a cancelled turn may go on to say what it has changed already, ms. */
const CANCEL_GRACE_MS = 1_000;

/** What is kept of a cancelled turn: what it did, and corrections of what it said, but nothing that it would still have said. */
const KEPT_AFTER_CANCEL: ReadonlySet<TurnPart["kind"]> = new Set([
	"tool",
	"instead",
	"receipt",
	"about",
	"shown",
	"memory",
]);

export interface Turn {
	readonly user_id: string;
	readonly thread_id: string;
	/** Events sent first: of what was stored before this run, with the stream's options. */
	readonly before: readonly Wire[];
	/** Events of what this run has changed. */
	readonly opening: readonly Wire[];
	/** Events sent when the turn ends. */
	readonly closing: readonly Wire[];
	/** Asks the assistant; called once, when the stream is read that far. The signal ends what it does. */
	readonly ask: (signal: AbortSignal) => AsyncIterable<TurnPart>;
	readonly signal: AbortSignal;
	/** The claim under which it runs; an undo, which is one command, needs none. */
	readonly held?: HeldTurn;
}

export async function* streamTurn(deps: TurnDeps, turn: Turn): AsyncGenerator<Wire, void, void> {
	const { store, clock, log } = deps;
	const { user_id, thread_id, held } = turn;
	const signal = held ? AbortSignal.any([turn.signal, held.lost]) : turn.signal;
	const parts = makePartReader(() => turn.ask(signal), signal);
	const items = beginItems(clock, thread_id, (item) => store.saveItem(user_id, item));
	let hasEnded = false;

	/** Keeps what was said, and what was changed meanwhile: a change must not stand without its receipt (P12). */
	async function keepCancelled(): Promise<void> {
		await items.keepWords();
		try {
			for await (const part of parts.rest(clock, CANCEL_GRACE_MS)) {
				if (KEPT_AFTER_CANCEL.has(part.kind)) await items.eventsOf(part);
			}
		} catch (fault) {
			// Whoever is told to stop may throw; the note below must be kept all the same.
			log.info("a cancelled turn ended with a fault", { thread_id, ...withoutTexts(fault) });
		}
		await items.finish();
		await store.saveItem(user_id, cancelledItem(clock, thread_id));
	}

	const noteLate = (fault: unknown) => log.warn("a turn failed while it ended", { thread_id, ...withoutTexts(fault) });
	held?.keep();
	try {
		yield* turn.before;
		yield* turn.opening;
		for (let part = await parts.next(); part; part = await parts.next()) yield* await items.eventsOf(part);
		if (held?.lost.aborted) {
			yield streamError(true);
			return;
		}
		if (signal.aborted) return;
		const last = await items.finish();
		hasEnded = true;
		yield* last;
		yield* turn.closing;
	} catch (fault) {
		hasEnded = true;
		log.error("a turn ended with a fault", { thread_id, ...withoutTexts(fault) });
		// Given back before the error is sent: its reader may try again at once.
		await held?.end("left").catch(noteLate);
		yield* turn.closing;
		yield streamError(true);
	} finally {
		// Once it is known that another run has the turn, nothing is added to what it says. Until the next renewal tells, an item may be.
		if (!hasEnded && !held?.lost.aborted) await keepCancelled().catch(noteLate);
		await held?.end(hasEnded ? "answered" : "left").catch(noteLate);
		// Not awaited: an assistant that hangs must not hold the answer open.
		void parts.close().catch(noteLate);
	}
}
