/** The password once more, from somebody who is signed in: for what a session alone, perhaps a stolen one, must not do. */
import type { AuthContext } from "better-auth";
import { APIError } from "better-auth/api";
import { say } from "../../domain/refusals/sentence.ts";

/** Throws `APIError` unless this is the password of the account. */
export async function requirePassword(context: AuthContext, user_id: string, password: string): Promise<void> {
	const account = await context.internalAdapter.findCredentialAccount(user_id);
	const hash = account?.password;
	if (hash && (await context.password.verify({ hash, password }))) return;
	throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", ...say("wrong_own_password") });
}
