import { type ParsedMail, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeMail, messageIdOf } from "../../src/delivery/mail/composeMail.ts";
import { mailMessage } from "../../src/delivery/mail/mailMessage.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import type { ClaimedDelivery } from "../../src/ports/delivery/deliveryLedger.ts";
import { LINKS, SITE, sampleDelivery } from "./sampleDelivery.ts";

const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

/** The mail as its reader's program sees it, after the way through real bytes. */
async function received(delivery: ClaimedDelivery): Promise<ParsedMail & { readonly raw: string }> {
	const { message } = await composer.sendMail(mailMessage(composeMail(delivery, SITE), SITE.from));
	return { ...(await simpleParser(message as Buffer)), raw: message.toString() };
}
const withTitle = (title: string) => received(sampleDelivery({ task: { title } }));
const instant = (text: string) => text as InstantText;

const mails = suite("composing a mail");

mails("given a delivery, then addresses, subject, id, date and headers are as promised (P5)", async () => {
	const mail = await received(sampleDelivery({ task: { priority: "urgent" } }));
	assert.is(mail.subject, "Reminder: Pay rent");
	assert.equal(mail.from?.value, [{ name: "Adjutant", address: "adjutant@example.org" }]);
	assert.equal(Array.isArray(mail.to) ? [] : mail.to?.value, [{ name: "Ann", address: "ann@example.net" }]);
	assert.is(mail.messageId, "<0e6f4c1e-0000-5000-8000-000000000001@example.org>");
	// A Date header has whole seconds.
	assert.is(mail.date?.toISOString(), "2026-11-23T09:00:00.000Z");
	assert.is(mail.headers.get("auto-submitted"), "auto-generated");
	assert.is(mail.headers.get("x-adjutant-task"), "12");
	// mailparser's name for the Importance header.
	assert.is(mail.headers.get("priority"), "high");
	const link = `http://127.0.0.1:3000/?task=12&account=${sampleDelivery().user_id.slice(0, 8)}`;
	assert.match(mail.text ?? "", link);
	assert.match(String(mail.html), `href="${link.replace("&", "&#38;")}"`);
});

