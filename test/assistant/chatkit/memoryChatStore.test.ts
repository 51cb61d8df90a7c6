/** The store in memory keeps what the real one does; the chat's own tests stand on it. */
import { randomUUID } from "node:crypto";
import { chatStoreContract } from "../../persistence/chatStore.contract.ts";
import { createMemoryChatStore } from "../../support/memoryChatStore.ts";

chatStoreContract("chat store in memory", async () => ({
	chat: createMemoryChatStore(),
	addAccount: async () => randomUUID(),
	close: async () => {},
}));
