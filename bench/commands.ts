/**
 * Durable commands per second through gate and actor, over the same statement sent raw on the same connections. Both
 * take turns in one run, so that what the machine does besides falls on both.
 */

import { randomUUID } from "node:crypto";
import { answerOf, journal, rowsChanged } from "../src/domain/commands/journalling.ts";
import { decide } from "../src/domain/decide/decide.ts";
import { evolveAll } from "../src/domain/evolve/evolve.ts";
import { initialUserState } from "../src/domain/evolve/initialState.ts";
import { isSome } from "../src/domain/some.ts";
import type { Task } from "../src/domain/tasks/task.ts";
import { WRITE, writeRecords } from "../src/persistence/journal/writeStatement.ts";
import { type Measurement, quantile } from "./measure.ts";
import type { Pod } from "./pod.ts";

const ROUNDS = 3;
const ROUND_MS = 2_500;
const command = { type: "AddTask", title: "Write the report about the quarter" } as const;
const principal = { kind: "user", id: "page" } as const;

export async function benchCommands(pod: Pod): Promise<Measurement[]> {
	const results: Measurement[] = [];
	for (const users of [8, 64]) {
		const raw: number[] = [];
		const gate: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			raw.push(await rate(await pod.addUsers(users), (user) => rawWriter(pod, user)));
			gate.push(await rate(await pod.addUsers(users), (user) => () => viaGate(pod, user)));
		}
		const ratio = quantile(gate, 0.5) / quantile(raw, 0.5);
		results.push({
			subject: `durable commands, ${users} users at once`,
			measured: `${quantile(gate, 0.5).toFixed(0)}/s through gate and actor`,
			compared: `${quantile(raw, 0.5).toFixed(0)}/s of the raw statement`,
			ratio,
			bound: { least: 0.8 },
		});
	}
	return results;
}

/** Calls per second when each user makes one after the other, all users at once. */
async function rate(users: readonly string[], callerOf: (user: string) => () => Promise<void>): Promise<number> {
	let calls = 0;
	const callers = users.map(callerOf);
	for (const call of callers) await call();
	const start = performance.now();
	const run = async (call: () => Promise<void>) => {
		while (performance.now() - start < ROUND_MS) {
			await call();
			calls += 1;
		}
	};
	await Promise.all(callers.map(run));
	return (calls / (performance.now() - start)) * 1_000;
}

async function viaGate(pod: Pod, user: string): Promise<void> {
	const result = await pod.ask(user, command);
	if (result.kind !== "done") throw new Error(`a command was not done: ${result.kind}`);
}

/** The statement with a new task each time, made up as cheaply as can be: one user, no actor, no gate. */
export function rawWriter(pod: Pod, user_id: string): () => Promise<void> {
	let version = 0;
	let book: { user: ReturnType<typeof initialUserState>; tasks: ReadonlyMap<number, Task> } = {
		user: initialUserState(),
		tasks: new Map(),
	};
	return async () => {
		if (version === 0) {
			await pod.database.query("INSERT INTO user_actor (user_id, shard, epoch, state) VALUES ($1, 0, 1, '{}')", [
				user_id,
			]);
		}
		const now = Temporal.Now.instant();
		const decision = decide(book, command, { now, user_id, pastEvents: [] });
		if (decision.kind !== "accepted") throw new Error("the raw command was refused");
		const events = journal(decision.events, { user_id, principal, command_id: randomUUID() }, version, now);
		const after = evolveAll(book, events);
		if (!isSome(events)) throw new Error("nothing to write");
		const answer = answerOf(decision.subject, after, book);
		const write = {
			user_id,
			shard: 0,
			version,
			epoch: 1,
			refused_at: null,
			state: after.user,
			events,
			fingerprint: "raw",
			answer,
		};
		const { tasks, reminders } = rowsChanged(book, after, events);
		const records = writeRecords([{ ...write, tasks, reminders, deliveries: [], not_before: null }]);
		const [row] = await pod.database.query<{ user_id: string }>(WRITE, records, "write");
		if (!row) throw new Error("a raw write lost");
		version += events.length;
		book = { user: after.user, tasks: new Map() };
	};
}
