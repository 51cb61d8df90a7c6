/**
 * What a request to Better Auth's routes passes first: only open paths, only JSON, our rules of signing up. What is refused
 * here is a problem document like everywhere else.
 */

import { z } from "zod";
import { BOUNDS, beyond } from "../../domain/accounts/bounds.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { Clock } from "../../ports/process/clock.ts";
import { brokenRules, Problem } from "../problem.ts";
import { parseJson } from "../readBody.ts";
import { methodsOf, openFieldsOf } from "./authPaths.ts";
import type { createCodeOnce } from "./codeOnce.ts";
import type { Confirmations } from "./confirmations.ts";
import { atFullSteps } from "./evenTime.ts";
import type { FactorTries } from "./factorTries.ts";
import type { Begin } from "./firstSettings.ts";
import type { createGuard } from "./guard.ts";
import type { createMakeAccount } from "./makeAccount.ts";

export interface AccountDoorOptions {
	readonly basePath: string;
	/** Better Auth. */
	readonly handle: (request: Request) => Promise<Response>;
	readonly makeAccount: ReturnType<typeof createMakeAccount>;
	readonly confirmations: Pick<Confirmations, "forget">;
	readonly mails: AccountMails;
	readonly publicUrl: string;
	readonly guard: ReturnType<typeof createGuard>;
	readonly factorTries: FactorTries;
	readonly codeOnce: ReturnType<typeof createCodeOnce>;
	/** Whether mails reach their readers: then an address must be confirmed before anybody signs in with it. */
	readonly mailsAreSent: boolean;
	/** Header with the client's address. */
	readonly addressHeader: string;
	readonly clock: Clock;
}

/** Their time would tell whether there is an account: nobody waits for them in the middle of something. */
const EVEN_PATHS: ReadonlySet<string> = new Set(["/request-password-reset", "/send-verification-email"]);
const NOT_LET_IN: ReadonlySet<string> = new Set(["INVALID_EMAIL_OR_PASSWORD", "EMAIL_NOT_VERIFIED"]);

type Body = Readonly<Record<string, unknown>>;

export function createAccountDoor(options: AccountDoorOptions): (request: Request, begin: Begin) => Promise<Response> {
	const { basePath, handle, makeAccount, publicUrl, guard, codeOnce, factorTries, addressHeader, clock } = options;

	function signUp(request: Request, body: Body, begin: Begin): Promise<Response> {
		requireName(body.name);
		const { name, email, password, rememberMe, link } = body;
		const asker = {
			client: request.headers.get(addressHeader) ?? "",
			languages: request.headers.get("accept-language"),
			begin,
		};
		return makeAccount({ name, email, password, rememberMe, link }, asker, (made) => handle(withBody(request, made)));
	}

	return async (request, begin) => {
		const { pathname } = new URL(request.url);
		const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
		if (path === "/error") return Response.redirect(`${publicUrl}/#account/problem`, 302);
		const methods = methodsOf(path);
		if (methods === undefined) throw new Problem("not_found", say("nothing_here"));
		if (!methods.some((method) => method === request.method)) {
			const headers = { Allow: methods.join(", ") };
			throw new Problem("method_not_allowed", say("methods_known", { methods: headers.Allow }), { headers });
		}
		if (request.method !== "POST" && path !== "/token") return handle(request);
		const sent = await readBody(request);
		const body = sent && openFieldsOf(path, sent);
		if (body) requireSingleValues(body);
		const answer = () => guard({ path, request, body: body ?? {} }, () => change(path, request, body, begin));
		if (EVEN_PATHS.has(path)) return atFullSteps(clock, answer);
		return path === "/sign-in/email" ? atFullSteps(clock, answer, ({ ok }) => ok) : answer();
	};

	function change(path: string, request: Request, body: Body | undefined, begin: Begin): Promise<Response> {
		if (body === undefined) return handle(request);
		if (path === "/sign-up/email") return signUp(request, body, begin);
		if (path === "/sign-in/email") return signIn(request, body, options);
		if (path === "/change-password") return changePassword(request, body, options);
		if (path === "/two-factor/verify-totp")
			return factorTries(request, "totp", () => codeOnce(withBody(request, body), body.code, handle));
		if (path === "/two-factor/verify-backup-code")
			return factorTries(request, "backup", () => handle(withBody(request, body)));
		if (path === "/update-user") requireName(body.name);
		return handle(withBody(request, body));
	}
}

/** An account whose address must be confirmed first answers as one that is not there. */
async function signIn(request: Request, body: Body, { handle, mailsAreSent }: AccountDoorOptions): Promise<Response> {
	const answer = await handle(withBody(request, body));
	if (answer.ok) return answer;
	const { code } = (await answer.clone().json()) as { code?: string };
	if (!NOT_LET_IN.has(code ?? "")) return answer;
	const why = say(mailsAreSent ? "wrong_sign_in_unconfirmed" : "wrong_sign_in");
	return Response.json({ code: "INVALID_EMAIL_OR_PASSWORD", ...why }, { status: 401 });
}

/** Ends all other sessions of the account, and tells its reader by mail. */
async function changePassword(request: Request, body: Body, options: AccountDoorOptions): Promise<Response> {
	const answer = await options.handle(withBody(request, { ...body, revokeOtherSessions: true }));
	if (!answer.ok) return answer;
	const { user } = (await answer.clone().json()) as { user: { id: string; email: string } };
	await options.confirmations.forget(user.id);
	const languages = request.headers.get("accept-language");
	const link = `${options.publicUrl}/`;
	await options.mails.send({ kind: "password_changed", user_id: user.id, to: user.email, languages, link });
	return answer;
}

/** All fields are of these kinds. Anything nested is refused: thousands of levels would overflow the stack when written out again. */
function requireSingleValues(body: Body): void {
	const [field] = Object.entries(body).find(([, value]) => typeof value === "object" && value !== null) ?? [];
	if (field === undefined) return;
	throw brokenRules([{ field, rule: "type", ...say("wrong_type", { field, type: say("a_single_value") }) }]);
}

function requireName(name: unknown): void {
	if (typeof name === "string" && [...name].length > BOUNDS.name.most) throw brokenRules([beyond(BOUNDS.name)]);
}

/** The object of a JSON body; undefined when there is none. */
async function readBody(request: Request): Promise<Body | undefined> {
	const bytes = await request.clone().arrayBuffer();
	if (bytes.byteLength === 0) return undefined;
	if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
		throw new Problem("unsupported_media_type", say("body_must_be_json"));
	}
	const read = z.record(z.string(), z.unknown()).safeParse(parseJson(Buffer.from(bytes)));
	if (!read.success) throw new Problem("unreadable", say("body_no_object"));
	return read.data;
}

/** Hands on exactly the body that was checked, so that nothing can read it in another way. */
function withBody(request: Request, body: object): Request {
	return new Request(request.url, { method: "POST", headers: request.headers, body: JSON.stringify(body) });
}
