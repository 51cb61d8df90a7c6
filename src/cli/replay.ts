/** `adjutant replay`: publishes the dead letters of a topic, or of the outbox, again, or lists them; or makes the tables anew from the journals. */
import { parseArgs } from "node:util";
import { readAccess } from "../kafka/access.ts";
import { replayDeadLetters } from "../kafka/deadLetterReplay.ts";
import { createDeadLetterStore } from "../persistence/journal/deadLetterStore.ts";
import { TOPICS } from "../ports/cluster/eventLog.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { JOURNAL, replayRows } from "./replayRows.ts";

/** What the log itself refused, which no topic can hold. */
const OUTBOX = "outbox" as const;

export async function replay(context: CommandContext): Promise<number> {
	const { config, args, clock, log, say } = context;
	if (args[0] === JOURNAL) return replayRows(context, args.slice(1));
	const { topic, isDry } = readArguments(args);
	if (topic === undefined) return ASKED_WRONGLY;
	if (topic === OUTBOX) return replayOutbox(context, isDry);
	const access = readAccess(config);
	if (!access) {
		say("KAFKA_BROKERS is not set: without Kafka there are no dead letters; what could not be handled is in the log.");
		return 1;
	}
	const { replayed, unreadable } = await replayDeadLetters({
		access,
		prefix: config.KAFKA_TOPIC_PREFIX,
		topic,
		isDry,
		clock,
		log,
		onLetter: ({ shard, offset, record, group, at, reason }) =>
			say(
				`${shard}:${offset}  ${record ? `${record.key} ${record.headers.seq}` : "unreadable"}  ${group}  ${at}  ${reason}`,
			),
	});
	if (unreadable > 0)
		say(`${count(unreadable)} passed over: no reader would accept ${unreadable === 1 ? "it" : "them"}.`);
	say(isDry ? `${count(replayed)} would be published again.` : `${count(replayed)} published again.`);
	return 0;
}

/** Back into the outbox, from where a server publishes them. */
async function replayOutbox({ say, openStore }: CommandContext, isDry: boolean): Promise<number> {
	const store = await openStore();
	try {
		const letters = createDeadLetterStore(store.database);
		const all = await letters.list();
		for (const { user_id, seq, type, at, reason } of all) say(`${user_id} ${seq}  ${type}  ${at}  ${reason}`);
		const put = isDry ? all.length : await letters.putBack();
		say(isDry ? `${count(put)} would be published again.` : `${count(put)} put back; a server publishes them.`);
		return 0;
	} finally {
		await store.close();
	}
}

function readArguments(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { "dry-run": { type: "boolean", default: false } },
			allowPositionals: true,
		});
		const topic =
			positionals.length === 1 ? ([...TOPICS, OUTBOX] as const).find((each) => each === positionals[0]) : undefined;
		return { topic, isDry: values["dry-run"] };
	} catch {
		// An option that there is not: the usage says which there are.
		return { topic: undefined, isDry: true };
	}
}

const count = (number: number) => `${number} dead letter${number === 1 ? "" : "s"}`;
