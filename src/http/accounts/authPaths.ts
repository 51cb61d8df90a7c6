/**
 * The routes of Better Auth that are open here. A list of what is open, not of what is shut: an update of the library, or
 * of one of its plugins, opens no door by itself. Shut are, among others, what lists raw session tokens
 * (`/list-sessions`), what acts on a GET of a mail's link (`/verify-email`), social sign-in and `/delete-user`.
 */
import { ACCOUNT_PATHS } from "./accountPlugin.ts";

export const OPEN_PATHS: ReadonlySet<string> = new Set([
	"/sign-up/email",
	"/sign-in/email",
	"/sign-out",
	"/get-session",
	"/token",
	"/jwks",
	"/update-user",
	"/change-password",
	"/verify-password",
	"/request-password-reset",
	"/reset-password",
	"/send-verification-email",
	"/revoke-sessions",
	"/revoke-other-sessions",
	"/two-factor/enable",
	"/two-factor/disable",
	"/two-factor/verify-totp",
	"/two-factor/verify-backup-code",
	"/two-factor/generate-backup-codes",
	...ACCOUNT_PATHS,
]);
