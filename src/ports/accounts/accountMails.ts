/** Mails about an account itself: what proves that somebody reads an address, and what its owner must hear of. */

export type AccountMailKind =
	/** Proves the address of an account. */
	| "confirm_address"
	/** To the new address, before it takes the place of the old one. */
	| "confirm_new_address"
	/** To the old address, after that. */
	| "address_changed"
	| "reset_password"
	| "password_changed"
	| "account_deleted"
	/** Somebody tried to sign up with an address that has an account. */
	| "address_taken"
	| "invitation";

export interface AccountMail {
	readonly kind: AccountMailKind;
	/** Whose account it is about: deleted, it takes the mail along. Null where there is no account yet. */
	readonly user_id: string | null;
	/** The address alone: a name is what somebody typed, and who reads the mail may be a stranger to him. */
	readonly to: string;
	/** Languages as a browser sends them (RFC 9110 §12.5.4); English where none is known. */
	readonly languages: string | null;
	/** Where the reader is to go; absent where there is nothing to do. */
	readonly link?: string;
	/** When the link ends: the mail is not sent after that. Absent where there is none; then a day. */
	readonly until?: Temporal.Instant;
}

export interface AccountMails {
	/**
	 * Resolves when the mail is kept: then it is sent, whatever dies. Nobody waits for the mail server. A kind goes to an
	 * address a few times an hour at most; what is beyond that is dropped. Throws `StorageUnavailable`: then it is not kept.
	 */
	send(mail: AccountMail): Promise<void>;
}