mails(
	"given a mail, then it has a link for each thing that its reader may do at once, and one that ends them all",
	async () => {
		const mail = await received(sampleDelivery({ user_id: "0e6f4c1e-3333-5000-8000-0000000000a1" }));
		const links = [...(mail.text ?? "").matchAll(/#account\/mail\/([\w-]+)/g)].map(([, token = ""]) => token);
		const errands = links.map((token) => LINKS.read(token, Temporal.Instant.from("2026-12-23T08:00:00Z")));
		assert.equal(
			errands.map((errand) => [errand?.action, errand?.task_id, errand?.reminder_id]),
			[
				["done", 12, 3],
				["snooze", 12, 3],
				["unsubscribe", 12, 3],
			],
		);
		assert.match(
			mail.raw.replace(/\r\n\s/g, " ").replace(/ +/g, " "),
			`List-Unsubscribe: <http://127.0.0.1:3000/mail/${links[2]}>`,
		);
		assert.not.match(mail.raw, "List-Unsubscribe-Post");
	},
);

mails("given a server behind TLS, then mail programs may unsubscribe by one click (RFC 8058)", () => {
	const { headers } = composeMail(sampleDelivery(), { ...SITE, publicUrl: "https://adjutant.example.org" });
	assert.is(headers?.["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
	assert.match(headers?.["List-Unsubscribe"] ?? "", /^<https:\/\/adjutant\.example\.org\/mail\/[\w-]+>$/);
});

mails("given the same delivery twice, then the mail is the same (P5)", () => {
	assert.equal(composeMail(sampleDelivery(), SITE), composeMail(sampleDelivery({ attempt: 2 }), SITE));
});

mails("given a due instant, then it is shown in the user's zone with weekday, date, zone and offset", async () => {
	const due = { at: instant("2026-11-23T13:00:00.000Z"), time_zone: "America/New_York" };
	const { text } = await received(sampleDelivery({ task: { due } }));
	assert.match(text ?? "", /Due: Monday,? 23 November 2026, 14:00 \(Europe\/Berlin, UTC\+01:00\)/);
});

mails("given a series that keeps a zone of its own, then the mail says its time by that clock, too", async () => {
	const at = instant("2026-11-23T13:00:00.000Z");
	const abroad = await received(sampleDelivery({ task: { due: { at, time_zone: "America/New_York" } } }));
	assert.match(
		abroad.text ?? "",
		/By its own clock: Monday,? 23 November 2026, 08:00 \(America\/New_York, UTC-05:00\)/,
	);
	const home = await received(sampleDelivery({ task: { due: { at, time_zone: "Europe/Berlin" } } }));
	assert.not.match(home.text ?? "", /clock/);
});

mails("given a duration, then the mail says until when, or how long where there is no time to count from", async () => {
	const due = { at: instant("2026-11-23T13:00:00.000Z"), time_zone: "Europe/Berlin" };
	const task = { due, duration_minutes: 120 };
	const british = await received(sampleDelivery({ task }));
	assert.match(british.text ?? "", /Due: Monday,? 23 November 2026, 14:00\s?–\s?16:00 \(Europe\/Berlin, UTC\+01:00\)/);
	const american = await received(sampleDelivery({ task, recipient: { locale: "en-US", date_order: "mdy" } }));
	assert.match(american.text ?? "", /Due: Monday, November 23, 2026, 2:00 PM–4:00 PM/);
	const day = await received(
		sampleDelivery({ task: { due: { date: "2026-11-23" as DateText }, duration_minutes: 90 } }),
	);
	assert.match(day.text ?? "", /\(all day\)\nTakes: 1 h 30 min\n/);
});

mails("given instants on both sides of a clock change, then each has its own offset", async () => {
	const due = { at: instant("2026-10-25T01:30:00.000Z"), time_zone: "Europe/Berlin" };
	const planned_at = instant("2026-10-25T00:30:00.000Z");
	const { text } = await received(sampleDelivery({ planned_at, fired_at: planned_at, task: { due } }));
	assert.match(text ?? "", /Due: .* 02:30 \(Europe\/Berlin, UTC\+01:00\)/);
	assert.match(text ?? "", /Reminder set for: .* 02:30 \(Europe\/Berlin, UTC\+02:00\)/);
});

mails("given a whole day, then it is shown as that day in every zone", async () => {
	const due = { date: "2026-11-23" as DateText };
	const { text } = await received(sampleDelivery({ task: { due }, recipient: { time_zone: "Pacific/Kiritimati" } }));
	assert.match(text ?? "", /Due: Monday,? 23 November 2026 \(all day\)/);
});

mails("given a locale, then dates are in it; given nonsense, then in English", async () => {
	assert.match(
		(await received(sampleDelivery({ recipient: { locale: "de-DE" } }))).text ?? "",
		"Montag, 23. November 2026",
	);
	assert.match((await received(sampleDelivery({ recipient: { locale: "!!" } }))).text ?? "", "Monday");
});

mails("given an account in German, then its mail is German throughout: subject, facts, link", async () => {
	const due = { at: instant("2026-11-23T13:00:00.000Z"), time_zone: "America/New_York" };
	const task = { title: "Miete", due, duration_minutes: 90, priority: "high" } as const;
	const fired_at = instant("2026-11-23T10:05:00.000Z");
	const german = await received(sampleDelivery({ task, fired_at, recipient: { locale: "de-AT" } }));
	assert.is(german.subject, "Erinnerung: Miete");
	assert.match(german.text ?? "", /^Fällig: Montag, 23\. November 2026, 14:00\s?[–-]\s?15:30/m);
	assert.match(german.text ?? "", /^Nach ihrer eigenen Uhr: /m);
	assert.match(german.text ?? "", /^Erinnerung gestellt auf: .*, 1 Std\. 5 Min\. zu spät$/m);
	assert.match(german.text ?? "", /^Priorität: hoch$/m);
	assert.match(german.text ?? "", /^Aufgabe öffnen: http/m);
	assert.match(String(german.html), /<html lang="de">/);
});

for (const [lateBy, fired, said] of [
	["59.999 s", "2026-11-23T09:00:59.999Z", undefined],
	["60 s", "2026-11-23T09:01:00.000Z", "late by 1 min"],
	["12 min 59 s", "2026-11-23T09:12:59.000Z", "late by 12 min"],
	["65 min", "2026-11-23T10:05:00.000Z", "late by 1 h 5 min"],
	["51 h", "2026-11-25T12:00:00.000Z", "late by 2 d 3 h"],
] as const) {
	mails(`given a firing ${lateBy} after its plan, then the mail says ${said ?? "nothing of it"}`, async () => {
		const { text } = await received(sampleDelivery({ fired_at: instant(fired) }));
		assert.is(/late by [\w ]+/.exec(text ?? "")?.[0], said);
	});
}

mails("given markup in title and description, then the HTML shows it and runs none of it", async () => {
	const title = `<script>alert("x")</script>`;
	const mail = await received(sampleDelivery({ task: { title, description: `<img src=x onerror='y'> & "q"` } }));
	assert.is(mail.subject, `Reminder: ${title}`);
	assert.not.match(String(mail.html), /<script|<img/);
	assert.match(String(mail.html), "&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;");
	assert.match(mail.text ?? "", `<img src=x onerror='y'> & "q"`);
});

for (const title of ["a\r\nBcc: x@y", "a\nBcc: x@y", "a\rBcc: x@y", "a\u2028Bcc: x@y", "a\u0000\u0085Bcc: x@y"]) {
	mails(`given the title ${JSON.stringify(title)}, then it makes no header`, async () => {
		const mail = await withTitle(title);
		assert.is(mail.subject, "Reminder: a Bcc: x@y");
		assert.is(mail.bcc, undefined);
		// Its head: a line of the body may begin anywhere in the title.
		assert.not.match(mail.raw.split("\r\n\r\n")[0] ?? "", /^Bcc:/im);
	});
}

for (const title of [
	"💧 👩‍👩‍👧 buy",
	"לשלם שכר דירה",
	"支払う",
	"ü".repeat(200),
	"💧".repeat(200),
	`"quoted", a@b <c@d>`,
]) {
	mails(`given the title ${[...title].slice(0, 20).join("")}, then it arrives whole`, async () => {
		const mail = await withTitle(title);
		assert.is(mail.subject, `Reminder: ${title}`);
		assert.match(mail.text ?? "", title);
		assert.match(mail.raw, /^\p{ASCII}*$/u);
	});
}

mails("given a title of 201 code points, then it is cut at a whole one", async () => {
	assert.is((await withTitle("💧".repeat(201))).subject, `Reminder: ${"💧".repeat(199)}…`);
});

mails("given controls that turn the reading direction, then the subject has none", async () => {
	assert.is((await withTitle("pay\u202Emoc.live")).subject, "Reminder: paymoc.live");
});

mails("given a title of nothing visible, then the task's number stands for it", async () => {
	assert.is((await withTitle("\r\n\t")).subject, "Reminder: Task #12");
});

for (const address of [
	"",
	"ann",
	"ann@example.net, bob@example.net",
	"ann@example.net\r\nBcc: x@y",
	"<ann@example.net>",
]) {
	mails(`given the address ${JSON.stringify(address)}, then nothing is composed`, () => {
		assert.throws(() => composeMail(sampleDelivery({ recipient: { address } }), SITE), "no deliverable address");
	});
}

mails("given MAIL_FROM with or without a name, then the Message-ID has its host", () => {
	assert.is(messageIdOf("d", "a@mail.example.org"), "<d@mail.example.org>");
	assert.is(messageIdOf("d", '"A @ B" <a@mail.example.org>'), "<d@mail.example.org>");
	assert.is(messageIdOf("d", "adjutant"), "<d@localhost>");
});

mails.run();
