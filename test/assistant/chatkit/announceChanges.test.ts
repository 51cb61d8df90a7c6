import { suite } from "uvu";
import * as assert from "uvu/assert";
import { announceChanges } from "../../../src/assistant/chatkit/announceChanges.ts";
import type { ThreadItemRow, ThreadRow } from "../../../src/ports/assistant/chat.ts";
import { createChatScene } from "./chatScene.ts";

const test = suite("conversations that pages are told of");

test("given a conversation, when what a page can see of it changes, then that is told once it is stored", async () => {
	const { store, clock, ada, bob } = createChatScene();
	const told: string[] = [];
	const announced = announceChanges(store, (user_id, thread_id) => {
		assert.is(user_id, ada);
		told.push(thread_id);
	});
	const at = clock.now().toString() as ThreadRow["created_at"];
	const item = (id: string, hidden = false): ThreadItemRow => {
		return { id, thread_id: "thr_1", created_at: at, type: "user_message", hidden, body: {} };
	};
	const toldAfter = async (change: Promise<unknown>) => {
		await change;
		return told.splice(0);
	};
	assert.equal(
		await toldAfter(announced.createThread(ada, { id: "thr_1", title: null, created_at: at, updated_at: at })),
		[],
	);
	assert.equal(await toldAfter(announced.saveItem(ada, item("msg_1"))), ["thr_1"]);
	assert.equal(await toldAfter(announced.saveItem(ada, item("hcx_1", true))), []);
	assert.equal(await toldAfter(announced.deleteItemsAfter(ada, "thr_1", "msg_1")), ["thr_1"]);
	assert.equal(await toldAfter(announced.renameThread(ada, "thr_1", "Rent")), ["thr_1"]);
	assert.equal(await toldAfter(announced.renameThread(bob, "thr_1", "Mine")), []);
	assert.equal(await toldAfter(announced.deleteThread(bob, "thr_1")), []);
	assert.equal(await toldAfter(announced.deleteThread(ada, "thr_1")), ["thr_1"]);
});

test.run();
