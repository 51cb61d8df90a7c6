import { suite } from "uvu";
import * as assert from "uvu/assert";
import { allNeeded, type Scope } from "../../src/domain/accounts/scopes.ts";
import type { Principal } from "../../src/domain/events/events.ts";
import { type Hand, principalOf } from "../../src/domain/events/principal.ts";

const test = suite("principal");

/** As they stand in journals: they must not change. */
const PRINCIPALS: readonly [Hand, Principal][] = [
	[{ by: "page" }, { kind: "user", id: "page" }],
	[{ by: "api" }, { kind: "user", id: "api" }],
	[
		{ by: "chat", turn_id: "t-1" },
		{ kind: "assistant", id: "chat", turn_id: "t-1" },
	],
	[
		{ by: "client", client_id: "c-1", name: "Claude" },
		{ kind: "client", id: "c-1", name: "Claude" },
	],
	[{ by: "timer" }, { kind: "system", id: "timer" }],
	[{ by: "settings" }, { kind: "system", id: "settings" }],
	[{ by: "sweeper" }, { kind: "system", id: "sweeper" }],
	[{ by: "recurrence" }, { kind: "system", id: "recurrence" }],
];

for (const [hand, principal] of PRINCIPALS) {
	test(`given a change by ${hand.by}, then the journal names ${principal.kind} ${principal.id}`, () => {
		assert.equal(principalOf(hand), principal);
	});
}

const NEEDED: readonly [held: readonly Scope[], needed: Scope, all: readonly Scope[]][] = [
	[[], "tasks:read", ["tasks:read"]],
	[["tasks:read"], "tasks:write", ["tasks:read", "tasks:write"]],
	[["tasks:write"], "tasks:read", ["tasks:read", "tasks:write"]],
	[["tasks:read"], "tasks:read", ["tasks:read"]],
];

for (const [held, needed, all] of NEEDED) {
	test(`given "${held.join(" ")}", when ${needed} is needed, then "${all.join(" ")}" is asked for`, () => {
		assert.equal(allNeeded(held, needed), all);
	});
}

test.run();
