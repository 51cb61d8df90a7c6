/**
 * Links that prove an address. The link leads to a page of ours with a button, so that a mail scanner which follows it
 * changes nothing; the button posts the token, which counts once. Tokens are kept as digests (`storeIdentifier`).
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { AccountMails } from "../../ports/accountMails.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

const LASTS_HOURS = 24;

export interface AccountUser {
	readonly id: string;
	readonly email: string;
	readonly name: string;
}

/** What is needed of Better Auth's own adapter. */
export interface AccountStore {
	findUserByEmail(email: string): Promise<{ readonly user: AccountUser } | null>;
	findUserById(user_id: string): Promise<AccountUser | null>;
	updateUser(
		user_id: string,
		changes: { readonly email?: string; readonly emailVerified?: boolean },
	): Promise<AccountUser>;
	createVerificationValue(value: {
		readonly identifier: string;
		readonly value: string;
		// biome-ignore lint/style/noRestrictedGlobals: Better Auth takes its own kind of instant
		readonly expiresAt: Date;
	}): Promise<unknown>;
	/** Null for one that is unknown, used or expired. */
	consumeVerificationValue(identifier: string): Promise<{ readonly value: string } | null>;
}

export interface Confirmations {
	/** Mails a link that proves the address of the account; returns at once. */
	sendTo(user: AccountUser, languages: string | null): void;
	/** Mails a link to an address that is to take the place of the account's; returns at once. */
	sendToNew(user: AccountUser, email: string, languages: string | null): void;
	/** Acts on a link: the address that is confirmed now, or undefined when the link counts no more. */
	confirm(token: string, languages: string | null): Promise<string | undefined>;
}

const Promised = z.object({ user_id: z.string(), email: z.string(), replaces: z.string().optional() });

export function createConfirmations(options: {
	readonly store: () => Promise<AccountStore>;
	readonly mails: AccountMails;
	readonly publicUrl: string;
	readonly clock: Pick<Clock, "now">;
	readonly log: Log;
}): Confirmations {
	const { store, mails, publicUrl, clock, log } = options;

	async function send(promised: z.output<typeof Promised>, languages: string | null): Promise<void> {
		const token = randomBytes(32).toString("base64url");
		const until = clock.now().add({ hours: LASTS_HOURS });
		await (await store()).createVerificationValue({
			identifier: identifierOf(token),
			value: JSON.stringify(promised),
			// biome-ignore lint/style/noRestrictedGlobals: Better Auth takes its own kind of instant
			expiresAt: new Date(until.epochMilliseconds),
		});
		mails.send({
			kind: promised.replaces === undefined ? "confirm_address" : "confirm_new_address",
			to: promised.email,
			languages,
			link: `${publicUrl}/#account/confirm/${token}`,
		});
	}

	const lost = (err: unknown) => log.warn("a link that confirms an address could not be made", { err });

	return {
		sendTo: ({ id: user_id, email }, languages) => void send({ user_id, email }, languages).catch(lost),
		sendToNew: ({ id: user_id, email: replaces }, email, languages) =>
			void send({ user_id, email, replaces }, languages).catch(lost),
		async confirm(token, languages) {
			const accounts = await store();
			const kept = await accounts.consumeVerificationValue(identifierOf(token));
			if (kept === null) return undefined;
			const { user_id, email, replaces } = Promised.parse(JSON.parse(kept.value));
			const user = await accounts.findUserById(user_id);
			// Since the link was sent the account may have got another address, and the address another account.
			if (user === null || user.email !== (replaces ?? email)) return undefined;
			if (replaces !== undefined && (await accounts.findUserByEmail(email)) !== null) return undefined;
			await accounts.updateUser(user_id, { email, emailVerified: true });
			if (replaces !== undefined) {
				mails.send({ kind: "address_changed", to: replaces, languages });
			}
			return email;
		},
	};
}

const identifierOf = (token: string): string => `confirm-address:${token}`;
