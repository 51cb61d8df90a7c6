/** Who may make an account: the rule, and what operators do about it. */
import { type Sentence, say } from "../../domain/refusals/sentence.ts";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { Invitation, SignUpLinks, UsableLink } from "../../ports/accounts/signUpLinks.ts";
import { Problem } from "../problem.ts";

/** `SIGN_UP`. */
export type SignUpMode = "open" | "closed" | "invited";

export interface SignUpOptions {
	readonly mode: SignUpMode;
	/** Whether others than the people of this machine can reach us: then the first account needs the operator's link. */
	readonly isOpenToNetwork: boolean;
	readonly links: SignUpLinks;
	readonly hasAccounts: () => Promise<boolean>;
	/** Whether mails reach their readers; else they are files of the operator's. */
	readonly mailsAreSent: boolean;
	readonly mails: AccountMails;
	readonly publicUrl: string;
}

export interface SignUp {
	/** `first_link`: only with the link that the server printed at its start. */
	state(): Promise<SignUpMode | "first_link">;
	/**
	 * Runs a sign-up that the rule allows. `make` answers with the account's id, or undefined when none was made. Throws a
	 * `Problem` for one that is not allowed.
	 */
	admit<Answer>(
		asked: { readonly email: string; readonly token: string | undefined },
		make: (link: UsableLink | undefined) => Promise<{ readonly user_id: string | undefined; readonly answer: Answer }>,
	): Promise<Answer>;
	/** The link is told where no mail brings it. */
	invite(
		email: string,
		operator: { readonly user_id: string; readonly languages: string | null },
	): Promise<{ readonly invitation: Invitation; readonly link: string | null }>;
	list(): Promise<readonly Invitation[]>;
	revoke(invitation_id: number): Promise<boolean>;
}

/** The page's address for signing up with a link: behind `#`, where neither logs nor mail scanners see it used. */
export function signUpLink(publicUrl: string, token: string, email?: string): string {
	return `${publicUrl}/#account/sign-up/${token}${email === undefined ? "" : `/${encodeURIComponent(email)}`}`;
}

export function createSignUp(options: SignUpOptions): SignUp {
	const { mode, isOpenToNetwork, links, hasAccounts, mailsAreSent, mails, publicUrl } = options;

	/** Whether the rule makes a difference between the first account and the others, and there is none yet. */
	const awaitsFirst = async () => (isOpenToNetwork || mode !== "open") && !(await hasAccounts());

	async function state(): Promise<SignUpMode | "first_link"> {
		if (await awaitsFirst()) return isOpenToNetwork ? "first_link" : "open";
		return mode;
	}

	return {
		state,
		async admit({ email, token }, make) {
			const link = token === undefined ? undefined : await links.take(token);
			// Of several who make the first account at once, one has its place; for the others it is made already.
			// An account of a trial is nobody's, and leaves the place free.
			const wantsFirst = link?.kind === "operator" || (link?.kind !== "trial" && (await awaitsFirst()));
			const first = wantsFirst ? await links.takeFirst() : undefined;
			const taken = [link?.link_id, first].filter((one) => one !== undefined);
			let made: string | undefined;
			try {
				const refusal = refusalOf({ mode, isOpenToNetwork, isFirst: first !== undefined, email, token, link });
				if (refusal !== undefined) throw new Problem("forbidden", refusal);
				const { user_id, answer } = await make(link);
				made = user_id;
				return answer;
			} finally {
				for (const one of taken) await (made === undefined ? links.release(one) : links.finish(one, made));
			}
		},
		async invite(email, { user_id, languages }) {
			if (mode === "closed") {
				throw new Problem("conflict", say("sign_up_closed_invite"));
			}
			const made = await links.invite(email, user_id);
			if (made === undefined) throw new Problem("conflict", say("address_taken"));
			const link = signUpLink(publicUrl, made.token, email);
			const until = Temporal.Instant.from(made.invitation.expires_at);
			await mails.send({ kind: "invitation", user_id: null, to: email, languages, link, until });
			return { invitation: made.invitation, link: mailsAreSent ? null : link };
		},
		list: () => links.list(),
		revoke: (invitation_id) => links.revoke(invitation_id),
	};
}

/** Why this sign-up is refused; undefined when it is not. Pure. */
function refusalOf(asked: {
	readonly mode: SignUpMode;
	readonly isOpenToNetwork: boolean;
	/** Whether it has the place of the first account. */
	readonly isFirst: boolean;
	readonly email: string;
	readonly token: string | undefined;
	readonly link: UsableLink | undefined;
}): Sentence | undefined {
	const { mode, isOpenToNetwork, isFirst, email, token, link } = asked;
	const isOperators = link?.kind === "operator";
	if ((token !== undefined && link === undefined) || (isOperators && !isFirst)) {
		return say("link_spent");
	}
	if (isOperators) return undefined;
	// Who may write into the database has made it.
	if (link?.kind === "trial" && link.email === email) return undefined;
	if (isFirst && isOpenToNetwork) {
		return say("first_account");
	}
	if (link && link.email !== email) return say("invitation_for_other");
	if (isFirst || mode === "open" || (link && mode !== "closed")) return undefined;
	return mode === "invited" ? say("sign_up_invited") : say("sign_up_closed");
}
