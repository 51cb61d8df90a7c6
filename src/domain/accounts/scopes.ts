/** What a key or an app may be allowed to do for a user. A session may do all of it, and manage the account besides. */

export const SCOPES = ["tasks:read", "tasks:write"] as const;
export type Scope = (typeof SCOPES)[number];

/** Those that must be held for all of it: what is held and what is needed, so that one consent is enough. */
export function allNeeded(held: readonly Scope[], needed: Scope): readonly Scope[] {
	return SCOPES.filter((scope) => held.includes(scope) || scope === needed);
}
