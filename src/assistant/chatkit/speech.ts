/** What the assistant says in a turn, as messages of the thread: one at a time, stored when it has been said to its end. */
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { Clock } from "../../ports/process/clock.ts";
import { newItem } from "./items.ts";
import { outputText } from "./lawfulText.ts";
import { itemEvent, itemUpdated, type Wire } from "./present.ts";

/** Stands for what was said before the last word of a turn that told an untruth. */
const WITHDRAWN = "…";

export interface Speech {
	/** Goes on with the message that is being said, or begins one. */
	say(delta: string): readonly Wire[];
	finish(): Promise<readonly Wire[]>;
	/** The same for a turn that is cut off: a message without a word is none. */
	keepWords(): Promise<void>;
	/** What is not true is not stored for a moment longer than it takes to say so. */
	retract(text: string): Promise<readonly Wire[]>;
}

export function beginSpeech(clock: Clock, thread_id: string, save: (item: ThreadItemRow) => Promise<void>): Speech {
	/** The message that is being said. */
	let spoken: { readonly item: ThreadItemRow; text: string } | undefined;
	/** Those that have been said to their end. */
	const said: ThreadItemRow[] = [];

	/** `kept`: what is stored in place of what was said. */
	async function finish(kept?: string): Promise<readonly Wire[]> {
		if (!spoken) return [];
		const content = outputText(spoken.text);
		const item = { ...spoken.item, body: { content: [content] } };
		await save(kept === undefined ? item : { ...item, body: { content: [outputText(kept)] } });
		said.push(item);
		spoken = undefined;
		const done = { type: "assistant_message.content_part.done", content_index: 0, content };
		return [itemUpdated(item.id, done), itemEvent("thread.item.done", item)];
	}

	return {
		say(delta) {
			const isNew = spoken === undefined;
			spoken ??= { item: newItem(clock, thread_id, "assistant_message", { content: [] }), text: "" };
			spoken.text += delta;
			const { item } = spoken;
			const begun = { type: "assistant_message.content_part.added", content_index: 0, content: outputText("") };
			const more = { type: "assistant_message.content_part.text_delta", content_index: 0, delta };
			const opening = isNew ? [itemEvent("thread.item.added", item), itemUpdated(item.id, begun)] : [];
			return [...opening, itemUpdated(item.id, more)];
		},
		finish: () => finish(),
		async keepWords() {
			if (spoken?.text.trim()) await finish();
			spoken = undefined;
		},
		async retract(text) {
			const finished = await finish(text);
			const replaced = said.map((item, n) => ({
				...item,
				body: { content: [outputText(n === said.length - 1 ? text : WITHDRAWN)] },
			}));
			for (const item of replaced) await save(item);
			return [...finished, ...replaced.map((item) => itemEvent("thread.item.replaced", item))];
		},
	};
}
