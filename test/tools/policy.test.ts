/** The policy as a table: what is done, asked about, refused (decision 0110). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Deed, type DeedKind, judge, type MayAct } from "../../src/tools/policy.ts";

const test = suite("policy of the tools");

const deed = (kind: DeedKind, count: number, mayAct: MayAct, more: Partial<Deed> = {}): Deed => ({
	kind,
	count,
	mayAct,
	before: 0,
	certainty: "sure",
	wish: undefined,
	...more,
});
const said = (one: Deed) => Object.values(judge(one)).join(" ");

const TABLE: readonly (readonly [deed: Deed, verdict: string])[] = [
	[deed("reads", 100, "reads_only"), "do"],
	[deed("reads", 100, "after_untrusted_text"), "do"],
	[deed("adds", 1, "reads_only"), "refuse reads_only"],
	[deed("deletes", 1, "reads_only"), "refuse reads_only"],
	[deed("adds", 5, "as_policy_says"), "do"],
	[deed("adds", 6, "as_policy_says"), "ask"],
	[deed("changes", 5, "as_policy_says"), "do"],
	[deed("changes", 6, "as_policy_says"), "ask"],
	[deed("changes", 1, "as_policy_says", { before: 4 }), "do"],
	[deed("changes", 1, "as_policy_says", { before: 5 }), "ask"],
	[deed("changes", 1, "as_policy_says", { certainty: "guess" }), "ask"],
	[deed("deletes", 1, "as_policy_says"), "ask"],
	[deed("deletes", 0, "as_policy_says"), "ask"],
	[deed("takes_back", 1, "as_policy_says"), "do"],
	[deed("takes_back", 6, "as_policy_says"), "ask"],
	[deed("changes", 2, "after_untrusted_text"), "do"],
	[deed("changes", 3, "after_untrusted_text"), "ask"],
	[deed("adds", 1, "after_untrusted_text", { before: 2 }), "ask"],
	[deed("deletes", 1, "as_policy_says", { wish: "auto" }), "do"],
	[deed("changes", 50, "as_policy_says", { wish: "auto" }), "do"],
	[deed("changes", 1, "as_policy_says", { wish: "auto", certainty: "guess" }), "ask"],
	[deed("changes", 1, "as_policy_says", { wish: "ask" }), "ask"],
	[deed("changes", 1, "as_policy_says", { wish: "never" }), "refuse setting"],
	[deed("reads", 1, "as_policy_says", { wish: "never" }), "do"],
	[deed("changes", 1, "reads_only", { wish: "auto" }), "refuse reads_only"],
	[deed("deletes", 1, "after_untrusted_text", { wish: "auto" }), "ask"],
	[deed("takes_back", 1, "after_untrusted_text", { wish: "auto" }), "ask"],
	[deed("changes", 3, "after_untrusted_text", { wish: "auto" }), "ask"],
	[deed("deletes", 1, "after_untrusted_text", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "after_untrusted_text"), "ask"],
	[deed("takes_back", 1, "after_untrusted_text"), "ask"],
	[deed("settles", 0, "as_policy_says"), "do"],
	[deed("settles", 1, "as_policy_says"), "ask"],
	[deed("settles", 1, "as_policy_says", { wish: "auto" }), "do"],
	[deed("settles", 0, "after_untrusted_text", { wish: "auto" }), "ask"],
	[deed("settles", 0, "of_client"), "ask"],
	[deed("settles", 0, "of_trusted_client"), "do"],
	[deed("settles", 0, "reads_only"), "refuse reads_only"],
	[deed("deletes", 1, "of_client", { wish: "auto" }), "ask"],
	[deed("takes_back", 1, "of_client", { wish: "auto" }), "ask"],
	[deed("changes", 5, "of_client"), "do"],
	[deed("changes", 6, "of_client", { wish: "auto" }), "ask"],
	[deed("changes", 1, "of_client", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "of_trusted_client"), "do"],
	[deed("takes_back", 9, "of_trusted_client"), "do"],
	[deed("changes", 50, "of_trusted_client"), "do"],
	[deed("deletes", 1, "of_trusted_client", { wish: "ask" }), "ask"],
	[deed("deletes", 1, "of_trusted_client", { wish: "never" }), "refuse setting"],
	[deed("deletes", 1, "of_trusted_client", { certainty: "guess" }), "ask"],
];

for (const [one, verdict] of TABLE) {
	const { kind, count, before, certainty, mayAct, wish = "not settled" } = one;
	const facts = [`${before}+${count}`, certainty, mayAct, wish].join(", ");
	test(`given ${kind} (${facts}), then ${verdict}`, () => {
		assert.is(said(one), verdict);
	});
}

test.run();
