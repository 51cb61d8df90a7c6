/** Messages on their way: those that do not arrive are kept, and are sent again as they were. */
import { type Accessor, createMemo, createSignal, type Setter } from "solid-js";
import { makeKey } from "../../net/request.ts";
import { nowMs } from "../../time/clock.ts";
import { instantText } from "../../time/zone.ts";
import { type Conversation, UNSENT, withoutUnsent, withUnsent } from "./conversation.ts";
import type { UnsentMessage, UnsentMessages } from "./unsentMessages.ts";

const inputOf = (text: string) => ({
	content: [{ type: "input_text", text }],
	attachments: [],
	inference_options: {},
});

interface Saying {
	readonly conversation: Accessor<Conversation>;
	readonly isBusy: Accessor<boolean>;
	readonly setConversation: Setter<Conversation>;
	readonly turn: (type: string, params: object, key?: string) => Promise<void>;
}

/** What is said; a message that did not arrive stays, and those after it wait behind it. */
export function createMessages(messages: UnsentMessages, { conversation, setConversation, isBusy, turn }: Saying) {
	const [sending, setSending] = createSignal<string>();
	const threadId = () => conversation().thread?.id ?? null;
	const unsent = createMemo(() => messages.all().filter((one) => one.threadId === threadId() && one.key !== sending()));

	/** Resolves to whether it has arrived. */
	async function send(message: UnsentMessage): Promise<boolean> {
		const { key, text, at } = message;
		const [thread_id, input] = [threadId(), inputOf(text)];
		const fresh = thread_id
			? { type: "threads.add_user_message", params: { thread_id, input } }
			: { type: "threads.create", params: { input } };
		const tried = message.tried ?? fresh;
		setSending(key);
		setConversation((old) => withUnsent(old, text, at));
		await turn(tried.type, tried.params, key);
		setSending(undefined);
		const { trouble, items, thread } = conversation();
		const isLost = trouble?.canRetry === true && items.some(({ id }) => id === UNSENT);
		if (isLost) {
			messages.put({ ...message, threadId: thread_id, tried, why: trouble.message });
			setConversation(withoutUnsent);
			return false;
		}
		messages.remove(key);
		if (thread_id === null && thread) messages.moveTo(thread.id);
		return true;
	}

	return {
		unsent,
		say: async (text: string) => {
			if (isBusy() || text.trim() === "") return;
			const message = { key: makeKey(), threadId: threadId(), text, at: instantText(nowMs()) };
			if (unsent().length === 0) return void (await send(message));
			messages.put(message);
			for (const next of unsent()) if (isBusy() || !(await send(next))) return;
		},
		sendAgain: async (message: UnsentMessage) => {
			if (!isBusy()) await send(message);
		},
	};
}
