/** A message that comes again under its Idempotency-Key: its sender never heard of the first (P1). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ChatScene, createChatScene, input, parts, text, threadIdOf } from "./chatScene.ts";
import type { Event } from "./protocolSchemas.ts";

const test = suite("a message that comes again");
let scene: ChatScene;

test.before.each(() => {
	scene = createChatScene();
	scene.play(() => parts(text("done")));
});

async function send(type: string, params: object, key?: string, user = scene.ada): Promise<readonly Event[]> {
	const signal = new AbortController().signal;
	const events: Event[] = [];
	for await (const event of scene.open(await scene.server().handle(user, { type, params }, signal, key))) {
		events.push(event);
	}
	return events;
}
const create = (key?: string, user = scene.ada) => send("threads.create", { input: input("add milk") }, key, user);
const typesIn = async (thread_id: string) => (await scene.items(thread_id)).map(({ type }) => type);

test("given a message that began a thread, when it comes again under its key, on another pod, then both are the same", async () => {
	const first = await create("k");
	scene.restart();
	const second = await create("k");
	assert.is(threadIdOf(second), threadIdOf(first));
	assert.is(scene.requests.length, 1, "it has been answered");
	const doneIn = (events: readonly Event[]) =>
		events.flatMap((one) => (one.type === "thread.item.done" ? [one.item] : []));
	assert.equal(doneIn(second), doneIn(first));
	assert.equal(await typesIn(threadIdOf(first)), ["user_message", "assistant_message"]);
	assert.is(((await scene.ask("threads.list", {})).body as { data: unknown[] }).data.length, 1);
});

test("given a pod that died after it stored the message, when that comes again, then its turn runs", async () => {
	scene.play(() => {
		throw new Error("the pod dies here");
	});
	const first = await create("k");
	scene.play(() => parts(text("done")));
	await create("k");
	const [one, again] = scene.requests;
	assert.is(again?.item_id, one?.item_id, "the turn keeps its id, by which its commands are found");
	assert.equal(await typesIn(threadIdOf(first)), ["user_message", "assistant_message"]);
});

test("given a message in a thread, when it comes again under its key, then it stands there once", async () => {
	const thread_id = threadIdOf(await create());
	const add = () => send("threads.add_user_message", { thread_id, input: input("add bread") }, "k");
	await add();
	await add();
	const turn = ["user_message", "assistant_message"];
	assert.equal(await typesIn(thread_id), [...turn, ...turn]);
});

test("given others have come since, when it comes again, then its answer is told as it was, and nothing runs or is deleted", async () => {
	const first = await create("k");
	const thread_id = threadIdOf(first);
	await scene.say(thread_id, "and then");
	const asked = scene.requests.length;
	const again = await create("k");
	assert.is(scene.requests.length, asked);
	const doneIn = (events: readonly Event[]) =>
		events.flatMap((one) => (one.type === "thread.item.done" ? [one.item] : []));
	assert.equal(doneIn(again), doneIn(first));
	assert.is((await typesIn(thread_id)).length, 4);
});

test("given a key, when another message comes under it, then that is refused and nothing is stored", async () => {
	const thread_id = threadIdOf(await create("k"));
	const other = { type: "threads.create", params: { input: input("add bread") } };
	const answer = await scene.server().handle(scene.ada, other, new AbortController().signal, "k");
	assert.is(answer.kind === "refused" && answer.code, "unreadable");
	assert.match(JSON.stringify(answer), /"field":"Idempotency-Key","rule":"reused"/);
	assert.equal(await typesIn(thread_id), ["user_message", "assistant_message"]);
});

test("given another user's key, or none, then a message is another one (P8)", async () => {
	const ids = [await create("k"), await create("k", scene.bob), await create(), await create()].map(threadIdOf);
	assert.is(new Set(ids).size, 4);
});

test.run();
