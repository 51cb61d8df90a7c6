import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ChatScene, createChatScene, itemOf, names, parts, question, text, threadIdOf } from "./chatScene.ts";

const test = suite("questions");
let scene: ChatScene;

test.before(() => {
	scene = createChatScene();
});

/** A thread whose only turn ended with a question that is open for ten minutes, or for as long as it says. */
async function asked(expires_at = scene.clock.now().add({ minutes: 10 }).toString()) {
	const part = question(expires_at);
	scene.play(() => parts(text("Careful."), part));
	const events = await scene.create("delete milk and bread");
	const item = itemOf(events, "structured_input");
	scene.play(() => parts(text("ok")));
	return {
		thread_id: threadIdOf(events),
		item_id: item.id,
		input: item.inputs[0]?.id ?? "",
		item,
		pending: part.pending,
	};
}

const answered = (input: string, ...values: readonly string[]) => ({
	status: "answered",
	answers: { [input]: { values, skipped: false } },
});

test("given a turn that asks, when it ends, then the choices are sent and what is behind them is not", async () => {
	const { item } = await asked();

	assert.is(item.status, "pending");
	const [input] = item.inputs;
	assert.equal(
		[input?.question, input?.options, input?.multiple, input?.answer],
		["Delete 2 tasks?", [{ value: "Yes" }, { value: "No" }], false, undefined],
	);
});

test("given an open question, when its button is pressed on another pod, then the assistant goes on with it", async () => {
	const { thread_id, item_id, input, pending } = await asked();
	scene.restart();

	const events = await scene.turn("threads.add_structured_input", {
		thread_id,
		item_id,
		input: answered(input, "Yes"),
	});

	assert.equal(names(events).slice(0, 2), ["stream_options", "thread.item.replaced structured_input"]);
	const replaced = itemOf(events, "structured_input");
	assert.is(replaced.status, "answered");
	assert.equal(replaced.inputs[0]?.answer, { values: ["Yes"], skipped: false });
	const request = scene.requests.at(-1);
	assert.is(request?.item_id, item_id);
	const answers = { [input]: { values: ["Yes"], skipped: false } };
	assert.equal(request?.input, { kind: "answer", question: pending, answers, at: scene.clock.now() });
});

test("given an answered question, when it is answered otherwise, then it is refused before the stream", async () => {
	const { thread_id, item_id, input } = await asked();
	const params = { thread_id, item_id, input: answered(input, "Yes") };
	await scene.turn("threads.add_structured_input", params);
	const before = scene.requests.length;

	const { status, body } = await scene.ask("threads.add_structured_input", { ...params, input: answered(input, "No") });

	assert.is(status, 400);
	assert.match(JSON.stringify(body), '"field":"params.item_id","rule":"pending"');
	assert.is(scene.requests.length, before);
});

test("P1: given a pod that died after the yes, when the same yes comes again, even late, then its turn runs", async () => {
	const { thread_id, item_id, input, pending } = await asked();
	const params = { thread_id, item_id, input: answered(input, "Yes") };
	const at = scene.clock.now();
	scene.play(() => {
		throw new Error("the pod dies here");
	});
	await scene.turn("threads.add_structured_input", params);
	await scene.clock.advance(11 * 60_000);
	scene.restart();
	scene.play(() => parts(text("Deleted.")));

	const events = await scene.turn("threads.add_structured_input", params);
	await scene.turn("threads.add_structured_input", params);

	assert.is(itemOf(events, "assistant_message").content[0]?.text, "Deleted.");
	const answers = { [input]: { values: ["Yes"], skipped: false } };
	const request = scene.requests.at(-1);
	assert.equal([request?.item_id, request?.input], [item_id, { kind: "answer", question: pending, answers, at }]);
	const types = (await scene.items(thread_id)).map(({ type }) => type);
	assert.equal(types, ["user_message", "assistant_message", "structured_input", "assistant_message"]);
});

test("given others have come since, when an answer comes again, then what it came to is told as it was", async () => {
	const { thread_id, item_id, input } = await asked();
	const params = { thread_id, item_id, input: answered(input, "Yes") };
	const first = await scene.turn("threads.add_structured_input", params);
	await scene.say(thread_id, "and then");
	const [before, items] = [scene.requests.length, await scene.items(thread_id)];

	const again = await scene.turn("threads.add_structured_input", params);

	assert.is(scene.requests.length, before);
	assert.equal(itemOf(again, "assistant_message"), itemOf(first, "assistant_message"));
	assert.equal(await scene.items(thread_id), items);
});

test("given two answers at once, then one of them counts and the other is refused", async () => {
	const { thread_id, item_id, input } = await asked();
	const sent = ["Yes", "No"].map((value) =>
		scene.send("threads.add_structured_input", { thread_id, item_id, input: answered(input, value) }),
	);

	const kinds = (await Promise.all(sent)).map(({ kind }) => kind);

	assert.equal([...kinds].sort(), ["refused", "stream"]);
});

