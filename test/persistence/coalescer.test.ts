import { suite } from "uvu";
import * as assert from "uvu/assert";
import { APART, createCoalescer } from "../../src/persistence/coalescer.ts";
import { settle } from "../support/drivenClock.ts";

const coalescer = suite("coalescer");

/** A coalescer whose runs are answered by hand: each call gets ten times itself. */
function setUp(mostAtOnce: number, mostInFlight: number) {
	const runs: { readonly calls: readonly number[]; answer(): void; fail(fault: Error): void }[] = [];
	const call = createCoalescer<number, number>({
		mostAtOnce,
		mostInFlight,
		run: (calls) =>
			new Promise((resolve, reject) => {
				runs.push({ calls, answer: () => resolve(calls.map((one) => one * 10)), fail: reject });
			}),
	});
	return { runs, call, carried: () => runs.map(({ calls }) => calls) };
}

coalescer("given none on its way, when one is called, then it is carried at once and alone", async () => {
	const { runs, call } = setUp(9, 1);
	const answer = call(1);
	await settle();
	runs[0]?.answer();
	assert.is(await answer, 10);
});

coalescer("given one on its way, when three are called, then they go together after it", async () => {
	const { runs, call, carried } = setUp(9, 1);
	const first = call(1);
	await settle();
	const rest = [call(2), call(3), call(4)];
	await settle();
	assert.equal(carried(), [[1]]);
	runs[0]?.answer();
	await first;
	await settle();
	assert.equal(carried(), [[1], [2, 3, 4]]);
	runs[1]?.answer();
	assert.equal(await Promise.all(rest), [20, 30, 40]);
});

coalescer("given five calls at once, two at a time in two runs, then never more", async () => {
	const { runs, call, carried } = setUp(2, 2);
	const all = [1, 2, 3, 4, 5].map(call);
	await settle();
	assert.equal(carried(), [
		[1, 2],
		[3, 4],
	]);
	runs[1]?.answer();
	await settle();
	assert.equal(carried()[2], [5]);
	for (const run of runs) run.answer();
	assert.equal(await Promise.all(all), [10, 20, 30, 40, 50]);
});

coalescer("given a run that fails, then its calls fail and the next is carried", async () => {
	const { runs, call } = setUp(1, 1);
	const [bad, good] = [call(1).catch((fault: unknown) => (fault as Error).message), call(2)];
	await settle();
	runs[0]?.fail(new Error("cut"));
	assert.is(await bad, "cut");
	await settle();
	runs[1]?.answer();
	assert.is(await good, 20);
});

/** Calls of which the odd ones fail even by themselves, and all are refused in company. */
function setUpApart(isHopeless: (call: number) => boolean) {
	const runs: number[][] = [];
	const call = createCoalescer<number, number>({
		mostAtOnce: 99,
		mostInFlight: 1,
		async run(calls) {
			runs.push([...calls]);
			if (calls.length > 1) return calls.map(() => APART);
			const [one = 0] = calls;
			if (isHopeless(one)) throw new Error(`${one} fails`);
			return [one * 10];
		},
	});
	return { runs, call };
}

coalescer(
	"given a run that wants its calls apart, then each is carried by itself, and one's fault is his own",
	async () => {
		const { runs, call } = setUpApart((one) => one === 3);
		const answers = await Promise.allSettled([1, 2, 3, 4].map(call));
		assert.equal(
			answers.map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason))),
			[10, 20, "Error: 3 fails", 40],
		);
		assert.equal(runs, [[1, 2, 3, 4], [1], [2], [3], [4]]);
	},
);

coalescer("given that all fail even by themselves, then the rest is not tried, and later ones are", async () => {
	let isAway = true;
	const { runs, call } = setUpApart(() => isAway);
	const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => call(n)));
	assert.is(answers.filter(({ status }) => status === "rejected").length, 50);
	assert.ok(runs.length < 7, `${runs.length} runs`);
	isAway = false;
	assert.equal(await Promise.all([1, 2].map(call)), [10, 20]);
});

coalescer.run();
