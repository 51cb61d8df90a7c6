/** What every store of conversations promises (ports/assistant/chat.ts), in memory or in PostgreSQL: order, pages, nobody else's (P8). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import type { ChatStore, ThreadItemRow } from "../../src/ports/assistant/chat.ts";

export interface ChatStoreUnderTest {
	readonly chat: ChatStore;
	addAccount(): Promise<string>;
	close(): Promise<void>;
}

const AT = "2026-03-27T08:30:00.000Z" as InstantText;

const item = (thread_id: string, name: string, fields: Partial<ThreadItemRow> = {}): ThreadItemRow => ({
	id: `${thread_id} ${name}`,
	thread_id,
	created_at: AT,
	type: "user_message",
	hidden: false,
	body: { content: [{ text: name }] },
	...fields,
});

export function chatStoreContract(name: string, open: () => Promise<ChatStoreUnderTest>): void {
	const chats = suite<{ under: ChatStoreUnderTest; chat: ChatStore; user: string; thread: string }>(name);
	chats.before(async (context) => {
		context.under = await open();
		context.chat = context.under.chat;
	});
	chats.before.each(async (context) => {
		context.user = await context.under.addAccount();
		context.thread = `thr_${randomUUID()}`;
		await context.chat.createThread(context.user, { id: context.thread, title: null, created_at: AT, updated_at: AT });
	});
	chats.after(({ under }) => under.close());

	chats("given items saved in the same instant, then they keep their order in pages both ways", async (context) => {
		const { chat, user, thread } = context;
		for (const name of ["a", "b", "c"]) await chat.saveItem(user, item(thread, name));
		await chat.saveItem(user, item(thread, "secret", { hidden: true }));
		const names = async (page: Parameters<ChatStore["listItems"]>[2]) =>
			(await chat.listItems(user, thread, page)).data.map(({ id }) => id.split(" ")[1]);
		assert.equal(await names({ limit: 9, order: "asc" }), ["a", "b", "c"]);
		assert.equal(await names({ limit: 9, order: "asc", withHidden: true }), ["a", "b", "c", "secret"]);
		const first = await chat.listItems(user, thread, { limit: 2, order: "desc" });
		assert.is(first.has_more, true);
		assert.equal(await names({ limit: 2, order: "desc", after: first.after ?? "" }), ["a"]);
	});

	chats("given an item saved again, then it is replaced in its place", async ({ chat, user, thread }) => {
		for (const name of ["a", "b"]) await chat.saveItem(user, item(thread, name));
		await chat.saveItem(user, item(thread, "a", { body: { status: "done" } }));
		const { data } = await chat.listItems(user, thread, { limit: 9, order: "asc" });
		assert.equal(data[0], item(thread, "a", { body: { status: "done" } }));
		assert.is(data.length, 2);
	});

	chats(
		"given two who replace an item as they saw it, then one of them does",
		async ({ chat, under, user, thread }) => {
			const asked = item(thread, "q", { body: { status: "pending", inputs: [{ id: "inp" }] } });
			await chat.saveItem(user, asked);
			const answers = ["yes", "no"].map((status) => ({ ...asked, body: { ...asked.body, status } }));
			const stranger = await under.addAccount();
			assert.is(await chat.replaceItem(stranger, asked, answers[0] ?? asked), false, "P8");
			const came = await Promise.all(answers.map((answer) => chat.replaceItem(user, asked, answer)));
			assert.equal([...came].sort(), [false, true]);
			assert.equal(await chat.findItem(user, thread, asked.id), answers[came.indexOf(true)]);
			assert.is(await chat.replaceItem(user, { ...asked, id: "none" }, asked), false);
		},
	);

	chats("given two who claim a turn at once, then one has it until it ends, and says how", async (context) => {
		const { chat, under, user, thread } = context;
		const message = item(thread, "m");
		const claims = ["one", "two"].map((holder) => ({ holder, lease_ms: 60_000, isAnew: false }));
		assert.is(await chat.turnState(user, message), "gone", "it is not stored yet");
		const came = await Promise.all(claims.map((claim) => chat.claimTurn(user, message, claim)));
		assert.equal([...came].sort(), [false, true]);
		assert.equal(await chat.findItem(user, thread, message.id), message, "claimed and stored in one");
		const [winner, loser] = came[0] ? claims : claims.toReversed();
		if (!winner || !loser) throw new Error("two claims were made");
		assert.is(await chat.turnState(user, message), "answering");
		assert.equal(
			[await chat.keepTurn(user, message, loser), await chat.keepTurn(user, message, winner)],
			[false, true],
		);
		await chat.endTurn(user, message, loser, "left");
		assert.is(await chat.turnState(user, message), "answering", "who has not the turn cannot end it");
		const stranger = await under.addAccount();
		await chat.endTurn(stranger, message, winner, "left");
		assert.is(await chat.keepTurn(stranger, message, winner), false, "P8");
		assert.is(await chat.claimTurn(stranger, message, loser), false, "P8");
		assert.is(await chat.turnState(stranger, message), "gone", "P8");
		await chat.endTurn(user, message, winner, "answered");
		assert.is(await chat.turnState(user, message), "answered");
		const other = { ...message, body: { content: "another" } };
		assert.is(await chat.claimTurn(user, other, loser), false, "it has its answer");
		assert.is(await chat.claimTurn(user, other, { ...loser, isAnew: true }), true, "and is to have another one");
		assert.equal(await chat.findItem(user, thread, message.id), message, "what was said stays as it was");
	});

	chats("given a holder who has died, when its lease is over, then the turn is the next one's", async (context) => {
		const { chat, user, thread } = context;
		const message = item(thread, "m");
		const [dead, next] = ["dead", "next"].map((holder) => ({ holder, lease_ms: 60_000, isAnew: false }));
		if (!dead || !next) throw new Error("two claims were made");
		await chat.claimTurn(user, message, { ...dead, lease_ms: 0 });
		assert.is(await chat.turnState(user, message), "left");
		assert.is(await chat.claimTurn(user, message, next), true);
		assert.is(await chat.keepTurn(user, message, dead), false, "whoever comes back from the dead has lost it");
		await chat.endTurn(user, message, dead, "answered");
		assert.is(await chat.turnState(user, message), "answering");
	});

	chats(
		"given a message or its thread deleted, then its turn is gone, and no claim of what was stored adds it again",
		async (context) => {
			const { chat, under, user, thread } = context;
			const [earlier, message] = [item(thread, "e"), item(thread, "m")];
			const claim = { holder: "one", lease_ms: 60_000, isAnew: false };
			await chat.saveItem(user, earlier);
			await chat.saveItem(user, message);
			assert.is(await chat.turnState(user, message), "left", "nobody has begun it");
			assert.is(await chat.claimStoredTurn(await under.addAccount(), message, claim), false, "P8");
			assert.is(await chat.claimStoredTurn(user, message, claim), true);
			assert.is(await chat.claimStoredTurn(user, message, { ...claim, holder: "two" }), false, "one at a time");
			await chat.endTurn(user, message, claim, "answered");
			assert.is(await chat.claimStoredTurn(user, message, claim), false, "it has its answer");
			assert.is(await chat.claimStoredTurn(user, message, { ...claim, isAnew: true }), true);
			await chat.deleteItemsAfter(user, thread, earlier.id);
			assert.is(await chat.turnState(user, message), "gone");
			assert.is(await chat.claimStoredTurn(user, message, claim), false);
			assert.is(await chat.findItem(user, thread, message.id), undefined, "it stays deleted");
			await chat.deleteThread(user, thread);
			assert.is(await chat.turnState(user, earlier), "gone");
			assert.is(await chat.claimStoredTurn(user, earlier, claim), false);
		},
	);

	chats("given threads, then the one with the latest item comes first", async ({ chat, user, thread }) => {
		const second = `thr_${randomUUID()}`;
		await chat.createThread(user, { id: second, title: "two", created_at: AT, updated_at: AT });
		const later = "2026-03-27T09:00:00.000Z" as InstantText;
		await chat.saveItem(user, item(thread, "new", { created_at: later }));
		const { data } = await chat.listThreads(user, { limit: 9, order: "desc" });
		assert.equal(
			data.map(({ id }) => id),
			[thread, second],
		);
		assert.is(data[0]?.updated_at, later);
		const [first] = (await chat.listThreads(user, { limit: 1, order: "desc" })).data;
		const rest = await chat.listThreads(user, { limit: 1, order: "desc", after: first?.id ?? "" });
		assert.equal([rest.data.map(({ id }) => id), rest.has_more], [[second], false]);
	});

	chats("given an item, when all after it are deleted, then it stays", async ({ chat, user, thread }) => {
		for (const name of ["a", "b", "c"]) await chat.saveItem(user, item(thread, name));
		await chat.deleteItemsAfter(user, thread, `${thread} a`);
		const { data } = await chat.listItems(user, thread, { limit: 9, order: "asc" });
		assert.equal(
			data.map(({ id }) => id),
			[`${thread} a`],
		);
	});

	chats(
		"given an item, when what its turn left is deleted, then the next message stays with its answer",
		async (context) => {
			const { chat, user, thread } = context;
			const types = ["user_message", "assistant_message", "workflow", "user_message", "assistant_message"];
			for (const [n, type] of types.entries()) await chat.saveItem(user, item(thread, `${n}`, { type }));
			await chat.deleteAnswer(user, { id: `${thread} 0`, thread_id: thread });
			const left = async () =>
				(await chat.listItems(user, thread, { limit: 9, order: "asc" })).data.map(({ id }) => id);
			assert.equal(await left(), [`${thread} 0`, `${thread} 3`, `${thread} 4`]);
			await chat.deleteAnswer(user, { id: `${thread} 3`, thread_id: thread });
			await chat.deleteAnswer(randomUUID(), { id: `${thread} 0`, thread_id: thread });
			assert.equal(await left(), [`${thread} 0`, `${thread} 3`]);
		},
	);

	chats("given a stranger, then threads and items are neither seen nor changed (P8)", async (context) => {
		const { chat, user, thread } = context;
		await chat.saveItem(user, item(thread, "mine"));
		const stranger = await context.under.addAccount();
		assert.is(await chat.findThread(stranger, thread), undefined);
		assert.is(await chat.findItem(stranger, thread, `${thread} mine`), undefined);
		assert.is(await chat.renameThread(stranger, thread, "taken"), undefined);
		assert.is(await chat.deleteThread(stranger, thread), false);
		await chat.saveItem(stranger, item(thread, "mine", { body: { taken: true } }));
		await chat.saveItem(stranger, item(thread, "planted"));
		await chat.deleteItemsAfter(stranger, thread, `${thread} mine`);
		assert.equal((await chat.listItems(stranger, thread, { limit: 9, order: "asc" })).data, []);
		assert.equal((await chat.listItems(user, thread, { limit: 9, order: "asc" })).data, [item(thread, "mine")]);
		assert.is((await chat.findThread(user, thread))?.title, null);
	});

	chats("given a thread, when it is renamed and deleted, then so it is, with its items", async (context) => {
		const { chat, user, thread } = context;
		await chat.saveItem(user, item(thread, "a"));
		assert.is((await chat.renameThread(user, thread, "named"))?.title, "named");
		assert.is(await chat.deleteThread(user, thread), true);
		assert.is(await chat.findItem(user, thread, `${thread} a`), undefined);
	});

	chats(
		"given a thread that was renamed meanwhile, when it is titled by its first message, then the name stands",
		async (context) => {
			const { chat, user, thread } = context;
			assert.is((await chat.titleThread(user, thread, "first words"))?.title, "first words");
			await chat.renameThread(user, thread, "named");
			assert.is(await chat.titleThread(user, thread, "first words"), undefined);
			assert.is((await chat.findThread(user, thread))?.title, "named");
		},
	);

	chats(
		"given as many threads as there may be, then no other begins, not even of several at once, and one that is there stays",
		async (context) => {
			const { chat, user, thread } = context;
			const begin = (id: string) => chat.createThread(user, { id, title: id, created_at: AT, updated_at: AT });
			for (let n = 2; n < BOUNDS.threads.most; n += 1) assert.ok(await begin(`${thread} ${n}`));
			const atOnce = await Promise.all([1, 2, 3, 4, 5].map((n) => begin(`${thread} at once ${n}`)));
			assert.is(atOnce.filter(Boolean).length, 1);
			assert.not(await begin(`${thread} one too many`));
			assert.ok(await begin(thread));
			assert.is((await chat.findThread(user, thread))?.title, null);
		},
	);

	chats.run();
}
