/** The chat: what reads messages and answers them. Loaded with the first message (decision 0080). */
import { type AssistantParts, createAssistant } from "../assistant/assistant.ts";
import { announceChanges } from "../assistant/chatkit/announceChanges.ts";
import { createChatServer } from "../assistant/chatkit/chatServer.ts";
import type { UserReads } from "../persistence/userReads.ts";
import type { ChatServer } from "../ports/chatServer.ts";

interface ChatNeeds extends Omit<AssistantParts, "readModel" | "endpoints"> {
	readonly reads: Pick<UserReads, "readModel" | "chats" | "endpoints">;
	/** Told of every change to a conversation. */
	readonly tell: (user_id: string, thread_id: string) => void;
}

export function createChat({ reads, tell, ...parts }: ChatNeeds): ChatServer {
	const { clock, log } = parts;
	const assistant = createAssistant({ ...parts, readModel: reads.readModel, endpoints: reads.endpoints });
	const store = announceChanges(reads.chats, tell);
	const localeOf = async (user_id: string) => (await reads.readModel.settings(user_id)).locale;
	return createChatServer({ assistant, store, localeOf, clock, log });
}
