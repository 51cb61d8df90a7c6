/** What happened to accounts, for the operator. Kinds and keyed hashes, never an address or a name. */

export type SecurityEventKind =
	| "sign_in"
	| "sign_in_failed"
	| "sign_up"
	| "sign_up_refused"
	| "sign_out"
	| "password_wrong"
	| "password_changed"
	| "reset_asked"
	| "reset_done"
	| "address_confirmed"
	| "address_change_asked"
	| "account_deleted"
	| "session_ended"
	| "token_issued"
	| "second_factor_on"
	| "second_factor_off"
	| "second_factor_failed"
	| "account_waits"
	| "key_made"
	| "client_trusted"
	| "client_distrusted"
	| "client_revoked"
	| "feed_made"
	| "feed_revoked"
	| "key_refused"
	| "app_allowed"
	| "operator_access"
	| "operator_refused";

export interface SecurityEvent {
	readonly kind: SecurityEventKind;
	/** The account's e-mail address, where it is known; it is hashed before it is written. */
	readonly account?: string | undefined;
	/** The client's network address; it is hashed before it is written. */
	readonly client?: string | undefined;
}

export interface SecurityLog {
	note(event: SecurityEvent): void;
}
