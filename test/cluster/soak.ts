/**
 * `npm run soak -- [--minutes N] [--seed S]`: users at work on three pods, while what a seed picks is killed, stopped and
 * frozen, one after the other; then the checker. The same seed strikes the same things in the same order. Exit code 1
 * when a promise is broken. Default: 2 minutes, a seed that is printed.
 */
import { parseArgs } from "node:util";
import { soak } from "./soakRun.ts";

const DEFAULT_MINUTES = 2;

/** NaN for what is no number, and for both when there is a flag that is none of ours. */
function readFlags(): { readonly minutes: number; readonly seed: number } {
	try {
		const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" } } });
		return {
			minutes: Number(values.minutes ?? DEFAULT_MINUTES),
			seed: Number(values.seed ?? Date.now() % 1_000_000),
		};
	} catch {
		return { minutes: Number.NaN, seed: Number.NaN };
	}
}

const { minutes, seed } = readFlags();
if (!(minutes > 0) || !Number.isInteger(seed)) {
	process.stderr.write("--minutes must be a number above 0, --seed a whole number, and there are no other flags\n");
	process.exit(2);
}
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`seed ${seed}, ${minutes} minutes`);
const { summary, violations } = await soak({ minutes, seed, say });
for (const violation of violations) say(violation);
say(summary);
process.exitCode = violations.length === 0 ? 0 : 1;
