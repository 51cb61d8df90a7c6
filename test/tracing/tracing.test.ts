import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTracing, type FinishedSpan, readTraceparent } from "../../src/tracing/tracing.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("tracing");
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const PARENT = `00-${TRACE}-${SPAN}-01`;

test("given a traceparent, then it is read as W3C has it, and nonsense is none", () => {
	assert.equal(readTraceparent(PARENT), { trace_id: TRACE, span_id: SPAN });
	assert.equal(readTraceparent(`01-${TRACE}-${SPAN}-00-more`), { trace_id: TRACE, span_id: SPAN });
	const zeros = `00-${"0".repeat(32)}-${SPAN}-01`;
	for (const wrong of [undefined, "", "x", zeros, `ff-${TRACE}-${SPAN}-01`, PARENT.toUpperCase(), `${PARENT}\n`]) {
		assert.is(readTraceparent(wrong), undefined, wrong);
	}
});

test("given a parent from outside, then its trace goes on through what is awaited, and ends where it ends", async () => {
	const spans: FinishedSpan[] = [];
	const clock = createDrivenClock();
	const tracing = createTracing(clock, (span) => spans.push(span));
	await tracing.span("outer", { parent: PARENT }, async () => {
		await Promise.resolve();
		assert.is(tracing.ids()?.trace_id, TRACE);
		await tracing.span("inner", { attributes: { a: 1 } }, async (annotate) => {
			await clock.advance(5);
			annotate({ b: "two" });
		});
	});
	assert.is(tracing.current(), undefined);
	const [inner, outer] = spans;
	assert.is(outer?.parent_id, SPAN);
	assert.is(inner?.parent_id, outer?.span_id);
	assert.equal(inner?.attributes, { a: 1, b: "two" });
	assert.is((inner?.endedMs ?? 0) - (inner?.beganMs ?? 0), 5);
});

test("given work that fails, then its span says so and the fault is the caller's", async () => {
	const spans: FinishedSpan[] = [];
	const tracing = createTracing(createDrivenClock(), (span) => spans.push(span));
	const fault = new Error("no");
	const seen = await tracing.span("work", {}, () => Promise.reject(fault)).catch((err: unknown) => err);
	assert.is(seen, fault);
	assert.is(spans[0]?.isFault, true);
});

test("given two at once, then each has its own trace", async () => {
	const tracing = createTracing(createDrivenClock());
	const ids = await Promise.all([1, 2].map(() => tracing.span("one", {}, async () => tracing.ids()?.trace_id)));
	assert.is.not(ids[0], ids[1]);
	assert.match(ids[0] ?? "", /^[0-9a-f]{32}$/);
});

test.run();
