/** Reads a topic with Kafka's own console consumer, from the jars of the broker: a client that shares no line with ours. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { JVM, prepareJars } from "../support/kafkaFiles.ts";

const SEPARATOR = "\u0001";
/** The consumer ends when nothing has come for so long. */
const SILENT_MS = 10_000;
const MOST_BYTES = 256 * 2 ** 20;

export interface ConsoleRecord {
	readonly partition: number;
	readonly key: string;
	readonly value: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** All records of the topic, each partition in its order. `brokers`: `host:port`. */
export async function readTopic(brokers: string, topic: string): Promise<readonly ConsoleRecord[]> {
	const classPath = await prepareJars();
	const shown = { "print.key": true, "print.headers": true, "print.partition": true, "key.separator": SEPARATOR };
	const { stdout } = await promisify(execFile)(
		"java",
		[
			...JVM,
			"-cp",
			classPath,
			"org.apache.kafka.tools.consumer.ConsoleConsumer",
			"--bootstrap-server",
			brokers,
			"--topic",
			topic,
			"--from-beginning",
			"--timeout-ms",
			String(SILENT_MS),
			...Object.entries(shown).flatMap(([name, value]) => ["--formatter-property", `${name}=${value}`]),
		],
		{ maxBuffer: MOST_BYTES, timeout: 60_000 },
	);
	return stdout.split("\n").filter(Boolean).map(readLine);
}

/** `Partition:3␁seq:1,event_id:…␁key␁value`. */
function readLine(line: string): ConsoleRecord {
	const [partition = "", headers = "", key = "", value = ""] = line.split(SEPARATOR);
	return {
		partition: Number(partition.replace("Partition:", "")),
		key,
		value,
		headers: Object.fromEntries(
			headers.split(",").map((header) => {
				const colon = header.indexOf(":");
				return [header.slice(0, colon), header.slice(colon + 1)];
			}),
		),
	};
}
