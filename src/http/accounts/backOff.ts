/**
 * Wrong passwords make an account wait, whichever addresses they come from: some at once, then longer and longer. A right
 * one ends it. Accounts that do not exist wait alike, so that waiting tells nothing.
 */
import { say } from "../../domain/refusals/sentence.ts";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import { Problem } from "../problem.ts";

/** Wrong passwords within a window; the wait is what is left of it. */
const STEPS = [
	{ max: 5, window_s: 30 },
	{ max: 12, window_s: 300 },
	{ max: 30, window_s: 3_600 },
];

export interface BackOff {
	/** Throws a `Problem` (429) while the account has to wait. */
	admit(email: string): Promise<void>;
	noteWrong(email: string): Promise<void>;
	noteRight(email: string): Promise<void>;
}

export function createBackOff({ limits, scale }: { readonly limits: RateLimits; readonly scale: number }): BackOff {
	const steps = STEPS.map(({ max, window_s }) => ({ max: Math.max(1, Math.round(max * scale)), window_s }));
	const keyOf = (email: string, window_s: number) => `wrong-password:${window_s}:${email.toLowerCase()}`;
	return {
		async admit(email) {
			const looks = await Promise.all(steps.map((step) => limits.look(keyOf(email, step.window_s), step)));
			const wait_s = Math.max(0, ...looks.map(({ allowed, retry_after_s }) => (allowed ? 0 : retry_after_s)));
			if (wait_s === 0) return;
			const said = say("passwords_wrong_too_often");
			throw new Problem("busy", said, { headers: { "Retry-After": String(wait_s) } });
		},
		async noteWrong(email) {
			await Promise.all(steps.map((step) => limits.take(keyOf(email, step.window_s), step)));
		},
		async noteRight(email) {
			await Promise.all(steps.map(({ window_s }) => limits.forget(keyOf(email, window_s))));
		},
	};
}
