/**
 * uvu with a bound on each test and hook. The preload puts this module in uvu's place, so test files import plain
 * `uvu` and also run alone. uvu itself waits for ever, and swallows what a `before` hook throws: both are mended here.
 */
import { suite as uvuSuite } from "uvu";
import { noteTest } from "./costs.ts";

type Handler<Context> = (context: Context) => unknown;

const boundMs = Number(process.env.ADJUTANT_TEST_TIMEOUT_MS ?? 30_000);

/** Notes how long the handler took. Rejects when the handler takes longer than the bound. The timer holds the process, so that an idle loop is seen. */
function bound<Context>(what: string, handler: Handler<Context>): (context: Context) => Promise<void> {
	return async (context) => {
		const startedAt = performance.now();
		let timer: NodeJS.Timeout | undefined;
		const expired = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error(`${what}: timeout, not done after ${boundMs} ms`)), boundMs);
		});
		try {
			await Promise.race([handler(context), expired]);
		} finally {
			clearTimeout(timer);
			noteTest(what, performance.now() - startedAt);
		}
	};
}

/** Like `bound`, but says what was thrown: uvu loses it and the file would end without a reason. */
function boundHook<Context>(what: string, handler: Handler<Context>): (context: Context) => Promise<void> {
	const bounded = bound(what, handler);
	return async (context) => {
		try {
			await bounded(context);
		} catch (error) {
			console.error(`\n${what} threw:`, error);
			process.exitCode = 1;
			throw error;
		}
	};
}

export function suite<Context>(name?: string, context?: Context) {
	const inner = uvuSuite<Context>(name, context);
	const hook = (kind: "before" | "after") =>
		Object.assign((handler: Handler<Context>) => inner[kind](boundHook(`${kind} of ${name}`, handler)), {
			each: (handler: Handler<Context>) => inner[kind].each(boundHook(`${kind}.each of ${name}`, handler)),
		});
	return Object.assign((title: string, handler: Handler<Context>) => inner(title, bound(`"${title}"`, handler)), {
		only: (title: string, handler: Handler<Context>) => inner.only(title, bound(`"${title}"`, handler)),
		skip: inner.skip,
		before: hook("before"),
		after: hook("after"),
		run: inner.run,
	});
}

/** uvu's nameless suite. */
export const test = suite();
