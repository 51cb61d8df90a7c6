// file-timeout: 200 s
// test-timeout: 120 s
/**
 * A story in German over HTTP, against the real server and a mail server: from the sign-up to the mail of a reminder every
 * sentence that the person reads is German, and does what it says.
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signIn } from "../support/client.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createInstallation } from "../support/server.ts";
import { startSmtpSink } from "../support/smtpSink.ts";

const test = suite("a story in German");
const GERMAN = { "accept-language": "de-DE,de;q=0.9,en;q=0.8" };
const PASSWORD = "correct horse battery";

interface Item {
	readonly id: string;
	readonly type: string;
	readonly content?: readonly { readonly text: string }[];
	readonly widget?: { readonly children: readonly Record<string, unknown>[] };
	readonly inputs?: readonly {
		readonly id: string;
		readonly question: string;
		readonly options: readonly { value: string }[];
	}[];
}

/** A conversation: what is said, and the items that answer it. */
function talkOf(client: Client) {
	let thread_id: string | undefined;
	async function ask(body: unknown): Promise<readonly Item[]> {
		const answer = await fetch(`${client.url}/chatkit`, {
			method: "POST",
			headers: { authorization: `Bearer ${client.token}`, "content-type": "application/json", ...GERMAN },
			body: JSON.stringify(body),
		});
		const frames = (await answer.text()).split("\n").filter((line) => line.startsWith("data: "));
		const events = frames.map(
			(line) => JSON.parse(line.slice(6)) as { type: string; thread?: { id: string }; item?: Item },
		);
		thread_id ??= events.find(({ thread }) => thread)?.thread?.id;
		return events.flatMap(({ type, item }) =>
			type === "thread.item.done" && item && item.type !== "user_message" ? [item] : [],
		);
	}
	const text = (items: readonly Item[]) =>
		items
			.flatMap(({ content = [], inputs = [] }) => [
				...content.map((part) => part.text),
				...inputs.map(({ question }) => question),
			])
			.join("\n");
	return {
		async say(said: string) {
			const input = { content: [{ type: "input_text", text: said }], attachments: [], inference_options: {} };
			const items = await ask(
				thread_id === undefined
					? { type: "threads.create", params: { input } }
					: { type: "threads.add_user_message", params: { thread_id, input } },
			);
			return { text: text(items), items };
		},
		async choose(question: Item, value: string) {
			const [input] = question.inputs ?? [];
			const answers = { [input?.id ?? ""]: { values: [value], skipped: false } };
			const params = { thread_id, item_id: question.id, input: { status: "answered", answers } };
			return text(await ask({ type: "threads.add_structured_input", params }));
		},
		async press(widget: Item) {
			const button = widget.widget?.children.find(({ type }) => type === "Button") as { onClickAction: object };
			return text(
				await ask({
					type: "threads.custom_action",
					params: { thread_id, item_id: widget.id, action: button.onClickAction },
				}),
			);
		},
	};
}

test("given a person who reads German, then mails, answers, questions, receipts and refusals are German", async () => {
	const installation = await createInstallation();
	const sink = await startSmtpSink();
	try {
		const { url } = await installation.start({ SMTP_URL: sink.url });
		const email = `${randomUUID()}@example.org`;
		const headers = { origin: new URL(url).origin, ...GERMAN };
		const post = (path: string, body: object) =>
			send<{ message?: string }>(`${url}/api/auth/${path}`, "POST", { body, headers });
		await post("sign-up/email", { name: "Ada", email, password: PASSWORD });
		const mail = await mailTo(sink, email, "Bitte bestätige deine Adresse");
		const refused = await post("sign-in/email", { email, password: "falsch falsch falsch" });
		assert.match(refused.body.message ?? "", "Adresse oder Passwort ist falsch");
		assert.is(refused.headers.get("content-language"), "de");
		await post("account/confirm-address", { token: linkIn(mail).token });
		const ada = await signIn(url, email);
		const time_zone = "Europe/Berlin";
		await ada.request("PATCH", "/api/me", { body: { locale: "de-DE", time_zone } });
		const talk = talkOf(ada);

		const added = await talk.say("Miete am 1. Dezember 2031 um 9 Uhr überweisen #wohnung");
		assert.match(added.text, "Hinzugefügt: #1 „Miete überweisen“, fällig Mo., 1. Dez. 2031, 09:00.");
		const receipt = added.items.find(({ type }) => type === "widget");
		assert.match(JSON.stringify(receipt), '"label":"Rückgängig machen"');
		await talk.say("Mama anrufen");
		assert.match((await talk.say("Zeig meine Aufgaben")).text, "2 Aufgaben:\n- #1 „Miete überweisen“");
		assert.match((await talk.say("Erledige #2")).text, "Erledigt: #2 „Mama anrufen“.");
		const asked = await talk.say("Lösche #1");
		const question = asked.items.find(({ type }) => type === "structured_input");
		assert.match(asked.text, "„Miete überweisen“ löschen?");
		assert.equal(
			question?.inputs?.[0]?.options.map(({ value }) => value),
			["Ja", "Nein"],
		);
		assert.ok(question);
		assert.match(await talk.choose(question, "Ja"), "Gelöscht: #1 „Miete überweisen“.");
		assert.match((await talk.say("Rückgängig")).text, /Rückgängig gemacht: Löschen von #\d+ „/);
		assert.ok(receipt);
		assert.match(await talk.press(receipt), "Rückgängig gemacht: ");
		assert.match((await talk.say("Hilfe")).text, /^Du kannst:\n- /);

		await talk.say("Erinnere mich in 1 Sekunde daran, den Tee abzugießen");
		const reminder = await mailTo(sink, email, "Erinnerung: den Tee abgießen");
		assert.match(reminder.text ?? "", /^Fällig: .*\(Europe\/Berlin, UTC/m);
		assert.match(reminder.text ?? "", /^Priorität: mittel$/m);

		const long = await ada.request<{ detail: string; title: string; code: string }>("POST", "/api/tasks", {
			body: { title: "x".repeat(201) },
			headers: GERMAN,
		});
		assert.equal(
			[long.status, long.body.code, long.body.title, long.body.detail, long.headers.get("content-language")],
			[422, "broken_rule", "Regel verletzt", "title ist länger als 200 Zeichen.", "de"],
		);
		assert.match(long.headers.get("vary") ?? "", "Accept-Language");
		const plain = await ada.request<{ detail: string; title: string }>("POST", "/api/tasks", { body: { title: "" } });
		assert.equal([plain.body.title, plain.body.detail], ["Unprocessable Entity", "title must not be empty."]);
	} finally {
		await installation.dispose();
		await sink.stop();
	}
});

test.run();
