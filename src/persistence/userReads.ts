/** All that pages, clients and the assistant read, and their conversations, on the pages' connections, each user's in turns. */
import type { ChatStore } from "../ports/assistant/chat.ts";
import type { Proposals } from "../ports/assistant/proposals.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { Endpoints } from "../ports/delivery/endpoints.ts";
import type { UserTurns } from "../ports/limits/userTurns.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";
import { createChatStore } from "./chat/chatStore.ts";
import { createProposalStore } from "./chat/proposalStore.ts";
import type { Database } from "./database.ts";
import { createJournalStore } from "./journal/journalStore.ts";
import { createEndpointStore } from "./ledger/endpointStore.ts";
import { createReadModelStore, type ReadModelOptions } from "./reads/readModelStore.ts";

export interface UserReads {
	readonly readModel: ReadModel;
	/** As the pages' streams catch up from it. */
	readonly journal: Pick<Journal, "eventsAfter" | "findAnswer" | "tasksAddedBy">;
	readonly chats: ChatStore;
	readonly endpoints: Endpoints;
	readonly proposals: Proposals;
}

export interface UserReadsOptions extends ReadModelOptions {
	readonly turns: UserTurns;
	/** Apart from reads: what a turn of the chat has done must find its place in the conversation however many lists are asked for. */
	readonly chatTurns: UserTurns;
}

export function createUserReads(database: Database, options: UserReadsOptions): UserReads {
	const { take } = options.turns;
	const { take: takeChat } = options.chatTurns;
	const model = createReadModelStore(database, options);
	const journal = createJournalStore(database);
	const chats = createChatStore(database);
	const endpoints = createEndpointStore(database);
	const proposals = createProposalStore(database);
	return {
		readModel: {
			findTask: (user_id, task_id) => take(user_id, () => model.findTask(user_id, task_id)),
			countOpenBelow: (user_id, task_ids) => take(user_id, () => model.countOpenBelow(user_id, task_ids)),
			listTasks: (user_id, query) => take(user_id, () => model.listTasks(user_id, query)),
			profile: (user_id) => take(user_id, () => model.profile(user_id)),
			at: async (user_id, instant) => {
				const past = await take(user_id, () => model.at(user_id, instant));
				return {
					...past,
					findTask: (task_id) => take(user_id, () => past.findTask(task_id)),
					listTasks: (query) => take(user_id, () => past.listTasks(query)),
				};
			},
			labels: (user_id) => take(user_id, () => model.labels(user_id)),
			filters: (user_id) => take(user_id, () => model.filters(user_id)),
			settings: (user_id) => take(user_id, () => model.settings(user_id)),
			categories: (user_id) => take(user_id, () => model.categories(user_id)),
			tags: (user_id) => take(user_id, () => model.tags(user_id)),
			history: (user_id, query) => take(user_id, () => model.history(user_id, query)),
			deliveries: (user_id, query) => take(user_id, () => model.deliveries(user_id, query)),
			version: (user_id) => take(user_id, () => model.version(user_id)),
			isNew: (user_id) => take(user_id, () => model.isNew(user_id)),
		},
		journal: {
			eventsAfter: (user_id, seq, limit) => take(user_id, () => journal.eventsAfter(user_id, seq, limit)),
			tasksAddedBy: (user_id, command_ids) => take(user_id, () => journal.tasksAddedBy(user_id, command_ids)),
			findAnswer: (user_id, command_id) => take(user_id, () => journal.findAnswer(user_id, command_id)),
		},
		endpoints: {
			ofUser: (user_id) => take(user_id, () => endpoints.ofUser(user_id)),
			mute: (user_id, channel, mute) => take(user_id, () => endpoints.mute(user_id, channel, mute)),
		},
		chats: {
			createThread: (user_id, thread) => takeChat(user_id, () => chats.createThread(user_id, thread)),
			findThread: (user_id, id) => takeChat(user_id, () => chats.findThread(user_id, id)),
			listThreads: (user_id, query) => takeChat(user_id, () => chats.listThreads(user_id, query)),
			titleThread: (user_id, id, title) => takeChat(user_id, () => chats.titleThread(user_id, id, title)),
			renameThread: (user_id, id, title) => takeChat(user_id, () => chats.renameThread(user_id, id, title)),
			deleteThread: (user_id, id) => takeChat(user_id, () => chats.deleteThread(user_id, id)),
			saveItem: (user_id, item) => takeChat(user_id, () => chats.saveItem(user_id, item)),
			replaceItem: (user_id, was, item) => takeChat(user_id, () => chats.replaceItem(user_id, was, item)),
			claimTurn: (user_id, item, claim) => takeChat(user_id, () => chats.claimTurn(user_id, item, claim)),
			keepTurn: (user_id, item, claim) => takeChat(user_id, () => chats.keepTurn(user_id, item, claim)),
			endTurn: (user_id, item, claim, how) => takeChat(user_id, () => chats.endTurn(user_id, item, claim, how)),
			claimStoredTurn: (user_id, item, claim) => takeChat(user_id, () => chats.claimStoredTurn(user_id, item, claim)),
			turnState: (user_id, item) => takeChat(user_id, () => chats.turnState(user_id, item)),
			findItem: (user_id, thread_id, id) => takeChat(user_id, () => chats.findItem(user_id, thread_id, id)),
			listItems: (user_id, id, query) => takeChat(user_id, () => chats.listItems(user_id, id, query)),
			deleteAnswer: (user_id, item) => takeChat(user_id, () => chats.deleteAnswer(user_id, item)),
			deleteItemsAfter: (user_id, thread_id, id) =>
				takeChat(user_id, () => chats.deleteItemsAfter(user_id, thread_id, id)),
		},
		// With the chats: an answer must find its place, too.
		proposals: {
			propose: (user_id, proposal) => takeChat(user_id, () => proposals.propose(user_id, proposal)),
			list: (user_id) => takeChat(user_id, () => proposals.list(user_id)),
			find: (user_id, id) => takeChat(user_id, () => proposals.find(user_id, id)),
			answer: (user_id, id, answer) => takeChat(user_id, () => proposals.answer(user_id, id, answer)),
			finish: (user_id, id) => takeChat(user_id, () => proposals.finish(user_id, id)),
		},
	};
}
