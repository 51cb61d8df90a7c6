/**
 * `npm run soak -- [--minutes N] [--seed S]`: users at work on three pods, while what a seed picks is killed, stopped and
 * frozen, one after the other; then the checker. The same seed strikes the same things in the same order. Exit code 1
 * when a promise is broken. Default: 2 minutes, a seed that is printed.
 *
 * What rivals of one account saw is kept in a file when there is no order in it; `--history FILE` looks at such a file again.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findUnorderable, readHistories, writeHistories } from "./rivalHistory.ts";
import { soak } from "./soakRun.ts";

const DEFAULT_MINUTES = 2;

/** NaN for what is no number, and for both when there is a flag that is none of ours. */
interface Flags {
	readonly minutes: number;
	readonly seed: number;
	readonly history?: string | undefined;
}
function readFlags(): Flags {
	try {
		const { values } = parseArgs({
			options: {
				minutes: { type: "string" },
				seed: { type: "string" },
				history: { type: "string" },
			},
		});
		return {
			minutes: Number(values.minutes ?? DEFAULT_MINUTES),
			seed: Number(values.seed ?? Date.now() % 1_000_000),
			history: values.history,
		};
	} catch {
		return { minutes: Number.NaN, seed: Number.NaN };
	}
}

const { minutes, seed, history } = readFlags();
if (!(minutes > 0) || !Number.isInteger(seed)) {
	process.stderr.write("--minutes must be a number above 0, --seed a whole number, and there are no other flags\n");
	process.exit(2);
}
const say = (line: string) => void process.stdout.write(`${line}\n`);
if (history === undefined) await soakAndTell();
else {
	const found = findUnorderable(readHistories(history));
	for (const sentence of found) say(sentence);
	say(found.length === 0 ? "All of it is linearizable." : `${found.length} accounts are not linearizable.`);
	process.exitCode = found.length === 0 ? 0 : 1;
}

async function soakAndTell(): Promise<void> {
	say(`seed ${seed}, ${minutes} minutes`);
	const { summary, violations, histories } = await soak({ minutes, seed, say });
	for (const violation of violations) say(violation);
	if (violations.some((violation) => violation.includes("linearizable"))) {
		const file = join(tmpdir(), `adjutant-history-${seed}.json`);
		writeHistories(file, histories);
		say(`What the rivals saw: npm run soak -- --history ${file}`);
	}
	say(summary);
	process.exitCode = violations.length === 0 ? 0 : 1;
}
