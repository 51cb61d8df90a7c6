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
	/** Somebody tried to sign up with an address that has an account. */
	| "address_taken"
	| "invitation";

export interface AccountMail {
	readonly kind: AccountMailKind;
	/** The address alone: a name is what somebody typed, and who reads the mail may be a stranger to him. */
	readonly to: string;
	/** Languages as a browser sends them (RFC 9110 §12.5.4); English where none is known. */
	readonly languages: string | null;
	/** Where the reader is to go; absent where there is nothing to do. */
	readonly link?: string;
}

export interface AccountMails {
	/**
	 * Takes a mail on its way and returns at once, so that no answer tells by its time whether there was one to send. A
	 * kind goes to an address a few times an hour at most; what is beyond that is dropped.
	 */
	send(mail: AccountMail): void;
}
