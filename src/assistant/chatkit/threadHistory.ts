/**
 * A thread as a model reads it: what the user said, and what was answered. A turn of a model is given back as it was, with
 * its calls and their answers; of a turn without one, what it said.
 */
import { z } from "zod";
import type { ChatStore, ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { ModelMessage } from "../../ports/assistant/model.ts";
import type { ThreadHistory } from "../turn.ts";
import { QUESTION, readQuestion } from "./question.ts";
import { type MessagePart, messageText } from "./requests.ts";

/** The newest items; what a model can be given (`MODEL_HISTORY_TOKENS`) mostly ends long before. */
const REACH = 1_000;
const PAGE = 100;
/** Servers of models want a user's message answered before the next one. */
const UNANSWERED = "(This was not answered.)";

const Call = z.object({ id: z.string(), name: z.string(), arguments: z.record(z.string(), z.unknown()).optional() });
const Message = z.discriminatedUnion("role", [
	z.object({ role: z.literal("user"), text: z.string() }),
	z.object({ role: z.literal("assistant"), text: z.string(), calls: z.array(Call), keep: z.unknown().optional() }),
	z.object({ role: z.literal("tool"), call_id: z.string(), text: z.string() }),
]);
const Memory = z.object({
	content: z.object({ memory: z.object({ messages: z.array(Message), hasReadUntrusted: z.boolean() }) }),
});
const Spoken = z.object({ content: z.array(z.object({ text: z.string() })) });

interface Asked {
	readonly user_id: string;
	readonly thread_id: string;
	/** The message that is answered now: the history ends before it. */
	readonly item_id: string;
}

export async function readHistory(store: ChatStore, asked: Asked): Promise<ThreadHistory> {
	const rows = await readRows(store, asked);
	const end = rows.findIndex(({ id }) => id === asked.item_id);
	const turns = turnsOf(end < 0 ? rows : rows.slice(0, end)).map(readTurn);
	return {
		messages: turns.flatMap(({ messages }) => messages),
		hasReadUntrusted: turns.some(({ hasReadUntrusted }) => hasReadUntrusted),
	};
}

/** Oldest first. */
async function readRows(store: ChatStore, { user_id, thread_id }: Asked): Promise<readonly ThreadItemRow[]> {
	const rows: ThreadItemRow[] = [];
	let after: string | undefined;
	do {
		const paging = { limit: PAGE, order: "desc", withHidden: true, ...(after === undefined ? {} : { after }) } as const;
		const page = await store.listItems(user_id, thread_id, paging);
		rows.push(...page.data);
		after = page.has_more ? (page.after ?? undefined) : undefined;
	} while (after !== undefined && rows.length < REACH);
	return rows.reverse();
}

/** Each begins with what the user said: a message, or the answer to a question. */
function turnsOf(rows: readonly ThreadItemRow[]): readonly (readonly ThreadItemRow[])[] {
	const turns: ThreadItemRow[][] = [];
	for (const row of rows) {
		const isSaid = row.type === "user_message" || answerOf(row) !== undefined;
		if (isSaid) turns.push([row]);
		// What comes before the first message has lost it.
		else turns.at(-1)?.push(row);
	}
	return turns;
}

function readTurn([first, ...rest]: readonly ThreadItemRow[]): ThreadHistory {
	const memory = rest.map(({ body }) => Memory.safeParse(body)).find(({ success }) => success)?.data?.content.memory;
	const texts = rest.flatMap((row) => {
		if (row.type === "assistant_message" && memory === undefined) return textsOf(row);
		return row.type === QUESTION ? questionsOf(row) : [];
	});
	const text = texts.filter(Boolean).join("\n");
	if (memory !== undefined) {
		const messages = memory.messages as readonly ModelMessage[];
		return { ...memory, messages: answered(text === "" ? messages : extended(messages, text)) };
	}
	const said =
		first === undefined ? "" : (answerOf(first) ?? messageText(first.body.content as readonly MessagePart[]));
	const messages: readonly ModelMessage[] = [
		{ role: "user", text: said },
		{ role: "assistant", text: text || UNANSWERED, calls: [] },
	];
	// What is said without a model quotes tasks, and who wrote those is not known.
	return { messages, hasReadUntrusted: text !== "" };
}

const textsOf = ({ body }: ThreadItemRow): readonly string[] =>
	(Spoken.safeParse(body).data?.content ?? []).map(({ text }) => text);

const questionsOf = (row: ThreadItemRow): readonly string[] =>
	readQuestion(row)?.inputs.map(({ question }) => String(question)) ?? [];

/** What was chosen; undefined where nothing was, or where another message came instead. */
function answerOf(row: ThreadItemRow): string | undefined {
	const question = readQuestion(row);
	if (question?.status !== "answered") return undefined;
	const asked = question.inputs.map(({ question: words }) => String(words));
	const values = question.inputs.flatMap(({ answer }) => Chosen.safeParse(answer).data?.values ?? []);
	return `${asked.join(" ")} ${values.join(", ")}`;
}
const Chosen = z.object({ values: z.array(z.string()) });

/** With what the turn asked at its end. */
function extended(messages: readonly ModelMessage[], text: string): readonly ModelMessage[] {
	const last = messages.at(-1);
	return last?.role === "assistant" && last.calls.length === 0
		? [...messages.slice(0, -1), { ...last, text: `${last.text}\n${text}` }]
		: [...messages, { role: "assistant", text, calls: [] }];
}

const answered = (messages: readonly ModelMessage[]): readonly ModelMessage[] =>
	messages.at(-1)?.role === "assistant" ? messages : [...messages, { role: "assistant", text: UNANSWERED, calls: [] }];
