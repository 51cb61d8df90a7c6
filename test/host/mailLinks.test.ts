/** Links of reminders' mails: what a token says is what was asked for it, until its end, and nothing else is a token. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { MAIL_ACTIONS, type MailErrand } from "../../src/ports/delivery/mailLinks.ts";

const links = createMailLinks(["a secret for tests, thirty-two characters"]);
const END = Temporal.Instant.from("2026-12-24T10:00:00Z");
const before = Temporal.Instant.from("2026-12-24T09:59:59Z");
const errand: MailErrand = {
	action: "snooze",
	user_id: "0e6f4c1e-3333-5000-8000-0000000000a1",
	delivery_id: "ffffffff-0000-5000-8000-000000000001",
	task_id: 2_147_483_647,
	reminder_id: 1,
};

const test = suite("tokens of mails' links");

for (const action of MAIL_ACTIONS) {
	test(`given ${action}, then its token reads as what it was made of, and fits into the link`, () => {
		const token = links.tokenFor({ ...errand, action }, END);
		assert.equal(links.read(token, before), { ...errand, action });
		assert.match(token, /^[\w-]{8,200}$/);
		assert.is(links.tokenFor({ ...errand, action }, END), token);
	});
}

test("given the day after the end, then the token is none", () => {
	const token = links.tokenFor(errand, END);
	assert.is(links.read(token, Temporal.Instant.from("2026-12-25T00:00:00Z")), undefined);
});

test("given any bit of a token turned, one more byte or one less, or another secret, then it is none", () => {
	const bytes = Buffer.from(links.tokenFor(errand, END), "base64url");
	for (let bit = 0; bit < bytes.length * 8; bit += 1) {
		const turned = Buffer.from(bytes);
		turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		assert.is(links.read(turned.toString("base64url"), before), undefined, `bit ${bit}`);
	}
	for (const other of [bytes.subarray(1), Buffer.concat([bytes, Buffer.of(0)]), Buffer.alloc(0)]) {
		assert.is(links.read(other.toString("base64url"), before), undefined);
	}
	const stranger = createMailLinks(["another secret for tests, also long enough"]);
	assert.is(stranger.read(bytes.toString("base64url"), before), undefined);
});

test.run();
