/** Who may come in: identity, origin, operator, and the key under which a write is known. */

import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { allNeeded, type Scope } from "../../domain/accounts/scopes.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import { within } from "../../timing/within.ts";
import type { Deps } from "../deps.ts";
import { brokenRules, Problem } from "../problem.ts";
import type { Route } from "../routes/route.ts";
import type { Identity } from "./whoAsks.ts";

/** How long a request waits to be known, while nobody is answered, until the database is away (P11: under 1 s in all). */
const IDENTIFY_WITHIN_MS = 800;
/** How many such times it waits while others are answered, as in a crowd. */
const MOST_WAITS = 8;
const LONGEST_KEY = 255;

/**
 * Who asks; `undefined` when nobody known. Throws `StorageUnavailable` when that cannot be said in time: the database has
 * answered nobody for a while, or for too long not us.
 */
export async function identify(deps: Deps, headers: IncomingHttpHeaders): Promise<Identity | undefined> {
	const { authorization, cookie } = headers;
	const identity = deps.auth.identify({
		...(authorization === undefined ? {} : { authorization }),
		...(cookie === undefined ? {} : { cookie }),
	});
	for (let waits = 1; ; waits += 1) {
		const before = deps.databaseAnswered();
		if (await within(deps.clock, IDENTIFY_WITHIN_MS, identity)) return identity;
		if (deps.databaseAnswered() === before || waits === MOST_WAITS) {
			throw new StorageUnavailable("who asks was not known in time");
		}
	}
}

/** The caller of a route, if it may call it. */
export async function admit(deps: Deps, route: Route, headers: IncomingHttpHeaders): Promise<Identity | undefined> {
	if (route.auth === "none") return undefined;
	const who = await identify(deps, headers);
	if (who === undefined) {
		throw new Problem("unauthenticated", say("sign_in"), {
			headers: { "WWW-Authenticate": "Bearer" },
		});
	}
	if (route.mutates && who.session?.how === "cookie") requireOwnOrigin(deps, headers.origin);
	if (who.session === null) {
		if (route.scope === undefined) throw new Problem("forbidden", say("no_client_here"));
		requireScope(who, route.scope);
	}
	if (route.auth === "operator") {
		const isOperator = await deps.isOperator(who.user.user_id, who.user.email);
		deps.security.note({ kind: isOperator ? "operator_access" : "operator_refused", account: who.user.email });
		if (!isOperator) throw new Problem("forbidden", say("operators_only"));
	}
	return who;
}

/**
 * Names all scopes at once that are needed in the end (RFC 6750 §3.1), so that one more consent is enough. `more`: further
 * parameters of the challenge.
 */
export function requireScope({ scopes }: Identity, needed: Scope, ...more: readonly string[]): void {
	if (scopes.includes(needed)) return;
	const challenge = ['error="insufficient_scope"', `scope="${allNeeded(scopes, needed).join(" ")}"`, ...more];
	throw new Problem("insufficient_scope", say("scope_needed", { scope: needed }), {
		headers: { "WWW-Authenticate": `Bearer ${challenge.join(", ")}` },
	});
}

/** The origins at which this server is asked itself, as browsers name them. */
export function ownOrigins({ config }: Pick<Deps, "config">): readonly string[] {
	const known = origins.get(config);
	if (known !== undefined) return known;
	const own = [config.publicUrl, ...config.trustedOrigins].map((url) => new URL(url).origin);
	origins.set(config, own);
	return own;
}

/** Read once: every change by a page asks. */
const origins = new WeakMap<Deps["config"], readonly string[]>();

/**
 * A cookie comes along whichever page sends the request; the Origin says which. It is compared as text: `null` (a
 * sandboxed frame) and an absent one are simply not ours.
 */
function requireOwnOrigin(deps: Deps, origin: string | undefined): void {
	if (origin === undefined || !ownOrigins(deps).includes(origin)) {
		throw new Problem("origin_refused", say("foreign_page"));
	}
}

/** The command id: the Idempotency-Key as sent, else a new one (P1). */
export function commandIdOf(headers: IncomingHttpHeaders): string {
	const key = headers["idempotency-key"];
	if (key === undefined) return randomUUID();
	if (typeof key === "string" && key.length >= 1 && key.length <= LONGEST_KEY) return key;
	const said = say("idempotency_key_length", { most: LONGEST_KEY });
	throw brokenRules([{ field: "Idempotency-Key", rule: "length", ...said }]);
}
