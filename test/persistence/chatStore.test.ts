/** Conversations in PostgreSQL. */
import { createChatStore } from "../../src/persistence/chat/chatStore.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { chatStoreContract } from "./chatStore.contract.ts";

chatStoreContract("chat store in PostgreSQL", async () => {
	const database = await createTestDatabase();
	return { chat: createChatStore(database), addAccount: () => addAccount(database), close: () => database.drop() };
});
