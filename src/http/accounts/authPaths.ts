/**
 * The routes of Better Auth that are open here, with their methods. A list of what is open, not of what is shut: an update
 * of the library, or of one of its plugins, opens no door by itself. Shut are, among others, what lists raw session tokens
 * (`/list-sessions`), what acts on a GET of a mail's link (`/verify-email`), social sign-in and `/delete-user`.
 */
import { ACCOUNT_FIELDS, ACCOUNT_PATHS } from "./accountPlugin.ts";

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

/**
 * Of what is posted to an open path, the fields that are handed on; in the same spirit. Left out are, among others, addresses to
 * be sent to (`callbackURL`, `redirectTo`), a picture's, `trustDevice`, which would let a device past the second factor for
 * thirty days without a trace in the list of sessions, and `method: "otp"`, a factor that nobody could answer here.
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	"/sign-up/email": ["name", "email", "password", "rememberMe", "link"],
	"/sign-in/email": ["email", "password", "rememberMe"],
	"/sign-out": [],
	"/update-user": ["name"],
	"/change-password": ["currentPassword", "newPassword"],
	"/verify-password": ["password"],
	"/request-password-reset": ["email"],
	"/reset-password": ["newPassword", "token"],
	"/send-verification-email": ["email"],
	"/revoke-sessions": [],
	"/revoke-other-sessions": [],
	"/two-factor/enable": ["password"],
	"/two-factor/disable": ["password"],
	"/two-factor/verify-totp": ["code"],
	"/two-factor/verify-backup-code": ["code"],
	"/two-factor/generate-backup-codes": ["password"],
	...ACCOUNT_FIELDS,
};

/** The body as it may be handed on. */
export function openFieldsOf(path: string, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const open = Object.hasOwn(FIELDS, path) ? (FIELDS[path] ?? []) : [];
	return Object.fromEntries(open.filter((name) => Object.hasOwn(body, name)).map((name) => [name, body[name]]));
}

/** The methods of an open path; undefined for one that is shut, or no path at all. */
export function methodsOf(path: string): readonly AuthMethod[] | undefined {
	return Object.hasOwn(OPEN_PATHS, path) ? OPEN_PATHS[path] : undefined;
}
