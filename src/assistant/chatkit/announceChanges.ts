/** Says of each conversation that it has changed, once that is stored: a page that shows it reads it again. */
import type { ChatStore } from "../../ports/assistant/chat.ts";

/** The same store; `tell` is called after each change that a page can see. What is hidden changes nothing for a page. */
export function announceChanges(store: ChatStore, tell: (user_id: string, thread_id: string) => void): ChatStore {
	return {
		...store,
		async renameThread(user_id, thread_id, title) {
			const renamed = await store.renameThread(user_id, thread_id, title);
			if (renamed) tell(user_id, thread_id);
			return renamed;
		},
		async titleThread(user_id, thread_id, title) {
			const titled = await store.titleThread(user_id, thread_id, title);
			if (titled) tell(user_id, thread_id);
			return titled;
		},
		async deleteThread(user_id, thread_id) {
			const isDeleted = await store.deleteThread(user_id, thread_id);
			if (isDeleted) tell(user_id, thread_id);
			return isDeleted;
		},
		async saveItem(user_id, item) {
			await store.saveItem(user_id, item);
			if (!item.hidden) tell(user_id, item.thread_id);
		},
		async claimTurn(user_id, item, claim) {
			const isClaimed = await store.claimTurn(user_id, item, claim);
			if (isClaimed && !item.hidden) tell(user_id, item.thread_id);
			return isClaimed;
		},
		async replaceItem(user_id, was, item) {
			const isReplaced = await store.replaceItem(user_id, was, item);
			if (isReplaced && !item.hidden) tell(user_id, item.thread_id);
			return isReplaced;
		},
		async deleteAnswer(user_id, item) {
			await store.deleteAnswer(user_id, item);
			tell(user_id, item.thread_id);
		},
		async deleteItemsAfter(user_id, thread_id, item_id) {
			await store.deleteItemsAfter(user_id, thread_id, item_id);
			tell(user_id, thread_id);
		},
	};
}
