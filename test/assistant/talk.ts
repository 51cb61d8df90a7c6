/** A conversation with the assistant as a test drives it: what is said, what comes back, a clock that is moved. */

import { createAssistant } from "../../src/assistant/assistant.ts";
import type { PendingQuestion, Receipt, TurnPart } from "../../src/assistant/turn.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import { createUserTurns, READINGS } from "../../src/pod/userTurns.ts";
import type { Mute } from "../../src/ports/delivery/endpoints.ts";
import type { ToolParts } from "../../src/tools/tool.ts";
import { createMemoryEndpoints } from "../support/memoryEndpoints.ts";
import { createMemoryProposals } from "../support/memoryProposals.ts";
import { createMemoryBook, type MemoryBook } from "./memoryBook.ts";

export interface Reply {
	readonly text: string;
	readonly receipt: Receipt | undefined;
	readonly choices: readonly string[];
	readonly parts: readonly TurnPart[];
}

export interface Talk {
	readonly book: MemoryBook;
	/** What tools are used with, by the same book. */
	readonly tools: ToolParts;
	/** Whether mails about reminders go out. */
	mute(): Mute | null;
	/** `item_id`: run this turn again under the same id. */
	say(text: string, item_id?: string): Promise<Reply>;
	/** Answers the newest question by its button. */
	choose(value: string, question?: PendingQuestion): Promise<Reply>;
	/** Presses the receipt's button; `click`: this very click again. */
	undo(receipt: Receipt, click?: string): Promise<Reply>;
	pass(time: Temporal.DurationLike): void;
	readonly pending: PendingQuestion | undefined;
}

/** Monday 23 November 2026, 10:00 in Karachi, unless given otherwise. */
export function beginTalk(settings: Partial<Settings> = { time_zone: "Asia/Karachi" }): Talk {
	let now = Temporal.Instant.from("2026-11-23T05:00:00Z");
	let turns = 0;
	let pending: PendingQuestion | undefined;
	let recent_task_ids: readonly number[] = [];
	let shown_task_ids: readonly number[] = [];
	const book = createMemoryBook(() => now, settings);
	const log = { info() {}, warn() {}, error() {} };
	const clock = { now: () => now, elapsedMs: () => now.epochMilliseconds, setTimer: () => () => {} };
	const { gate, readModel, journal, trial } = book;
	const proposals = createMemoryProposals(() => now);
	const tools = { gate, readModel, journal, trial, proposals, linkTo: () => "https://tasks.example" };
	const endpoints = createMemoryEndpoints();
	const readings = createUserTurns(clock, READINGS);
	const assistant = createAssistant({ journal, readings, clock, log, tools, endpoints });

	async function hear(parts: AsyncIterable<TurnPart>): Promise<Reply> {
		const heard: TurnPart[] = [];
		for await (const part of parts) heard.push(part);
		const question = heard.find((part) => part.kind === "question");
		pending = question?.pending;
		const about = heard.flatMap((part) => (part.kind === "about" ? part.task_ids : []));
		if (about.length > 0) recent_task_ids = about;
		const shown = heard.findLast((part) => part.kind === "shown");
		if (shown) shown_task_ids = shown.task_ids;
		const said = heard.map((part) =>
			part.kind === "text" ? part.delta : part.kind === "question" ? `\n${part.question}` : "",
		);
		return {
			text: said.join(""),
			receipt: heard.find((part) => part.kind === "receipt")?.receipt,
			choices: question?.choices ?? [],
			parts: heard,
		};
	}
	const turn = (item_id: string) => ({
		user_id: "u1",
		item_id,
		pending,
		recent_task_ids,
		shown_task_ids,
		history: async () => ({ messages: [], hasReadUntrusted: false }),
		signal: new AbortController().signal,
	});
	return {
		book,
		tools,
		mute: () => endpoints.muteOf("u1"),
		say: (text, item_id = `msg_${++turns}`) =>
			hear(assistant.respond({ ...turn(item_id), input: { kind: "text", text } })),
		choose(value, question = pending) {
			if (!question) throw new Error("No question is open.");
			const answers = { inp_1: { values: [value], skipped: false } };
			return hear(
				assistant.respond({ ...turn(`inq_${++turns}`), input: { kind: "answer", question, answers, at: now } }),
			);
		},
		undo: ({ turn_id }, click) => hear(assistant.undo({ user_id: "u1", turn_id, item_id: `wdg_${++turns}`, click })),
		pass: (time) => {
			now = now.add(time);
		},
		get pending() {
			return pending;
		},
	};
}
