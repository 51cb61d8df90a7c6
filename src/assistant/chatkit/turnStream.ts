/**
 * One turn as a stream of the protocol's events. An item is stored before the event that says it is done; whatever ends
 * the turn (its end, a fault, a cancel, a page that goes away) leaves the thread so that the next turn can go on.
 */
import { randomUUID } from "node:crypto";
import type { ChatStore, ThreadItemRow } from "../../ports/chat.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { TurnPart } from "../turn.ts";
import { withoutTexts } from "./faultFields.ts";
import { cancelledItem, hiddenItem, newItem } from "./items.ts";
import { makePartReader } from "./partReader.ts";
import { itemEvent, itemUpdated, STREAM_OPTIONS, streamError, type Wire } from "./present.ts";
import { QUESTION, questionFields } from "./question.ts";
import { receiptFields } from "./receiptWidget.ts";
import { beginWorkflow, type Workflow } from "./workflow.ts";

/** How long a cancelled turn may go on to say what it has changed already, ms. */
const CANCEL_GRACE_MS = 1_000;

/** Of a turn that was cancelled: what it has done, not what it would still say. */
const KEPT_AFTER_CANCEL: ReadonlySet<TurnPart["kind"]> = new Set(["tool", "receipt", "about", "shown", "memory"]);
/** Stands for what was said before the last word of a turn that told an untruth. */
const WITHDRAWN = "…";

export interface TurnDeps {
	readonly store: ChatStore;
	readonly clock: Clock;
	readonly log: Log;
}

export interface Turn {
	readonly user_id: string;
	readonly thread_id: string;
	/** Events of what was stored already: before the stream's options, right after them, and at the turn's end. */
	readonly before: readonly Wire[];
	readonly opening: readonly Wire[];
	readonly closing: readonly Wire[];
	/** Asks the assistant; called once, when the stream is read that far. */
	readonly ask: () => AsyncIterable<TurnPart>;
	readonly signal: AbortSignal;
}