test("given a single choice, when several values and unknown ids come, then the first value counts", async () => {
	const { thread_id, item_id, input } = await asked();
	const given = answered(input, "No", "Yes");
	const answers = { ...given.answers, inp_unknown: { values: ["Yes"], skipped: false } };

	await scene.turn("threads.add_structured_input", { thread_id, item_id, input: { ...given, answers } });

	const request = scene.requests.at(-1)?.input;
	assert.equal(request?.kind === "answer" && request.answers, { [input]: { values: ["No"], skipped: false } });
});

test("given a question, when it is skipped or its answer is missing, then the assistant hears of a skip", async () => {
	for (const input of [
		{ status: "skipped", answers: {} },
		{ status: "answered", answers: {} },
	]) {
		const { thread_id, item_id, input: id } = await asked();

		const events = await scene.turn("threads.add_structured_input", { thread_id, item_id, input });

		assert.is(itemOf(events, "structured_input").status, input.status);
		const request = scene.requests.at(-1)?.input;
		assert.equal(request?.kind === "answer" && request.answers, { [id]: { values: [], skipped: true } });
	}
});

test("P10: given a question, when a value is answered that was not offered, then it is refused and stays open", async () => {
	const { thread_id, item_id, input } = await asked();

	const refused = await scene.ask("threads.add_structured_input", {
		thread_id,
		item_id,
		input: answered(input, "Maybe"),
	});

	assert.is(refused.status, 400);
	assert.match(JSON.stringify(refused.body), `"field":"params.input.answers.${input}.values","rule":"one_of"`);
	assert.is((await scene.items(thread_id)).at(-1)?.type, "structured_input");
	await scene.turn("threads.add_structured_input", { thread_id, item_id, input: answered(input, "Yes") });
});

test("given an open question, when a text comes, then the turn has the question, and it is closed after the turn", async () => {
	const { thread_id, item_id, pending } = await asked();

	const events = await scene.say(thread_id, "yes");

	assert.equal(scene.requests.at(-1)?.pending, pending);
	assert.is(names(events).at(-1), "thread.item.replaced structured_input");
	const closed = itemOf(events, "structured_input");
	assert.equal(
		[closed.id, closed.status, closed.inputs[0]?.answer],
		[item_id, "skipped", { values: [], skipped: true }],
	);
	await scene.say(thread_id, "yes");
	assert.is(scene.requests.at(-1)?.pending, undefined);
});

test("given an open question, when the turn after it asks again, then only the new question stays open", async () => {
	const { thread_id, item_id } = await asked();
	scene.play(() => parts(question(scene.clock.now().add({ minutes: 10 }).toString())));

	await scene.say(thread_id, "hm");

	const questions = (await scene.items(thread_id)).filter((item) => item.type === "structured_input");
	assert.equal(
		questions.map(({ id, status }) => [id === item_id, status]),
		[
			[true, "skipped"],
			[false, "pending"],
		],
	);
});

test("P1: given a text that closed a question, when it is run again, then it has the question again", async () => {
	const { thread_id, pending } = await asked();
	const message = itemOf(await scene.say(thread_id, "yes"), "user_message");

	await scene.turn("threads.retry_after_item", { thread_id, item_id: message.id });

	assert.equal([scene.requests.at(-1)?.item_id, scene.requests.at(-1)?.pending], [message.id, pending]);
});

test("given a question, when its instant is reached, then an answer closes it and never gets to the assistant", async () => {
	const { thread_id, item_id, input } = await asked(scene.clock.now().add({ minutes: 10 }).toString());
	const before = scene.requests.length;
	await scene.clock.advance(10 * 60_000);

	const events = await scene.turn("threads.add_structured_input", {
		thread_id,
		item_id,
		input: answered(input, "Yes"),
	});

	assert.is(itemOf(events, "structured_input").status, "skipped");
	assert.match(itemOf(events, "assistant_message").content[0]?.text ?? "", "expired");
	assert.is(scene.requests.length, before);
});

test("given a question, when a millisecond is left, then an answer gets to the assistant", async () => {
	const { thread_id, item_id, input } = await asked(scene.clock.now().add({ minutes: 10 }).toString());
	const before = scene.requests.length;
	await scene.clock.advance(10 * 60_000 - 1);

	await scene.turn("threads.add_structured_input", { thread_id, item_id, input: answered(input, "Yes") });

	assert.is(scene.requests.length, before + 1);
});

test("given an expired question, when a text comes, then the turn does not have it", async () => {
	const { thread_id } = await asked(scene.clock.now().toString());

	await scene.say(thread_id, "yes");

	assert.is(scene.requests.at(-1)?.pending, undefined);
});

test.run();
