/** What earlier turns of a thread left behind for the next one. */
import { z } from "zod";
import type { ChatStore } from "../../ports/assistant/chat.ts";
import { isExpired } from "../asking/questionIntent.ts";
import type { PendingQuestion } from "../turn.ts";
import { type Question, readQuestion } from "./question.ts";

/** Newest items that are looked at: many turns more than "it" or "yes" can reach back. */
const REACH = 100;

export interface ThreadContext {
	/** Open questions, newest first, expired ones among them. */
	readonly open: readonly Question[];
	/** The newest question that this turn can answer. */
	readonly pending: PendingQuestion | undefined;
	readonly recent_task_ids: readonly number[];
	readonly shown_task_ids: readonly number[];
}

const About = z.object({ content: z.object({ about: z.array(z.number()) }) });
const Shown = z.object({ content: z.object({ shown: z.array(z.number()) }) });

/** `item_id` is the turn's: a question that this very turn has closed before is open to it again. */
export async function readContext(
	store: ChatStore,
	asked: {
		readonly user_id: string;
		readonly thread_id: string;
		readonly item_id: string;
		readonly now: Temporal.Instant;
	},
): Promise<ThreadContext> {
	const page = { limit: REACH, order: "desc", withHidden: true } as const;
	const { data } = await store.listItems(asked.user_id, asked.thread_id, page);
	const questions = data.map(readQuestion).filter((question) => question !== undefined);
	const open = questions.filter(({ status }) => status === "pending");
	const newest = questions.find(({ status, closed_by }) => status === "pending" || closed_by === asked.item_id);
	const about = data.map((item) => About.safeParse(item.body)).find(({ success }) => success);
	const shown = data.map((item) => Shown.safeParse(item.body)).find(({ success }) => success);
	return {
		open,
		pending: newest && !isExpired(newest.pending, asked.now) ? newest.pending : undefined,
		recent_task_ids: about?.data?.content.about ?? [],
		shown_task_ids: shown?.data?.content.shown ?? [],
	};
}
