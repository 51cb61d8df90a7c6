/** A key that a user wants made. */

import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { checkText, trimmed } from "../text/text.ts";
import { BOUNDS } from "./bounds.ts";
import { SCOPES, type Scope } from "./scopes.ts";

/** All keys begin with it, so that one that lies about is recognised, by people and by scanners for secrets. */
export const KEY_PREFIX = "adj_";

/** How the tokens of apps begin, for the same reason. */
export const APP_TOKEN_PREFIX = "adja_";
export const APP_REFRESH_PREFIX = "adjr_";

const LONGEST_DAYS = 3_650;

export interface NewKey {
	readonly name: string;
	readonly scopes: readonly Scope[];
	/** Undefined: it counts until it is revoked. */
	readonly expires_in_days?: number | undefined;
}

/** The key as it is made; what is wrong with it goes to `violations`. Scopes come in our order, each once. */
export function readNewKey({ name, scopes, expires_in_days }: NewKey, violations: Violation[]): NewKey {
	const read = trimmed(name);
	checkText("name", read, { min: 1, max: BOUNDS.name.most }, violations);
	if (scopes.length === 0) {
		violations.push({ field: "scopes", rule: "min", ...say("scopes_empty", { scopes: SCOPES.join(", ") }) });
	}
	const days = expires_in_days;
	if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS)) {
		const said = say("whole_number_range", { field: "expires_in_days", least: 1, most: LONGEST_DAYS });
		violations.push({ field: "expires_in_days", rule: "range", ...said });
	}
	return { name: read, scopes: SCOPES.filter((scope) => scopes.includes(scope)), expires_in_days: days };
}
