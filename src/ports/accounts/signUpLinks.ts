/** One-time links by which an account is made: the operator's first one, invitations, and those of `adjutant try`. */

/** What an operator sees of an invitation. The link itself is told once, when it is made. */
export interface Invitation {
	readonly invitation_id: number;
	/** The only address that may sign up with it. */
	readonly email: string;
	readonly made_at: string;
	readonly expires_at: string;
	readonly state: "waiting" | "used" | "expired" | "revoked";
}

/** A link that may be used now. */
export interface UsableLink {
	readonly link_id: number;
	readonly kind: "operator" | "invitation" | "trial";
	/** Null: any address (the operator's link). */
	readonly email: string | null;
}

export interface SignUpLinks {
	/** The token of a new link for the first account; undefined when there is an account already. */
	makeOperatorLink(): Promise<string | undefined>;
	/** The token of a link for an account of `adjutant try`. For five minutes it admits this address, even where sign-up is closed. */
	makeTrialLink(email: string): Promise<string>;
	/** Undefined when the address has an account. An earlier invitation of the same address is revoked. */
	invite(
		email: string,
		operator_id: string,
	): Promise<{ readonly invitation: Invitation; readonly token: string } | undefined>;
	/** The newest first, at most 200. */
	list(): Promise<readonly Invitation[]>;
	/** False when there is none of this id that could still be used. */
	revoke(invitation_id: number): Promise<boolean>;
	/**
	 * Takes a link for one sign-up; undefined when it is unknown, used, expired, revoked, or somebody is just using it. It
	 * is free again after a minute unless `finish` was called: a process that dies in between burns nothing.
	 */
	take(token: string): Promise<UsableLink | undefined>;
	/**
	 * Takes the place of the first account as a link is taken, to be finished or released like one; undefined when there is
	 * an account, or somebody is just making one, on whichever pod.
	 */
	takeFirst(): Promise<number | undefined>;
	/** The sign-up made this account: the link is used for ever. */
	finish(link_id: number, user_id: string): Promise<void>;
	/** The sign-up was refused: the link may be used again at once. */
	release(link_id: number): Promise<void>;
}
