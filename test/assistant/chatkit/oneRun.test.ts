/** Two runs of one turn at the same time: one is made, both hear it; what its pod leaves undone is run by who asks next. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { settle } from "../../support/drivenClock.ts";
import {
	type ChatScene,
	createChatScene,
	input,
	itemOf,
	names,
	parts,
	question,
	text,
	threadIdOf,
} from "./chatScene.ts";
import type { Event } from "./protocolSchemas.ts";

const test = suite("one run of a turn");
let scene: ChatScene;
let thread_id: string;

test.before.each(async () => {
	scene = createChatScene();
	thread_id = threadIdOf(await scene.create("hello"));
});

/** Under a key, so that it is known again. */
async function say(key = "k"): Promise<readonly Event[]> {
	const params = { thread_id, input: input("complete milk") };
	const { signal } = new AbortController();
	const answer = await scene.server().handle(scene.ada, { type: "threads.add_user_message", params }, signal, key);
	const events: Event[] = [];
	for await (const event of scene.open(answer)) events.push(event);
	return events;
}
const answers = (events: readonly Event[]) =>
	events.flatMap((event) =>
		event.type === "thread.item.done" && event.item.type === "assistant_message" ? [event.item] : [],
	);

/** A turn that goes on until it is told to end. */
function slow(said: string) {
	const { promise, resolve } = Promise.withResolvers<void>();
	scene.play(async function* () {
		await promise;
		yield text(said);
	});
	return resolve;
}
/** Moves the clock until everybody has been answered. */
async function heard<Result>(...asked: readonly Promise<Result>[]): Promise<readonly Result[]> {
	let isOver = false;
	const all = Promise.all(asked).finally(() => {
		isOver = true;
	});
	while (!isOver) await scene.clock.advance(250);
	return all;
}

test("P1: given one message sent twice at once, then the assistant is asked once, and both hear its answer", async () => {
	const before = scene.requests.length;
	const finish = slow("Done.");
	const both = [say(), say()];
	await settle();
	finish();
	const [one, two] = await heard(...both);
	assert.is(scene.requests.length, before + 1);
	assert.equal(answers(one ?? []), answers(two ?? []));
	assert.is(answers(one ?? []).length, 1);
	assert.is((await scene.items(thread_id)).length, 4, "a message and an answer, twice");
	assert.is(scene.clock.pending(), 0, "no claim is said again");
});

test("given a message under way, when it is to be run again, then what is under way is heard, however long it takes", async () => {
	const finish = slow("Done.");
	const first = say();
	await settle();
	const message = (await scene.items(thread_id))[2];
	const retried = scene.turn("threads.retry_after_item", { thread_id, item_id: message?.id });
	await scene.clock.advance(60_000);
	finish();
	const [one, again] = await heard(first, retried);
	assert.equal(answers(again ?? []), answers(one ?? []));
	assert.equal(names(again ?? []), ["stream_options", "thread.item.done assistant_message"]);
});

test("P1: given one answer to a question sent twice at once, then the assistant is asked once", async () => {
	scene.play(() => parts(question(scene.clock.now().add({ minutes: 10 }).toString())));
	const asked = itemOf(await scene.say(thread_id, "delete both"), "structured_input");
	const before = scene.requests.length;
	const finish = slow("Deleted.");
	const given = { [asked.inputs[0]?.id ?? ""]: { values: ["Yes"], skipped: false } };
	const params = { thread_id, item_id: asked.id, input: { status: "answered", answers: given } };
	const both = [1, 2].map(() => scene.turn("threads.add_structured_input", params));
	await settle();
	finish();
	const [one, two] = await heard(...both);
	assert.is(scene.requests.length, before + 1);
	assert.equal(answers(one ?? []), answers(two ?? []));
	assert.equal(names(two ?? []).slice(0, 2), ["stream_options", "thread.item.replaced structured_input"]);
});

test("given a run that ends with a fault, then who has waited for it runs the turn", async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	scene.play(async function* () {
		await promise;
		yield* parts();
		throw new Error("the model fell over");
	});
	const both = [say(), say()];
	await settle();
	scene.play(() => parts(text("Done.")));
	resolve();
	const heardBoth = await heard(...both);
	const [broken, whole] = heardBoth.toSorted((a, b) => answers(a).length - answers(b).length);
	assert.is(broken?.at(-1)?.type, "error");
	assert.is(answers(whole ?? []).length, 1);
	assert.is((await scene.items(thread_id)).length, 4);
});

