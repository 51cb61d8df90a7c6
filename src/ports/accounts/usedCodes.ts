/** Codes of authenticator apps that somebody has signed in with: each counts once (RFC 6238 §5.2). */
export interface UsedCodes {
	/** False when this account has used this code within five minutes, which is longer than any counts. Of two at once one is first. */
	use(user_id: string, code: string): Promise<boolean>;
}
