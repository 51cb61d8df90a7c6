/** The policy as a table: what is done, asked about, refused (D3, E5; decision 0110). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Deed, type DeedKind, judge, type MayAct } from "../../src/tools/policy.ts";

const test = suite("policy of the tools");

const deed = (kind: DeedKind, count: number, mayAct: MayAct, more: Partial<Deed> = {}): Deed => ({
	kind,
	count,
	mayAct,
	isOutward: false,
	before: 0,
	certainty: "sure",
	principal: "client",
	wish: undefined,
	...more,
});
const said = (one: Deed) => Object.values(judge(one)).join(" ");

const TABLE: readonly (readonly [deed: Deed, verdict: string])[] = [
	[deed("reads", 100, "reads_only"), "do"],
	[deed("reads", 100, "after_untrusted_text"), "do"],
	[deed("adds", 1, "reads_only"), "refuse reads_only"],
	[deed("deletes", 1, "reads_only"), "refuse reads_only"],
	[deed("adds", 1, "as_policy_says", { principal: "system" }), "refuse system"],
	[deed("adds", 5, "as_policy_says"), "do"],
	[deed("adds", 6, "as_policy_says"), "ask many"],
	[deed("changes", 5, "as_policy_says"), "do"],
	[deed("changes", 6, "as_policy_says"), "ask many"],
	[deed("changes", 1, "as_policy_says", { before: 4 }), "do"],
	[deed("changes", 1, "as_policy_says", { before: 5 }), "ask many"],
	[deed("changes", 1, "as_policy_says", { certainty: "guess" }), "ask guess"],
	[deed("changes", 1, "as_policy_says", { isOutward: true }), "do"],
	[deed("deletes", 1, "as_policy_says"), "ask deletion"],
	[deed("deletes", 0, "as_policy_says"), "ask deletion"],
	[deed("takes_back", 1, "as_policy_says"), "do"],
	[deed("takes_back", 6, "as_policy_says"), "ask many"],
	[deed("changes", 2, "after_untrusted_text"), "do"],
	[deed("changes", 3, "after_untrusted_text"), "ask many"],
	[deed("adds", 1, "after_untrusted_text", { before: 2 }), "ask many"],
	[deed("adds", 1, "after_untrusted_text", { isOutward: true }), "ask untrusted"],
	[deed("deletes", 1, "as_policy_says", { wish: "auto" }), "do"],
	[deed("changes", 50, "as_policy_says", { wish: "auto" }), "do"],
	[deed("changes", 1, "as_policy_says", { wish: "auto", certainty: "guess" }), "ask guess"],
	[deed("changes", 1, "as_policy_says", { wish: "ask" }), "ask setting"],
	[deed("changes", 1, "as_policy_says", { wish: "never" }), "refuse setting"],
	[deed("reads", 1, "as_policy_says", { wish: "never" }), "do"],
	[deed("changes", 1, "reads_only", { wish: "auto" }), "refuse reads_only"],
	[deed("deletes", 1, "after_untrusted_text", { wish: "auto" }), "ask untrusted"],
	[deed("takes_back", 1, "after_untrusted_text", { wish: "auto" }), "ask untrusted"],
	[deed("changes", 3, "after_untrusted_text", { wish: "auto" }), "ask many"],
	[deed("deletes", 1, "after_untrusted_text", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "after_untrusted_text"), "ask untrusted"],
	[deed("takes_back", 1, "after_untrusted_text"), "ask untrusted"],
	[deed("deletes", 1, "of_client", { wish: "auto" }), "ask untrusted"],
	[deed("takes_back", 1, "of_client", { wish: "auto" }), "ask untrusted"],
	[deed("adds", 1, "of_client", { isOutward: true, wish: "auto" }), "ask untrusted"],
	[deed("changes", 5, "of_client"), "do"],
	[deed("changes", 6, "of_client", { wish: "auto" }), "ask many"],
	[deed("changes", 1, "of_client", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "of_trusted_client"), "do"],
	[deed("takes_back", 9, "of_trusted_client"), "do"],
	[deed("changes", 50, "of_trusted_client"), "do"],
	[deed("deletes", 1, "of_trusted_client", { wish: "ask" }), "ask setting"],
	[deed("deletes", 1, "of_trusted_client", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "of_trusted_client", { certainty: "guess" }), "ask deletion"],
];

for (const [one, verdict] of TABLE) {
	const { kind, count, before, certainty, isOutward, principal, mayAct, wish = "not settled" } = one;
	const facts = [`${before}+${count}`, certainty, isOutward ? "outward" : "own", principal, mayAct, wish].join(", ");
	test(`given ${kind} (${facts}), then ${verdict}`, () => {
		assert.is(said(one), verdict);
	});
}

test("given the chat without a model or a client, then the same is asked about", () => {
	for (const [one] of TABLE) {
		if (one.principal === "system") continue;
		assert.equal(judge({ ...one, principal: "assistant" }), judge(one));
	}
});

test.run();
