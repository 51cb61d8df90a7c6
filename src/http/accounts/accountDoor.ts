/**
 * What a request to Better Auth's routes passes first: only open paths, only JSON, our rules of signing up. What is refused
 * here is a problem document like everywhere else.
 */
import { z } from "zod";
import { BOUNDS, beyond } from "../../domain/bounds.ts";
import type { AccountMails } from "../../ports/accountMails.ts";
import { brokenRules, Problem } from "../problem.ts";
import { parseJson } from "../readBody.ts";
import { methodsOf } from "./authPaths.ts";
import type { AccountStore, Confirmations } from "./confirmations.ts";
import type { createGuard } from "./guard.ts";
import type { SignUp } from "./signUp.ts";

export interface AccountDoorOptions {
	readonly basePath: string;
	/** Better Auth. */
	readonly handle: (request: Request) => Promise<Response>;
	readonly signUp: SignUp;
	readonly accounts: () => Promise<AccountStore>;
	readonly confirmations: Pick<Confirmations, "sendTo">;
	readonly mails: AccountMails;
	readonly publicUrl: string;
	readonly guard: ReturnType<typeof createGuard>;
	/** Whether an address is proved by a mail: then signing up tells nobody whether it had an account. */
	readonly mailsAreSent: boolean;
}

type Body = Readonly<Record<string, unknown>>;

export function createAccountDoor(options: AccountDoorOptions): (request: Request) => Promise<Response> {
	const { basePath, handle, signUp, accounts, confirmations, mails, publicUrl, mailsAreSent, guard } = options;

	async function makeAccount(request: Request, body: Body): Promise<Response> {
		requireName(body.name);
		const { link: token, name, email, password, rememberMe } = body;
		const languages = request.headers.get("accept-language");
		const address = z.email().safeParse(email).data?.toLowerCase();
		const made = withBody(request, { name, email: address ?? email, password, rememberMe });
		// What is no address or no text is refused by Better Auth with its own words.
		if (address === undefined || typeof name !== "string") return handle(made);
		const asked = { email: address, token: typeof token === "string" ? token : undefined };
		return signUp.admit(asked, async (link) => {
			const store = await accounts();
			const owner = (await store.findUserByEmail(address))?.user;
			const answer = await handle(made);
			const told = mailsAreSent && answer.ok ? said(name, address) : answer;
			if (owner) {
				const isTaken = answer.ok || answer.status === 422;
				if (isTaken) mails.send({ kind: "address_taken", to: address, languages, link: `${publicUrl}/` });
				return { user_id: undefined, answer: told };
			}
			if (!answer.ok) return { user_id: undefined, answer };
			const { user } = (await answer.clone().json()) as { user: { id: string } };
			// Only a mail can have brought the invitation there: it proves the address.
			if (link?.kind === "invitation" && mailsAreSent) await store.updateUser(user.id, { emailVerified: true });
			// A file that nobody was asked to look for would be litter: who wants one finds it in the settings.
			else if (mailsAreSent && link?.kind !== "trial")
				confirmations.sendTo({ id: user.id, email: address, name }, languages);
			return { user_id: user.id, answer: told };
		});
	}

	async function changePassword(request: Request, body: Body): Promise<Response> {
		const answer = await handle(withBody(request, { ...body, revokeOtherSessions: true }));
		if (answer.ok) {
			const { user } = (await answer.clone().json()) as { user: { email: string } };
			const languages = request.headers.get("accept-language");
			mails.send({ kind: "password_changed", to: user.email, languages, link: `${publicUrl}/` });
		}
		return answer;
	}

	return async (request) => {
		const { pathname } = new URL(request.url);
		const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
		if (path === "/error") return Response.redirect(`${publicUrl}/#account/problem`, 302);
		const methods = methodsOf(path);
		if (methods === undefined) throw new Problem("not_found", "There is nothing here.");
		if (!methods.some((method) => method === request.method)) {
			const headers = { Allow: methods.join(", ") };
			throw new Problem("method_not_allowed", `This path knows ${headers.Allow}.`, { headers });
		}
		if (request.method !== "POST" && path !== "/token") return handle(request);
		const body = await readBody(request);
		return guard({ path, request, body: body ?? {} }, () => change(path, request, body));
	};

	function change(path: string, request: Request, body: Body | undefined): Promise<Response> {
		if (body === undefined) return handle(request);
		if (path === "/sign-up/email") return makeAccount(request, body);
		if (path === "/change-password") return changePassword(request, body);
		if (path === "/update-user") {
			requireName(body.name);
			return handle(withBody(request, { name: body.name }));
		}
		return handle(withBody(request, body));
	}
}

/** The same to the byte whether or not the address had an account: it names nothing that was made. */
function said(name: string, email: string): Response {
	return Response.json({ token: null, user: { name, email, emailVerified: false } });
}

function requireName(name: unknown): void {
	if (typeof name === "string" && [...name].length > BOUNDS.name.most) throw brokenRules([beyond(BOUNDS.name)]);
}

/** The object of a JSON body; undefined when there is none. */
async function readBody(request: Request): Promise<Body | undefined> {
	const bytes = await request.clone().arrayBuffer();
	if (bytes.byteLength === 0) return undefined;
	if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
		throw new Problem("unsupported_media_type", "The body must be JSON (Content-Type: application/json).");
	}
	const read = z.record(z.string(), z.unknown()).safeParse(parseJson(Buffer.from(bytes)));
	if (!read.success) throw new Problem("unreadable", "The body must be a JSON object.");
	return read.data;
}

/** What was checked is what is handed on, whatever else the body may have been read as. */
function withBody(request: Request, body: Body): Request {
	return new Request(request.url, { method: "POST", headers: request.headers, body: JSON.stringify(body) });
}