test("given a pod that died with a turn in hand, then it is run by who asks next, after the lease", async () => {
	const stop = slow("never");
	const doomed = say();
	await settle();
	const [message] = (await scene.items(thread_id)).slice(-1);
	// As it stands when the pod that had it says nothing more.
	const dead = { holder: "dead", lease_ms: 10_000, isAnew: true };
	stop();
	await heard(doomed);
	const row = message && (await scene.store.findItem(scene.ada, thread_id, message.id));
	assert.ok(row && (await scene.store.claimTurn(scene.ada, row, dead)));
	scene.play(() => parts(text("Done.")));
	const asked = scene.requests.length;
	const again = say();
	await scene.clock.advance(9_000);
	assert.is(scene.requests.length, asked, "its pod may be alive");
	const [told] = await heard(again);
	assert.is(answers(told ?? []).length, 1);
	assert.is(scene.requests.length, asked + 1);
});

test("given a pod that was frozen until another took its turn, then it neither speaks nor stores anything more", async () => {
	const finish = slow("late");
	const frozen = say();
	await settle();
	const [message] = (await scene.items(thread_id)).slice(-1);
	const row = message && (await scene.store.findItem(scene.ada, thread_id, message.id));
	if (!row) throw new Error("the message was not stored");
	const { keepTurn } = scene.store;
	Object.assign(scene.store, { keepTurn: async () => false });
	const [told] = await heard(frozen);
	Object.assign(scene.store, { keepTurn });
	finish();
	await settle();
	assert.is(told?.at(-1)?.type, "error");
	assert.is(scene.requests.at(-1)?.signal.aborted, true);
	assert.equal((await scene.rows(thread_id)).at(-1)?.id, row.id, "not even a note that it was cancelled");
});

for (const what of ["thread", "message"] as const)
	test(`P1: given a ${what} deleted while a second request waits for its turn, then that hears an error, and nothing comes back`, async () => {
		const [first] = await scene.items(thread_id);
		const finish = slow("Done.");
		const doomed = say();
		await settle();
		const waiting = say();
		await settle();
		const before = scene.requests.length;
		if (what === "thread") await scene.store.deleteThread(scene.ada, thread_id);
		else await scene.store.deleteItemsAfter(scene.ada, thread_id, first?.id ?? "");
		const [told] = await heard(waiting);
		assert.is(told?.at(-1)?.type, "error");
		assert.is(scene.requests.length, before, "nothing is asked again");
		const left = what === "thread" ? [] : [first?.id];
		assert.equal(
			(await scene.rows(thread_id)).map(({ id }) => id),
			left,
		);
		finish();
		await heard(doomed);
	});

test("given a claim that is refused again and again, then who waits looks no more often than the clock says", async () => {
	const finish = slow("Done.");
	const first = say();
	await settle();
	let looks = 0;
	const { turnState, claimStoredTurn } = scene.store;
	const turnLeft = async () => {
		// Ends a loop without a pause, which would never let the clock move.
		if (++looks > 50) throw new Error("looked without a pause");
		return "left" as const;
	};
	Object.assign(scene.store, { turnState: turnLeft, claimStoredTurn: async () => false });
	const second = say();
	await settle();
	assert.is(looks, 1);
	Object.assign(scene.store, { turnState, claimStoredTurn });
	finish();
	const [one, two] = await heard(first, second);
	assert.equal(answers(two ?? []), answers(one ?? []));
});

test("given a page that goes away while it waits for another run, then that run goes on", async () => {
	const finish = slow("Done.");
	const first = say();
	await settle();
	const away = new AbortController();
	const params = { thread_id, input: input("complete milk") };
	const request = { type: "threads.add_user_message", params };
	const answer = await scene.server().handle(scene.ada, request, away.signal, "k");
	const told: Event[] = [];
	const waiting = (async () => {
		for await (const event of scene.open(answer)) told.push(event);
	})();
	await settle();
	away.abort();
	await waiting;
	assert.equal(names(told), ["thread.item.done user_message", "stream_options"]);
	finish();
	const [one] = await heard(first);
	assert.is(answers(one ?? []).length, 1);
});

test.run();
