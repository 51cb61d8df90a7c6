// mostly-waits
// file-timeout: 300 s
// test-timeout: 250 s
/** A pod that starts while no broker answers: it works, says so, and tells everybody everything once one does (P6, P11). */
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readWireEvent } from "../../src/domain/documents/wireEvent.ts";
import { eventually } from "../eventlog/eventually.ts";
import { followTopic } from "../kafka/kafkaScene.ts";
import { send, signUp } from "../support/client.ts";
import { startKafkaBroker } from "../support/kafkaBroker.ts";
import { createInstallation } from "../support/server.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { until } from "../support/until.ts";

const SECRET = "a secret for tests of thirty-two characters";
const away = suite("faults: Kafka away");
const lacking = await lacksKafka();

if (lacking) {
	console.log(`SKIP kafka: ${lacking}`);
} else {
	away(
		"given no broker, then a start, commands and reminders work; with one, every event is published in order",
		async () => {
			const broker = await startKafkaBroker();
			await broker.kill();
			const installation = await createInstallation();
			try {
				const server = await installation.start({
					KAFKA_BROKERS: broker.brokers,
					POD_ADDRESS: `http://127.0.0.1:${installation.port}`,
					AUTH_SECRET: SECRET,
					INTERNAL_SECRET: SECRET,
				});
				const health = async () => (await send(`${server.url}/health/ready`, "GET")).body;
				// A part that has not answered within 80 ms counts as down for once.
				await until("it is ready without the log", async () =>
					isDeepStrictEqual(await health(), { status: "ok", checks: { postgres: "ok", log: "down" } }),
				);

				const client = await signUp(server.url);
				const soon = new Date(Date.now() + 600_000).toISOString();
				const made = await client.request("POST", "/api/tasks", {
					// Inside its lead time, so the reminder is due at once.
					body: { title: "Pay rent", due: { at: soon, time_zone: "UTC" }, reminders: [{ before_minutes: 60 }] },
				});
				assert.is(made.status, 201, JSON.stringify(made.body));
				for (let number = 2; number <= 5; number++) {
					await client.request("POST", "/api/tasks", { body: { title: `Task ${number}` } });
				}
				await eventually(
					"the reminder is fired and mailed",
					() => installation.mails().size === 1,
					() => wait(100),
				);
				const done = await client.request("POST", "/api/tasks/1/complete");
				assert.is(done.status, 200, JSON.stringify(done.body));

				await broker.restart();
				await until(
					"the pod has found the broker",
					async () => JSON.stringify(await health()).includes('"log":"ok"'),
					90_000,
				);
				const foreign = await followTopic(broker.brokers, "task-events");
				const seqs = () => foreign.messages.map(({ headers }) => Number(headers?.seq?.toString()));
				const last = Math.max(...(done.body as { events: readonly { seq: number }[] }).events.map(({ seq }) => seq));
				await eventually(
					"every event is published",
					() => new Set(seqs()).size >= last,
					() => wait(100),
				);
				const firsts = [...new Set(seqs())].slice(0, last);
				assert.equal(
					firsts,
					Array.from({ length: last }, (_, index) => index + 1),
				);
				for (const { value, partition, key } of foreign.messages) {
					assert.is(readWireEvent(value?.toString() ?? "").user_id, key?.toString());
					assert.is(partition, foreign.messages[0]?.partition, "one user, one partition");
				}
				await foreign.stop();
				await server.kill("SIGTERM");
				assert.is(server.exitCode, 0);
			} finally {
				await installation.dispose();
				await broker.stop();
			}
		},
	);
}

away.run();
