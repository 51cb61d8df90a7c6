/**
 * Spans are measured by what passes, not by instants: the clock of a machine is set now and then, back as well, and an hour's
 * step must make no request an hour long, end no deadline, and open no bound.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "koa";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { atFullSteps } from "../../src/http/accounts/evenTime.ts";
import { answerErrors } from "../../src/http/answerErrors.ts";
import { createHandlerPatience } from "../../src/kafka/handlerPatience.ts";
import { countCommands } from "../../src/metrics/countCommands.ts";
import { createLocalLimits } from "../../src/pod/localLimits.ts";
import { createDrivenClock, type DrivenClock, settle } from "../support/drivenClock.ts";

const silent = { info() {}, warn() {}, error() {} };
const HOUR_MS = 3_600_000;
const test = suite("a clock that is set while something takes its time");

/** What a measurement tells of work during which 40 ms pass, and the clock is set. */
type Measure = (clock: DrivenClock, work: () => Promise<void>) => Promise<number>;

const MEASURES: Readonly<Record<string, Measure>> = {
	async "a request"(clock, work) {
		let told = Number.NaN;
		const metrics = {
			noteRequest: (_route: string, _status: number, ms: number) => {
				told = ms;
			},
		};
		const answer = answerErrors({ clock, log: silent, metrics });
		await answer({ set() {}, path: "/", method: "GET", status: 200, routerPath: "/" } as unknown as Context, work);
		return told;
	},
	async "a command"(clock, work) {
		let told = Number.NaN;
		const counts = {
			noteCommand: (_type: string, _outcome: string, ms: number) => {
				told = ms;
			},
		};
		const gate = { execute: () => work().then(() => ({ kind: "busy", retry_after_ms: 1 }) as const) };
		await countCommands(gate, counts as never, clock).execute({ command: { type: "Undo" } } as never);
		return told;
	},
};

for (const [what, measure] of Object.entries(MEASURES)) {
	for (const stepMs of [HOUR_MS, -HOUR_MS]) {
		test(`given ${what} of 40 ms, when the clock is set by ${stepMs} ms meanwhile, then it took 40 ms`, async () => {
			const clock = createDrivenClock();
			const took = await measure(clock, async () => {
				clock.step(stepMs);
				await clock.advance(40);
			});
			assert.is(took, 40);
		});
	}
}

for (const stepMs of [HOUR_MS + 123, -HOUR_MS - 123]) {
	test(`given an answer at full steps, when the clock is set by ${stepMs} ms, then it comes at the same step`, async () => {
		const clock = createDrivenClock();
		let isOver = false;
		void atFullSteps(clock, async () => {
			clock.step(stepMs);
			await clock.advance(40);
		}).then(() => {
			isOver = true;
		});
		await settle();
		await clock.advance(459);
		assert.not(isOver);
		await clock.advance(1);
		assert.ok(isOver);
	});

	test(`given a bound of one in a minute, when the clock is set by ${stepMs} ms, then it holds for the minute`, async () => {
		const clock = createDrivenClock();
		const limits = createLocalLimits({ clock });
		const take = async () => (await limits.take("one", { max: 1, window_s: 60 })).allowed;
		assert.ok(await take());
		clock.step(stepMs);
		await clock.advance(59_999);
		assert.not(await take());
		await clock.advance(1);
		assert.ok(await take());
	});

	test(`given a handler at work, when the clock is set by ${stepMs} ms, then it has the time that it has`, async () => {
		const clock = createDrivenClock();
		const patience = createHandlerPatience({ group: "g", clock, log: silent });
		const work = Promise.withResolvers<void>();
		const waited = patience.wait(work.promise, async () => {}, {});
		await clock.advance(1_000);
		clock.step(stepMs);
		await clock.advance(2_000);
		assert.is(patience.stuck(), 0);
		work.resolve();
		await waited;
	});
}

/** Differences with an instant that stands somewhere: in a row, in a token, in another process. */
const WITH_STORED_INSTANTS = [
	"actors/armedReminders.ts",
	"actors/taskActor.ts",
	"cli/productionOutside.ts",
	"http/identity/sessionDoor.ts",
	"http/internal/internalSeal.ts",
	"parts/actors.ts",
];

test("given the source, then no other file subtracts the present instant from anything, or adds a span to it", () => {
	const root = join(import.meta.dirname, "../../src");
	const SPAN =
		/[-+] *(?:hostClock|clock)\.now\(\)\.epochMilliseconds|\.now\(\)\.epochMilliseconds *[-+]|nowMs = (?:\(\) => )?clock\.now\(\)/;
	const found = readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts") && SPAN.test(readFileSync(join(root, name), "utf8")))
		.sort();
	assert.equal(found, WITH_STORED_INSTANTS);
});

test.run();
