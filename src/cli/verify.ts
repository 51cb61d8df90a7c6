/** `adjutant verify`: proves P2 and P3 on live data, and asks a second engine for the next dates of every series. */
import { livingSeries } from "../persistence/journal/livingSeries.ts";
import { verifyJournals } from "../persistence/journal/verify.ts";
import type { CommandContext } from "./command.ts";
import { secondOpinion } from "./secondOpinion.ts";

const SHOWN = 50;
const PROGRESS_EVERY = 1_000;

export async function verify({ say, clock, openStore }: CommandContext): Promise<number> {
	const store = await openStore();
	let findings = 0;
	/** The first are said, the others counted: a table of differences is nothing to keep in memory. */
	const find = (line: string) => {
		findings += 1;
		if (findings <= SHOWN) say(line);
	};
	try {
		const progress = everyThousand((done) => say(`${done} users compared …`));
		const { users, events, differences } = await verifyJournals(store.database, progress);
		for (const { user_id, where, detail } of differences) find(`${user_id}  ${where}: ${detail}`);
		const series = await askAgain(store.database, clock.now(), say, find);
		if (findings > SHOWN) say(`… and ${findings - SHOWN} more`);
		say(`${count(users, "user")}, ${count(events, "event")}, ${series}, ${count(findings, "difference")}`);
		return findings === 0 ? 0 : 1;
	} finally {
		await store.close();
	}
}

/** Resolves to what was compared, in words. */
async function askAgain(
	database: Parameters<typeof livingSeries>[0],
	now: Temporal.Instant,
	say: (line: string) => void,
	find: (line: string) => void,
): Promise<string> {
	const progress = everyThousand((done) => say(`${done} series compared …`));
	const departures = new Map<string, number>();
	let series = 0;
	let tooLong = 0;
	for await (const { user_id, task_id, recurrence } of livingSeries(database)) {
		const opinion = secondOpinion(recurrence, now);
		if (opinion.kind === "differs") find(`${user_id}  task ${task_id} recurrence: ${opinion.detail}`);
		if (opinion.kind === "departure") departures.set(opinion.name, (departures.get(opinion.name) ?? 0) + 1);
		if (opinion.kind === "too_long") tooLong += 1;
		series += 1;
		progress(series);
	}
	for (const [name, number] of departures) say(`not compared, since rrule is known to depart: ${name} (${number})`);
	if (tooLong > 0) say(`not compared, since rrule counts from their start: ${count(tooLong, "series")}`);
	return count(series, "series");
}

function everyThousand(say: (done: number) => void): (done: number) => void {
	let told = 0;
	return (done) => {
		if (done - told < PROGRESS_EVERY) return;
		told = done;
		say(done);
	};
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 || thing === "series" ? "" : "s"}`;
