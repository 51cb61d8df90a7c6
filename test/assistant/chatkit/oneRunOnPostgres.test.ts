/** P1 and P12 on PostgreSQL: two pods that are sent one message at the same time make one answer and one set of events. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ActorSystem, createActorSystem } from "../../../src/actors/actorSystem.ts";
import { createCommandTrial } from "../../../src/actors/commandTrial.ts";
import { createAssistant } from "../../../src/assistant/assistant.ts";
import { createChatServer } from "../../../src/assistant/chatkit/chatServer.ts";
import { createInProcessLog } from "../../../src/eventlog/inProcessLog.ts";
import { createSystemClock } from "../../../src/host/systemClock.ts";
import { createChatStore } from "../../../src/persistence/chat/chatStore.ts";
import { createProposalStore } from "../../../src/persistence/chat/proposalStore.ts";
import { type Database, openDatabase } from "../../../src/persistence/database.ts";
import { createJournalStore } from "../../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../../src/persistence/journal/reminderIndex.ts";
import { createEndpointStore } from "../../../src/persistence/ledger/endpointStore.ts";
import { createShardTable } from "../../../src/persistence/placement/shardTable.ts";
import { createReadModelStore } from "../../../src/persistence/reads/readModelStore.ts";
import { createUserTurns, READINGS } from "../../../src/pod/userTurns.ts";
import type { ChatServer } from "../../../src/ports/assistant/chatServer.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../../support/postgres.ts";
import { input } from "./chatScene.ts";
import { Event } from "./protocolSchemas.ts";

const SHARDS = 4;
/** Messages that both pods are sent. */
const TIMES = 8;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = createSystemClock();

interface Scene {
	database: TestDatabase;
	other: Database;
	system: ActorSystem;
	pods: readonly ChatServer[];
}
const test = suite<Scene>("one run of a turn, on PostgreSQL");

test.before(async (scene) => {
	scene.database = await createTestDatabase();
	scene.other = await openDatabase({ url: scene.database.url }, silent);
	scene.system = createActorSystem({
		random: Math.random,
		journal: createJournalStore(scene.database),
		reminders: createReminderIndex(scene.database),
		table: createShardTable(scene.database, clock),
		eventLog: createInProcessLog({ shards: SHARDS, clock, log: silent, onDeadLetter: async () => undefined }),
		clock,
		log: silent,
		pod: "pod-1",
		address: null,
		shards: SHARDS,
		onCommitted: () => undefined,
		onClockOffset: () => undefined,
	});
	await scene.system.start();
	scene.pods = [scene.database, scene.other].map((database) => podOn(database, scene.system));
});
test.after(async ({ system, other, database }) => {
	await system.stop();
	await other.close();
	await database.drop();
});

/** A pod's chat, with stores of its own. */
function podOn(database: Database, { gate }: ActorSystem): ChatServer {
	const journal = createJournalStore(database);
	const readModel = createReadModelStore(database, { messageIdOf: (id) => id });
	const trial = createCommandTrial({ journal, clock, shards: SHARDS });
	const proposals = createProposalStore(database);
	const assistant = createAssistant({
		journal,
		readings: createUserTurns(clock, READINGS),
		clock,
		log: silent,
		tools: { gate, readModel, journal, trial, proposals, linkTo: () => "https://tasks.example" },
		endpoints: createEndpointStore(database),
	});
	const store = createChatStore(database);
	return createChatServer({ assistant, store, clock, log: silent, localeOf: async () => "en" });
}

async function ask(pod: ChatServer | undefined, user_id: string, type: string, params: object, key: string) {
	const answer = await pod?.handle(user_id, { type, params }, new AbortController().signal, key);
	if (answer?.kind !== "stream") throw new Error(JSON.stringify(answer));
	const events = [];
	for await (const event of answer.events) events.push(Event.parse(JSON.parse(JSON.stringify(event))));
	return events;
}
const doneIn = (events: readonly Event[]) =>
	events.flatMap((event) => (event.type === "thread.item.done" ? [event.item] : []));

test("P1, P12: given a message that two pods are sent at once, then one answer stands there, with one set of events", async (scene) => {
	const { pods, database } = scene;
	const user = await addAccount(database);
	const [created] = await ask(pods[0], user, "threads.create", { input: input("add milk") }, randomUUID());
	const thread_id = created?.type === "thread.created" ? created.thread.id : "";
	// Not to be told apart by its command: the second run of one would look for another milk.
	for (let n = 0; n < TIMES; n += 1) {
		const params = { thread_id, input: input(n % 2 === 0 ? "complete milk" : "reopen milk") };
		const key = randomUUID();
		const before = await journalled(database, user);
		const heard = await Promise.all(pods.map((pod) => ask(pod, user, "threads.add_user_message", params, key)));
		const [one, two] = heard.map(doneIn);
		assert.equal(two, one, `both pods tell the same of message ${n}`);
		assert.equal(
			one?.map(({ type }) => type),
			["user_message", "assistant_message", "widget"],
		);
		const happened = (await journalled(database, user)).slice(before.length);
		assert.equal(happened, [n % 2 === 0 ? "task.completed" : "task.reopened"]);
	}
});

async function journalled(database: Database, user_id: string): Promise<readonly string[]> {
	const text = "SELECT type FROM journal WHERE user_id = $1 ORDER BY seq";
	return (await database.query<{ readonly type: string }>(text, [user_id])).map(({ type }) => type);
}

test.run();
