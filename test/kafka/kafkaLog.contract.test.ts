// mostly-waits
// file-timeout: 300 s
import { setTimeout as wait } from "node:timers/promises";
import { readMessage } from "../../src/kafka/kafkaRecords.ts";
import { eventLogContract } from "../eventlog/eventLog.contract.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createLogOn, followTopic } from "./kafkaScene.ts";

const lacking = await lacksKafka();

if (lacking) {
	console.log(`SKIP kafka: ${lacking}`);
} else {
	const broker = await shareKafkaBroker();

	eventLogContract("Kafka log: contract", async () => {
		const { eventLog, prefix } = await createLogOn(broker);
		const buried = await followTopic(broker, `${prefix}task-events.dead-letter`);
		return {
			log: eventLog,
			pass: () => wait(50),
			deadLetters: () => buried.messages.map((message) => readMessage("task-events", message.partition, message)),
			async close() {
				await eventLog.close();
				await buried.stop();
			},
		};
	});
}
