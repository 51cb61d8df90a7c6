/** A bound for each mailbox must not be got round by writing its address in another way. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mailboxOf } from "../../src/domain/accounts/mailbox.ts";

const test = suite("mailbox of an address");

for (const [address, mailbox] of [
	["ada@example.org", "ada@example.org"],
	["Ada@Example.ORG", "ada@example.org"],
	["ada+1@example.org", "ada@example.org"],
	["ada+1+2@example.org", "ada@example.org"],
	["+ada@example.org", "+ada@example.org"],
	["a.da@example.org", "a.da@example.org"],
	["a.d.a+x@gmail.com", "ada@gmail.com"],
	["A.da@googlemail.com", "ada@gmail.com"],
	['"a@b"@example.org', '"a@b"@example.org'],
] as const) {
	test(`${address} is ${mailbox}`, () => {
		assert.is(mailboxOf(address), mailbox);
	});
}

test.run();
