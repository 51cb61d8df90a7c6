/** The wording of mails about an account, in the reader's language throughout. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeAccountMail } from "../../src/delivery/mail/composeAccountMail.ts";
import type { AccountMailKind } from "../../src/ports/accounts/accountMails.ts";
import { SITE } from "./sampleDelivery.ts";

const test = suite("mails about an account");

const KINDS: readonly AccountMailKind[] = [
	"confirm_address",
	"confirm_new_address",
	"address_changed",
	"reset_password",
	"password_changed",
	"address_taken",
	"invitation",
];
const LINK = "https://tasks.example.org/#account/confirm/token";
function compose(kind: AccountMailKind, languages: string | null) {
	const to = "ada@example.org";
	const asked = kind === "address_changed" ? { kind, to, languages } : { kind, to, languages, link: LINK };
	return composeAccountMail(asked, SITE, "id", Temporal.Instant.from("2026-11-23T09:00:00Z"));
}

/** What the page says in English: labels of more than one word. */
const catalogue = readFileSync(join(import.meta.dirname, "../../web/src/words/firstEnglish.ts"), "utf8");
const buttons = [...catalogue.matchAll(/: "([A-Z][\w’']* [\w ?’']{2,40})"/g)].map(([, label = ""]) => label);

test("given German, then no mail quotes a button in English, nor has an English word", () => {
	assert.ok(buttons.includes("Forgot your password?"), buttons.join(", "));
	for (const kind of KINDS) {
		const { subject, text } = compose(kind, "de-DE,de;q=0.9,en;q=0.8");
		for (const button of buttons) assert.not.match(`${subject}\n${text}`, button, kind);
		assert.not.match(
			`${subject}\n${text}`.replace(LINK, ""),
			/\b(the|your|password|account|address|sign|link is)\b/,
			kind,
		);
	}
});

test.run();
