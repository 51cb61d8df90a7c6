/** The parts of a turn as items of its thread, and the events that tell of them. An item is stored before it is said to be done. */
import { randomUUID } from "node:crypto";
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { TurnPart } from "../turn.ts";
import { hiddenItem, newItem } from "./items.ts";
import { lawfulMemory } from "./lawfulText.ts";
import { itemEvent, type Wire } from "./present.ts";
import { QUESTION, questionFields } from "./question.ts";
import { receiptFields } from "./receiptWidget.ts";
import { beginSpeech } from "./speech.ts";
import { beginWorkflow, type Workflow } from "./workflow.ts";

export interface TurnItems {
	eventsOf(part: TurnPart): Promise<readonly Wire[]>;
	/** Whatever is under way comes to its end. */
	finish(): Promise<readonly Wire[]>;
	/** What was said stays, before what else a cancelled turn has done is kept. */
	keepWords(): Promise<void>;
}

export function beginItems(clock: Clock, thread_id: string, save: (item: ThreadItemRow) => Promise<void>): TurnItems {
	const speech = beginSpeech(clock, thread_id, save);
	/** The tools that were used since something was said last. */
	let workflow: Workflow | undefined;
	const aboutId = `hcx_${randomUUID()}`;
	const shownId = `hcx_${randomUUID()}`;
	let about: readonly number[] = [];

	async function finishWorking(): Promise<readonly Wire[]> {
		if (!workflow) return [];
		const item = workflow.finished();
		workflow = undefined;
		await save(item);
		return [itemEvent("thread.item.done", item)];
	}

	async function work(part: Extract<TurnPart, { kind: "tool" }>): Promise<readonly Wire[]> {
		const spokenBefore = await speech.finish();
		workflow ??= beginWorkflow(clock, thread_id);
		return [...spokenBefore, ...workflow.take(part)];
	}

	const finish = async () => [...(await finishWorking()), ...(await speech.finish())];

	async function show(type: string, fields: Wire): Promise<readonly Wire[]> {
		const before = await finish();
		const item = newItem(clock, thread_id, type, fields);
		await save(item);
		return [...before, itemEvent("thread.item.done", item)];
	}

	async function eventsOf(part: TurnPart): Promise<readonly Wire[]> {
		switch (part.kind) {
			case "text":
				return part.delta === "" ? [] : [...(await finishWorking()), ...speech.say(part.delta)];
			case "tool":
				return work(part);
			case "instead":
				return [...(await finishWorking()), ...(await speech.retract(part.text))];
			case "memory":
				await save(hiddenItem(clock, thread_id, `hcx_${randomUUID()}`, { memory: lawfulMemory(part.memory) }));
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

	return { eventsOf, finish, keepWords: speech.keepWords };
}
