/**
 * Signing up. Where mails are sent, the answer is the same to the byte, and comes as late, whether or not the address had
 * an account; the owner of the address learns by mail which it was.
 */
import { z } from "zod";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { AccountStore, AccountUser, Confirmations } from "./confirmations.ts";
import { atFullSteps } from "./evenTime.ts";
import type { Begin } from "./firstSettings.ts";
import type { SignUp } from "./signUp.ts";

interface MakeAccountOptions {
	/** `Passwords.once`: with and without an account there, a sign-up costs one hash. */
	readonly once: <Result>(work: () => Promise<Result>) => Promise<Result>;
	/** Throws a `Problem` for one try too many. */
	readonly pace: (client: string, email: string) => Promise<void>;
	readonly signUp: SignUp;
	readonly accounts: () => Promise<AccountStore>;
	readonly isUsed: (user_id: string) => Promise<boolean>;
	readonly confirmations: Pick<Confirmations, "sendTo" | "sendAgain">;
	readonly mails: AccountMails;
	readonly mailsAreSent: boolean;
	readonly publicUrl: string;
	readonly clock: Clock;
}

interface SignUpAsked {
	readonly name: unknown;
	readonly email: unknown;
	readonly password: unknown;
	readonly rememberMe: unknown;
	/** The token of an invitation, or of the operator's link. */
	readonly link: unknown;
}

interface SignUpAsker {
	readonly client: string;
	/** `Accept-Language`. */
	readonly languages: string | null;
	readonly begin: Begin;
}

export function createMakeAccount(options: MakeAccountOptions) {
	const { once, pace, signUp, accounts, isUsed, confirmations, mails, mailsAreSent, publicUrl, clock } = options;

	/** What the reader of an address hears when somebody signs up with one that has an account. */
	async function tellOwner(owner: AccountUser, asked: { name: string; password: string }, languages: string | null) {
		const { id: user_id, emailVerified, email: to } = owner;
		// Nobody was ever in it: it is as if this were the first time, and the password of this time counts.
		const isWaiting = mailsAreSent && !emailVerified && !(await isUsed(user_id));
		if (isWaiting) await confirmations.sendAgain(owner, asked, languages);
		else await mails.send({ kind: "address_taken", user_id, to, languages, link: `${publicUrl}/` });
	}

	/** `handle`: Better Auth, with this body. */
	return async (
		asked: SignUpAsked,
		{ client, languages, begin }: SignUpAsker,
		handle: (body: object) => Promise<Response>,
	): Promise<Response> => {
		const { link: token, name, email, password, rememberMe } = asked;
		const address = z.email().safeParse(email).data?.toLowerCase();
		const make = () => handle({ name, email: address ?? email, password, rememberMe });
		// What is no address or no text is refused by Better Auth with its own words.
		if (address === undefined || typeof name !== "string" || typeof password !== "string") return make();
		await pace(client, address);
		const admitted = { email: address, token: typeof token === "string" ? token : undefined };
		const work = () =>
			signUp.admit(admitted, async (link) => {
				const store = await accounts();
				const owner = (await store.findUserByEmail(address))?.user;
				const answer = await make();
				const isTaken = owner !== undefined && (answer.ok || answer.status === 422);
				// Of two who sign up with one address at once, the second finds it taken only when it writes: 422.
				const isHidden = mailsAreSent && (answer.ok || answer.status === 422);
				const told = isHidden ? said(name, address, link !== undefined) : answer;
				if (isTaken) await tellOwner(owner, { name, password }, languages);
				if (owner !== undefined || !answer.ok) return { user_id: undefined, answer: told };
				const { user } = (await answer.clone().json()) as { user: { id: string } };
				await begin(user.id, languages);
				// Only a mail can have brought an invitation there; and what the server printed, its operator alone has read. An
				// account of a trial is signed in to like any other; no mail goes to its address.
				if (link && mailsAreSent) await store.updateUser(user.id, { emailVerified: true });
				// A file that nobody was asked to look for would be litter: who wants one finds it in the settings.
				else if (mailsAreSent) await confirmations.sendTo({ id: user.id, email: address }, languages);
				return { user_id: user.id, answer: told };
			});
		return mailsAreSent ? atFullSteps(clock, () => once(work)) : work();
	};
}

/** It names nothing that was made. `emailVerified`: one can sign in at once. */
function said(name: string, email: string, emailVerified: boolean): Response {
	return Response.json({ token: null, user: { name, email, emailVerified } });
}
