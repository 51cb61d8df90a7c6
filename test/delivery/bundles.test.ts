/** What quiet hours held until the same minute comes as one mail, and each of it is in the ledger (P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeMail } from "../../src/delivery/mail/composeMail.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { createMailerScene, type MailerScene } from "./mailerScene.ts";
import { SITE, sampleDelivery } from "./sampleDelivery.ts";

const HELD = "2026-11-23T07:00:00.000Z" as InstantText;
const test = suite<{ scene: MailerScene }>("reminders in one mail");
test.before.each(async (context) => {
	context.scene = await createMailerScene();
	context.scene.add("Pay rent", { held_until: HELD, task: { description: "to the landlord" } });
	addTogether(context.scene, "Water <plants>", 13);
	addTogether(context.scene, "Call Bob", 14);
});
test.after.each(({ scene }) => scene.close());

const addTogether = ({ ledger }: MailerScene, title: string, task_id: number) =>
	ledger.add(sampleDelivery({ delivery_id: title, task_id, held_until: HELD, task: { title } }), "together");
const states = ({ stateOf }: MailerScene) => ["Pay rent", "Water <plants>", "Call Bob"].map(stateOf);

test("given three that were held until one minute, then one mail has all of them, each with its link", async ({
	scene,
}) => {
	scene.mailer.start();
	await scene.idle();
	const [mail, ...others] = scene.sink.messages;
	assert.is(others.length, 0);
	assert.is(mail?.subject, "3 reminders: Pay rent and more");
	for (const title of ["Pay rent", "Water <plants>", "Call Bob"]) assert.match(mail?.text ?? "", title);
	assert.match(String(mail?.html), "Water &#60;plants&#62;");
	assert.not.match(String(mail?.html), "<plants>");
	assert.is((mail?.text ?? "").match(/^Open the task: /gm)?.length, 3);
	assert.equal(states(scene), ["sent", "sent", "sent"]);
	assert.is(scene.mailer.stats().sent, 1);
});

test("given one that was completed meanwhile, then the others come, and it is not wanted", async ({ scene }) => {
	scene.ledger.setTaskStatus("Pay rent", "completed");
	scene.mailer.start();
	await scene.idle();
	const [mail] = scene.sink.messages;
	assert.is(mail?.subject, "2 reminders: Water <plants> and more");
	assert.not.match(mail?.text ?? "", "Pay rent");
	assert.equal(states(scene), ["not_wanted", "sent", "sent"]);
});

test("given two of three completed, then the mail is as of one; given all, then there is none", async ({ scene }) => {
	scene.ledger.setTaskStatus("Pay rent", "completed");
	scene.ledger.setTaskStatus("Call Bob", "deleted");
	scene.mailer.start();
	await scene.idle();
	assert.equal(scene.titles(), ["Water <plants>"]);
	for (const title of ["Sleep", "Eat"]) {
		scene.ledger.add(
			sampleDelivery({ delivery_id: title, held_until: HELD, task: { title, status: "completed" } }),
			"together",
		);
	}
	scene.mailer.wake();
	await scene.idle();
	assert.equal(["Sleep", "Eat"].map(scene.stateOf), ["not_wanted", "not_wanted"]);
	assert.is(scene.sink.messages.length, 1);
});

test("given a mailer that dies between 250 and the mark, then the next sends the same mail under the same Message-ID", async ({
	scene,
}) => {
	const { ledger, mailer, create, messageIds, clock, offered, transport } = scene;
	const wish = { channel: "email", limit: 1, lease_ms: 60_000, inHand: [], perHour: undefined };
	const [taken] = await ledger.claim(wish);
	await transport.send(composeMail(taken ?? sampleDelivery(), SITE));
	const second = create();
	second.start();
	await clock.advance(60_000);
	await offered(2);
	await second.stop();
	await mailer.stop();
	assert.equal(messageIds(), ["<Pay rent@example.org>", "<Pay rent@example.org>"]);
	assert.is(new Set(scene.sink.messages.map(({ text }) => text)).size, 1);
	assert.equal(states(scene), ["sent", "sent", "sent"]);
});

test.run();
