/**
 * Around every change of an account: which passwords may be chosen, how long an account waits after wrong ones, and what
 * the log of security events hears of it. Every path that checks a password is listed here; a test compares the list with
 * the open paths.
 */
import type { SecurityEventKind, SecurityLog } from "../../ports/accounts/securityLog.ts";
import { Problem } from "../problem.ts";
import type { BackOff } from "./backOff.ts";
import { requireUncommon } from "./passwordRule.ts";

/** Paths that check a password of the account that is named in the body, or that is signed in. */
export const CHECKS_PASSWORD: ReadonlySet<string> = new Set([
	"/sign-in/email",
	"/verify-password",
	"/change-password",
	"/account/change-address",
	"/account/delete",
	"/two-factor/enable",
	"/two-factor/disable",
	"/two-factor/generate-backup-codes",
]);
/** Paths by which a password is chosen, with the field that has it. */
const CHOOSES_PASSWORD: Readonly<Record<string, string>> = {
	"/sign-up/email": "password",
	"/change-password": "newPassword",
	"/reset-password": "newPassword",
};
/** Paths that nobody signed in is needed for: the account is the one that the body names. */
const NAMES_ACCOUNT: ReadonlySet<string> = new Set(["/sign-in/email", "/sign-up/email", "/request-password-reset"]);

const WRONG_PASSWORD = new Set(["INVALID_PASSWORD", "INVALID_EMAIL_OR_PASSWORD"]);

const EVENTS: Readonly<Record<string, SecurityEventKind>> = {
	"/sign-up/email": "sign_up",
	"/sign-out": "sign_out",
	"/change-password": "password_changed",
	"/request-password-reset": "reset_asked",
	"/reset-password": "reset_done",
	"/account/confirm-address": "address_confirmed",
	"/account/change-address": "address_change_asked",
	"/account/delete": "account_deleted",
	"/account/end-session": "session_ended",
	"/revoke-sessions": "session_ended",
	"/revoke-other-sessions": "session_ended",
	"/token": "token_issued",
	"/two-factor/disable": "second_factor_off",
};
const FACTOR_PATHS: ReadonlySet<string> = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);

export interface Change {
	/** Behind `/api/auth`. */
	readonly path: string;
	readonly request: Request;
	readonly body: Readonly<Record<string, unknown>>;
}

interface Told {
	readonly code?: string;
	readonly user?: { readonly email?: string } | null;
	readonly twoFactorRedirect?: boolean;
	readonly email?: string;
}

export function createGuard(options: {
	/** The address of the account that these headers sign in. */
	readonly emailOf: (headers: Headers) => Promise<string | undefined>;
	readonly backOff: BackOff;
	readonly security: SecurityLog;
	/** Header with the client's address. */
	readonly addressHeader: string;
}): (change: Change, next: () => Promise<Response>) => Promise<Response> {
	const { emailOf, backOff, security, addressHeader } = options;
	return async ({ path, request, body }, next) => {
		const client = request.headers.get(addressHeader) ?? undefined;
		const named = typeof body.email === "string" ? body.email : undefined;
		const signedIn = NAMES_ACCOUNT.has(path) || path === "/reset-password" ? undefined : await emailOf(request.headers);
		const account = NAMES_ACCOUNT.has(path) ? named : signedIn;
		const note = (kind: SecurityEventKind, of = account) => security.note({ kind, account: of, client });

		const field = CHOOSES_PASSWORD[path];
		if (field !== undefined) await requireUncommon(field, body[field], [account, body.name]);
		const checked = CHECKS_PASSWORD.has(path) ? account : undefined;
		if (checked !== undefined) {
			await backOff.admit(checked).catch((refused) => {
				note("account_waits");
				throw refused;
			});
		}
		const answer = await next().catch((fault) => {
			if (path === "/sign-up/email" && fault instanceof Problem) note("sign_up_refused");
			throw fault;
		});
		const told = await read(answer);
		if (checked !== undefined && WRONG_PASSWORD.has(told.code ?? "")) {
			await backOff.noteWrong(checked);
			note(path === "/sign-in/email" ? "sign_in_failed" : "password_wrong");
		} else if (checked !== undefined && answer.ok) await backOff.noteRight(checked);

		if (FACTOR_PATHS.has(path)) {
			if (!answer.ok) note("second_factor_failed");
			else note(signedIn === undefined ? "sign_in" : "second_factor_on", signedIn ?? told.user?.email);
		} else if (answer.ok && path === "/sign-in/email") {
			if (!told.twoFactorRedirect) note("sign_in");
		} else if (answer.ok && EVENTS[path]) note(EVENTS[path], account ?? told.email);
		return answer;
	};
}

async function read(answer: Response): Promise<Told> {
	if (!(answer.headers.get("content-type") ?? "").includes("json")) return {};
	return ((await answer
		.clone()
		.json()
		.catch(() => null)) ?? {}) as Told;
}
