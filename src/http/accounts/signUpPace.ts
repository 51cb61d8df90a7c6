/**
 * How often somebody may try to sign up. Where no mail is sent, the answer says whether an address has an account, and this
 * bounds how many addresses a client can ask for, and how often one is asked for.
 */

import { mailboxOf } from "../../domain/accounts/mailbox.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { RateLimit, RateLimits } from "../../ports/limits/rateLimits.ts";
import { Problem } from "../problem.ts";

const PER_CLIENT: RateLimit = { max: 30, window_s: 3_600 };
const PER_ADDRESS: RateLimit = { max: 6, window_s: 3_600 };

/** Counts a try. Throws a `Problem` (429) for one too many, whether or not the address has an account. */
export function createSignUpPace({ limits, scale }: { readonly limits: RateLimits; readonly scale: number }) {
	const scaled = ({ max, window_s }: RateLimit) => ({ max: Math.max(1, Math.round(max * scale)), window_s });
	const [perClient, perAddress] = [scaled(PER_CLIENT), scaled(PER_ADDRESS)];
	return async (client: string, email: string): Promise<void> => {
		const taken = [
			await limits.take(`sign-up:client:${client}`, perClient),
			await limits.take(`sign-up:address:${mailboxOf(email)}`, perAddress),
		];
		const wait_s = Math.max(0, ...taken.map(({ allowed, retry_after_s }) => (allowed ? 0 : retry_after_s)));
		if (wait_s === 0) return;
		const said = say("accounts_asked_too_often");
		throw new Problem("busy", said, { headers: { "Retry-After": String(wait_s) } });
	};
}
