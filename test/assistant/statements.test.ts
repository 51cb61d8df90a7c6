/** How many statements the reads of a chat turn send to PostgreSQL, however many steps it has; commands are the gate's. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Assistant, TurnPart } from "../../src/assistant/turn.ts";
import type { Database } from "../../src/persistence/database.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { createUserTurns, READINGS } from "../../src/pod/userTurns.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { signUp } from "../support/client.ts";

const test = suite("statements of a chat turn");

let app: TestApp;
let assistant: Assistant;
let user_id: string;
const sent: string[] = [];

test.before(async () => {
	app = await startTestApp();
	const { email } = await signUp(app.url);
	const [row] = await app.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
	user_id = row?.id ?? "";
	const query: Database["query"] = (text, values, name) => {
		sent.push(name ?? text);
		return app.query(text, values, name);
	};
	const counted = { query } as Database;
	const readModel = createReadModelStore(counted, { messageIdOf: (id) => id });
	const { clock, log, tools, endpoints } = app.deps;
	const journal = createJournalStore(counted);
	const readings = createUserTurns(clock, READINGS);
	const own = { ...tools, readModel, journal };
	assistant = createAssistant({ journal, readings, clock, log, tools: own, endpoints });
	await say("add milk #home");
	await say("add bread #home @Shop");
});
test.after(() => app.stop());

/** What the turn says, and the statements that its reads sent, by name. */
async function say(text: string): Promise<{ readonly said: string; readonly statements: readonly string[] }> {
	sent.length = 0;
	const parts: TurnPart[] = [];
	for await (const part of assistant.respond({
		user_id,
		item_id: `msg_${randomUUID()}`,
		pending: undefined,
		recent_task_ids: [],
		shown_task_ids: [],
		history: async () => ({ messages: [], hasReadUntrusted: false }),
		signal: new AbortController().signal,
		input: { kind: "text", text },
	})) {
		parts.push(part);
	}
	const said = parts.flatMap((part) => (part.kind === "text" ? [part.delta] : [])).join("");
	return { said, statements: [...sent] };
}

test("given a task that is added, then settings and labels are read before it, and for its receipt where it made a label", async () => {
	const plain = await say("add call Anna");
	assert.match(plain.said, "call Anna");
	assert.equal(plain.statements, ["user_state"]);
	const labelled = await say("add call Bert #phone");
	assert.equal(labelled.statements, ["user_state", "user_state"]);
});

test("given many steps in one turn, then none of them reads the settings by itself", async () => {
	const few = await say("set the priority of #1 and #2 to high");
	const more = await say("set the priority of #1, #2, #3 and #4 to low");
	assert.match(more.said, /#4|Bert/);
	assert.is(few.statements.filter((name) => name === "user_state").length, 1);
	assert.is(more.statements.filter((name) => name === "user_state").length, 1);
});

test("given tags that are put on tasks, then labels are read once, and the tasks alone for each step", async () => {
	const { statements } = await say("tag #1, #2 and #3 with home");
	assert.is(statements.filter((name) => name === "user_state").length, 1);
});

test("given a change of settings, then the same turn reads them afresh", async () => {
	const { said, statements } = await say("never take subtasks along");
	assert.match(said, /subtask/i);
	assert.equal(statements, ["user_state", "user_state"]);
});

test.run();
