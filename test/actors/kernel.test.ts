/** The kernel against the traps of nact 7.6.2: each test names the trap it closes. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ActorFault, type ActorRef, AskTimeout, createKernel } from "../../src/actors/kernel.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const setUp = () => {
	const clock = createDrivenClock();
	return { clock, kernel: createKernel({ clock, log: silent }) };
};
/** A promise and what settles it from outside. */
const gate = () => Promise.withResolvers<void>();
type Echo = { readonly id: number; readonly reply: (id: number) => void };
type Step = () => void | Promise<void>;
const runs = (step: Step) => step();
const anyRef = <M>(actor: ActorRef<M>) => actor as ActorRef<never>;

const test = suite("actor kernel");

test("given 10,000 asks in flight, when answered, then each gets its own answer (P8, scenario 24)", async () => {
	const { kernel } = setUp();
	const echoes = Array.from({ length: 100 }, (_, n) =>
		kernel.spawn<Echo>({ name: `echo-${n}`, mailboxLimit: 1_000, receive: ({ id, reply }) => reply(id) }),
	);
	const answers = await Promise.all(
		Array.from({ length: 10_000 }, (_, id) => {
			const actor = echoes[id % echoes.length];
			return actor && kernel.ask<Echo, number>(actor, 10_000, (reply) => ({ id, reply }));
		}),
	);
	assert.equal(
		answers.filter((answer, id) => typeof answer !== "object" || answer.answer !== id),
		[],
	);
	await kernel.close();
});

test("given a handler that throws, when asked, then that caller gets the fault and the actor lives on", async () => {
	const { kernel } = setUp();
	const actor = kernel.spawn<Echo>({
		name: "fragile",
		mailboxLimit: 10,
		receive: ({ id, reply }) => {
			if (id === 1) throw new Error("boom");
			reply(id);
		},
	});
	const [first, second] = await Promise.allSettled([
		kernel.ask<Echo, number>(actor, 1_000, (reply) => ({ id: 1, reply })),
		kernel.ask<Echo, number>(actor, 1_000, (reply) => ({ id: 2, reply })),
	]);
	assert.ok(first.status === "rejected" && first.reason instanceof ActorFault);
	assert.equal(second, { status: "fulfilled", value: { answer: 2 } });
	assert.is(kernel.faults(), 1);
	await kernel.close();
});

test("given an actor with a message in hand, when stopped, then its successor begins after it has ended", async () => {
	const { kernel } = setUp();
	const order: string[] = [];
	const inHand = gate();
	const old = kernel.spawn<Step>({ name: "user", mailboxLimit: 10, receive: runs });
	kernel.tell(old, async () => {
		order.push("old begins");
		await inHand.promise;
		order.push("old ends");
	});
	const stopped = kernel.stop(anyRef(old)).then(() => {
		const fresh = kernel.spawn<Step>({ name: "user", mailboxLimit: 10, receive: runs });
		kernel.tell(fresh, () => void order.push("new begins"));
		return kernel.stop(anyRef(fresh));
	});
	await new Promise(setImmediate);
	inHand.resolve();
	await stopped;
	assert.equal(order, ["old begins", "old ends", "new begins"]);
	await kernel.close();
});

test("given messages already accepted, when stopped, then they are handled and later ones refused", async () => {
	const { kernel } = setUp();
	const handled: number[] = [];
	const actor = kernel.spawn<Step>({ name: "busy", mailboxLimit: 100, receive: runs });
	for (let n = 0; n < 20; n += 1) kernel.tell(actor, () => void handled.push(1));
	const stopped = kernel.stop(anyRef(actor));
	assert.is(
		kernel.tell(actor, () => void handled.push(1)),
		false,
	);
	assert.is(await kernel.ask<Step, number>(actor, 1_000, (reply) => () => reply(1)), "stopped");
	await stopped;
	assert.is(handled.length, 20);
	await kernel.close();
});

test("given a parent with children, when the parent is stopped, then they end before it, each once", async () => {
	const { kernel } = setUp();
	const ended: string[] = [];
	const parent = kernel.spawn<Step>({
		name: "parent",
		mailboxLimit: 10,
		receive: runs,
		onStop: () => void ended.push("parent"),
	});
	for (const name of ["child-1", "child-2"]) {
		kernel.spawn<Step>({
			name,
			mailboxLimit: 10,
			parent: anyRef(parent),
			receive: runs,
			onStop: () => void ended.push(name),
		});
	}
	await Promise.all([kernel.stop(anyRef(parent)), kernel.stop(anyRef(parent))]);
	assert.equal(ended, ["child-1", "child-2", "parent"]);
	await kernel.close();
});

test("given a full mailbox, when asked, then it is refused at once, and messages from inside are not", async () => {
	const { kernel } = setUp();
	const inHand = gate();
	const actor = kernel.spawn<Step>({ name: "hot", mailboxLimit: 2, receive: runs });
	const asks = [1, 2].map((n) =>
		kernel.ask<Step, number>(actor, 1_000, (reply) => async () => {
			await inHand.promise;
			reply(n);
		}),
	);
	assert.is(await kernel.ask<Step, number>(actor, 1_000, (reply) => () => reply(3)), "full");
	const fired: string[] = [];
	assert.is(
		kernel.tell(actor, () => void fired.push("fired")),
		true,
	);
	inHand.resolve();
	assert.equal(await Promise.all(asks), [{ answer: 1 }, { answer: 2 }]);
	await kernel.close();
	assert.equal(fired, ["fired"]);
});

test("given an ask whose deadline passed in the mailbox, when its turn comes, then it is not begun", async () => {
	const { kernel, clock } = setUp();
	const inHand = gate();
	const actor = kernel.spawn<Step>({ name: "slow", mailboxLimit: 10, receive: runs });
	kernel.tell(actor, () => inHand.promise);
	let isBegun = false;
	const late = kernel.ask<Step, number>(actor, 500, (reply) => () => {
		isBegun = true;
		reply(1);
	});
	const outcome = late.then(
		() => "answered",
		(fault: unknown) => fault instanceof AskTimeout,
	);
	await clock.advance(500);
	assert.is(await outcome, true);
	inHand.resolve();
	await kernel.close();
	assert.is(isBegun, false);
});

test.run();
