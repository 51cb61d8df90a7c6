/**
 * Links that prove an address. The link leads to a page of ours with a button, so that a mail scanner which follows it
 * changes nothing; the button posts the token, which counts once. Tokens are kept as digests (`storeIdentifier`).
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { Clock } from "../../ports/process/clock.ts";

const LASTS_HOURS = 24;

export interface AccountUser {
	readonly id: string;
	readonly email: string;
	readonly emailVerified: boolean;
}

/** What is needed of Better Auth's own adapter. */
export interface AccountStore {
	findUserByEmail(email: string): Promise<{ readonly user: AccountUser } | null>;
	findUserById(user_id: string): Promise<AccountUser | null>;
	updateUser(
		user_id: string,
		changes: { readonly email?: string; readonly emailVerified?: boolean; readonly name?: string },
	): Promise<AccountUser>;
	updatePassword(user_id: string, hash: string): Promise<void>;
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
	/** Mails a link that proves the address of the account; resolves when it is certain to leave, as the next two do. */
	sendTo(user: Pick<AccountUser, "id" | "email">, languages: string | null): Promise<void>;
	/**
	 * The same for somebody who signs up again with an address that nobody has confirmed: his link also gives the account
	 * his name and password, so that who signed up with a stranger's address before him has got nothing by it.
	 */
	sendAgain(
		user: Pick<AccountUser, "id" | "email">,
		asked: { readonly name: string; readonly password: string },
		languages: string | null,
	): Promise<void>;
	/** Mails a link to an address that is to take the place of the account's. */
	sendToNew(user: Pick<AccountUser, "id" | "email">, email: string, languages: string | null): Promise<void>;
	/** Acts on a link: the address that is confirmed now, or undefined when the link is no longer good. */
	confirm(token: string, languages: string | null): Promise<string | undefined>;
	/** Ends all links that were mailed for this account, of every kind. */
	forget(user_id: string): Promise<void>;
}

const Promised = z.object({
	user_id: z.string(),
	email: z.string(),
	replaces: z.string().optional(),
	/** `hash`: of the password. */
	asked: z.object({ name: z.string(), hash: z.string() }).optional(),
});

export function createConfirmations(options: {
	readonly store: () => Promise<AccountStore>;
	readonly hash: (password: string) => Promise<string>;
	/** Removes what stands in the `verification` table with this text in its value. */
	readonly removeLinks: (text: string) => Promise<unknown>;
	readonly mails: AccountMails;
	readonly publicUrl: string;
	readonly clock: Pick<Clock, "now">;
}): Confirmations {
	const { store, hash, removeLinks, mails, publicUrl, clock } = options;

	async function send(promised: z.output<typeof Promised>, languages: string | null): Promise<void> {
		const token = randomBytes(32).toString("base64url");
		const until = clock.now().add({ hours: LASTS_HOURS });
		await (await store()).createVerificationValue({
			identifier: identifierOf(token),
			value: JSON.stringify(promised),
			// biome-ignore lint/style/noRestrictedGlobals: Better Auth takes its own kind of instant
			expiresAt: new Date(until.epochMilliseconds),
		});
		await mails.send({
			kind: promised.replaces === undefined ? "confirm_address" : "confirm_new_address",
			user_id: promised.user_id,
			to: promised.email,
			languages,
			link: `${publicUrl}/#account/confirm/${token}`,
			until,
		});
	}

	return {
		sendTo: ({ id: user_id, email }, languages) => send({ user_id, email }, languages),
		sendAgain: async ({ id: user_id, email }, { name, password }, languages) =>
			send({ user_id, email, asked: { name, hash: await hash(password) } }, languages),
		sendToNew: ({ id: user_id, email: replaces }, email, languages) => send({ user_id, email, replaces }, languages),
		async confirm(token, languages) {
			const accounts = await store();
			const kept = await accounts.consumeVerificationValue(identifierOf(token));
			if (kept === null) return undefined;
			const { user_id, email, replaces, asked } = Promised.parse(JSON.parse(kept.value));
			const user = await accounts.findUserById(user_id);
			// Since the link was sent the account may have got another address, and the address another account.
			if (user === null || user.email !== (replaces ?? email)) return undefined;
			if (replaces !== undefined && (await accounts.findUserByEmail(email)) !== null) return undefined;
			// Since then somebody has shown that the address is his, and may have told the account his tasks.
			if (asked !== undefined && user.emailVerified) return undefined;
			// Also the links for a new password, which went to the address of before.
			await removeLinks(user_id);
			if (asked !== undefined) await accounts.updatePassword(user_id, asked.hash);
			const changed = { email, emailVerified: true, ...(asked && { name: asked.name }) };
			await accounts.updateUser(user_id, changed);
			if (replaces !== undefined) {
				await mails.send({ kind: "address_changed", user_id, to: replaces, languages });
			}
			return email;
		},
		async forget(user_id) {
			await removeLinks(user_id);
		},
	};
}

const identifierOf = (token: string): string => `confirm-address:${token}`;