export async function* streamTurn(deps: TurnDeps, turn: Turn): AsyncGenerator<Wire, void, void> {
	const { store, clock, log } = deps;
	const { user_id, thread_id, signal } = turn;
	const parts = makePartReader(turn.ask, signal);
	const save = (item: ThreadItemRow) => store.saveItem(user_id, item);
	/** The assistant's message that is being said. */
	let spoken: { readonly item: ThreadItemRow; text: string } | undefined;
	/** The messages of this turn that have been said to their end. */
	const said: ThreadItemRow[] = [];
	/** The tools that were used since something was said last. */
	let workflow: Workflow | undefined;
	const aboutId = `hcx_${randomUUID()}`;
	const shownId = `hcx_${randomUUID()}`;
	let about: readonly number[] = [];
	let hasEnded = false;

	async function say(delta: string): Promise<readonly Wire[]> {
		if (delta === "") return [];
		const worked = await finishWorking();
		const isNew = spoken === undefined;
		spoken ??= { item: newItem(clock, thread_id, "assistant_message", { content: [] }), text: "" };
		spoken.text += delta;
		const { item } = spoken;
		const begun = { type: "assistant_message.content_part.added", content_index: 0, content: outputText("") };
		const more = { type: "assistant_message.content_part.text_delta", content_index: 0, delta };
		const opening = isNew ? [itemEvent("thread.item.added", item), itemUpdated(item.id, begun)] : [];
		return [...worked, ...opening, itemUpdated(item.id, more)];
	}

	/** `kept`: what is stored in place of what was said. */
	async function finishSpeaking(kept?: string): Promise<readonly Wire[]> {
		if (!spoken) return [];
		const content = outputText(spoken.text);
		const item = { ...spoken.item, body: { content: [content] } };
		await save(kept === undefined ? item : { ...item, body: { content: [outputText(kept)] } });
		said.push(item);
		spoken = undefined;
		const done = { type: "assistant_message.content_part.done", content_index: 0, content };
		return [itemUpdated(item.id, done), itemEvent("thread.item.done", item)];
	}

	async function finishWorking(): Promise<readonly Wire[]> {
		if (!workflow) return [];
		const item = workflow.finished();
		workflow = undefined;
		await save(item);
		return [itemEvent("thread.item.done", item)];
	}

	async function work(part: Extract<TurnPart, { kind: "tool" }>): Promise<readonly Wire[]> {
		const spokenBefore = await finishSpeaking();
		workflow ??= beginWorkflow(clock, thread_id);
		return [...spokenBefore, ...workflow.take(part)];
	}

	/** What is not true is not stored for a moment longer than it takes to say so. */
	async function retract(text: string): Promise<readonly Wire[]> {
		const finished = [...(await finishWorking()), ...(await finishSpeaking(text))];
		const replaced = said.map((item, n) => ({
			...item,
			body: { content: [outputText(n === said.length - 1 ? text : WITHDRAWN)] },
		}));
		for (const item of replaced) await save(item);
		return [...finished, ...replaced.map((item) => itemEvent("thread.item.replaced", item))];
	}

	async function show(type: string, fields: Wire): Promise<readonly Wire[]> {
		const before = [...(await finishWorking()), ...(await finishSpeaking())];
		const item = newItem(clock, thread_id, type, fields);
		await save(item);
		return [...before, itemEvent("thread.item.done", item)];
	}

	async function eventsOf(part: TurnPart): Promise<readonly Wire[]> {
		switch (part.kind) {
			case "text":
				return say(part.delta);
			case "progress":
				return [{ type: "progress_update", text: part.text }];
			case "tool":
				return work(part);
			case "instead":
				return retract(part.text);
			case "memory":
				await save(hiddenItem(clock, thread_id, `hcx_${randomUUID()}`, { memory: withoutNul(part.memory) }));
				return [];
			case "receipt":
				return show("widget", receiptFields(part.receipt));
			case "question":
				return show(QUESTION, questionFields(part));
			case "about":
				// Stored at once: a fault later in the turn must not make "it" mean what an earlier turn was about.
				about = [...new Set([...part.task_ids, ...about])];
				await save(hiddenItem(clock, thread_id, aboutId, { about }));
				return [];
			case "shown":
				await save(hiddenItem(clock, thread_id, shownId, { shown: part.task_ids }));
				return [];
		}
	}

	/** Keeps what was said, and what was changed meanwhile: a change must not stand without its receipt (P12). */
	async function keepCancelled(): Promise<void> {
		if (spoken?.text.trim()) await finishSpeaking();
		spoken = undefined;
		try {
			for await (const part of parts.rest(clock, CANCEL_GRACE_MS)) {
				if (KEPT_AFTER_CANCEL.has(part.kind)) await eventsOf(part);
			}
		} catch (fault) {
			// Whoever is told to stop may throw; the note below must be kept all the same.
			log.info("a cancelled turn ended with a fault", { thread_id, ...withoutTexts(fault) });
		}
		await finishWorking();
		await save(cancelledItem(clock, thread_id));
	}

	try {
		yield* turn.before;
		yield STREAM_OPTIONS;
		yield* turn.opening;
		for (let part = await parts.next(); part; part = await parts.next()) yield* await eventsOf(part);
		if (signal.aborted) return;
		const last = [...(await finishWorking()), ...(await finishSpeaking())];
		hasEnded = true;
		yield* last;
		yield* turn.closing;
	} catch (fault) {
		hasEnded = true;
		log.error("a turn ended with a fault", { thread_id, ...withoutTexts(fault) });
		yield* turn.closing;
		yield streamError(true);
	} finally {
		const noteLate = (fault: unknown) =>
			log.warn("a turn failed while it ended", { thread_id, ...withoutTexts(fault) });
		if (!hasEnded) await keepCancelled().catch(noteLate);
		// Not awaited: an assistant that hangs must not hold the answer open.
		void parts.close().catch(noteLate);
	}
}

/** A memory as the database can hold it. */
const withoutNul = <Value>(value: Value): Value =>
	JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === "string" ? lawful(part) : part)));

/** PostgreSQL holds neither U+0000 nor half a surrogate pair; a cancel can cut one in two. */
function outputText(text: string): Wire {
	return { type: "output_text", text: lawful(text), annotations: [] };
}

const lawful = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");
