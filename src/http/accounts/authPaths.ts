/**
 * The routes of Better Auth that are open here, with their methods. A list of what is open, not of what is shut: an update
 * of the library, or of one of its plugins, opens no door by itself. Shut are, among others, what lists raw session tokens
 * (`/list-sessions`), what acts on a GET of a mail's link (`/verify-email`), social sign-in and `/delete-user`.
 */
import { ACCOUNT_PATHS } from "./accountPlugin.ts";

type AuthMethod = "GET" | "POST";

export const OPEN_PATHS: Readonly<Record<string, readonly AuthMethod[]>> = {
	"/sign-up/email": ["POST"],
	"/sign-in/email": ["POST"],
	"/sign-out": ["POST"],
	"/get-session": ["GET"],
	"/token": ["GET"],
	"/jwks": ["GET"],
	"/update-user": ["POST"],
	"/change-password": ["POST"],
	"/verify-password": ["POST"],
	"/request-password-reset": ["POST"],
	"/reset-password": ["POST"],
	"/send-verification-email": ["POST"],
	"/revoke-sessions": ["POST"],
	"/revoke-other-sessions": ["POST"],
	"/two-factor/enable": ["POST"],
	"/two-factor/disable": ["POST"],
	"/two-factor/verify-totp": ["POST"],
	"/two-factor/verify-backup-code": ["POST"],
	"/two-factor/generate-backup-codes": ["POST"],
	...ACCOUNT_PATHS,
};

/** The methods of an open path; undefined for one that is shut, or no path at all. */
export function methodsOf(path: string): readonly AuthMethod[] | undefined {
	return Object.hasOwn(OPEN_PATHS, path) ? OPEN_PATHS[path] : undefined;
}
