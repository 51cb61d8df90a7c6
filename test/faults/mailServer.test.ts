// mostly-waits
// file-timeout: 300 s
// test-timeout: 250 s
/** The server dies between the mail server's 250 and its own mark (scenario 7, P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { eventually, findAtRest, findBrokenPromises } from "../support/promises.ts";
import { createInstallation } from "../support/server.ts";
import { startSmtpSink } from "../support/smtpSink.ts";

const test = suite("mail faults");

test("given a kill right after the mail server took the mail, when started again, then at most one more copy comes, with the same Message-ID", async () => {
	const installation = await createInstallation();
	let kill: (() => void) | undefined;
	const sink = await startSmtpSink({ onMail: () => kill?.() });
	try {
		const environment = { SMTP_URL: sink.url };
		const first = await installation.start(environment);
		const client = await signUp(first.url, undefined, undefined, async () => {
			const beside = await installation.openDatabase();
			await beside.query('UPDATE "user" SET "emailVerified" = true');
			await beside.leave();
		});
		// Signing up sends a mail of its own.
		const reminders = () => sink.messages.filter(({ subject }) => subject?.startsWith("Reminder: "));
		kill = () => {
			if (reminders().length === 0) return;
			kill = undefined;
			process.kill(first.pid, "SIGKILL");
		};
		// The server may be gone before it has answered.
		await client
			.request("POST", "/api/tasks", { body: { title: "call mum", ...firesAtOnce() } })
			.catch(() => undefined);
		await eventually(
			() => first.isRunning,
			(isRunning) => !isRunning,
			60_000,
		);
		assert.is(reminders().length, 1);

		const second = await installation.start(environment);
		client.url = second.url;
		const states = async () => {
			const answer = await client.request<{ data: { state: string }[] }>("GET", "/api/deliveries");
			return answer.body.data.map(({ state }) => state);
		};
		await eventually(states, (found) => found[0] === "sent", 80_000);
		const ids = reminders().map(({ messageId }) => messageId ?? "");
		assert.ok(ids.length <= 2, `${ids.length} copies`);
		assert.is(new Set(ids).size, 1);
		const database = await installation.openDatabase();
		try {
			const messageIds = () => reminders().map(({ messageId }) => messageId ?? "");
			const look = () => findBrokenPromises({ database, acknowledged: [], messageIds: messageIds(), copies: 2 });
			assert.equal(await findAtRest(look), []);
		} finally {
			await database.leave();
		}
	} finally {
		await installation.dispose();
		await sink.stop();
	}
});

test.run();
