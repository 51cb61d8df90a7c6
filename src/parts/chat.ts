/** The chat: what reads messages and answers them. Loaded with the first message (decision 0080). */
import { type AssistantParts, createAssistant } from "../assistant/assistant.ts";
import { announceChanges } from "../assistant/chatkit/announceChanges.ts";
import { createChatServer } from "../assistant/chatkit/chatServer.ts";
import type { UserReads } from "../persistence/userReads.ts";
import type { ChatServer } from "../ports/assistant/chatServer.ts";
import type { Transcriber } from "../ports/assistant/transcriber.ts";

interface ChatNeeds extends Omit<AssistantParts, "endpoints"> {
	readonly reads: Pick<UserReads, "readModel" | "chats" | "endpoints">;
	readonly transcriber: Transcriber | undefined;
	/** Told of every change to a conversation. */
	readonly tell: (user_id: string, thread_id: string) => void;
}

export function createChat({ reads, tell, transcriber, ...parts }: ChatNeeds): ChatServer {
	const { clock, log } = parts;
	const assistant = createAssistant({ ...parts, endpoints: reads.endpoints });
	const store = announceChanges(reads.chats, tell);
	const localeOf = async (user_id: string) => (await reads.readModel.settings(user_id)).locale;
	return createChatServer({ assistant, store, localeOf, transcriber, clock, log });
}
