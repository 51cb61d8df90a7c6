/** `npm start`: reads the configuration, runs the app until a signal, and says each start-up problem in one sentence. */
import { createApp } from "./app.ts";
import { ConfigurationError, readConfiguration } from "./config.ts";
import { giveBackSpareMemory, spareMemory } from "./host/spareMemory.ts";
import { createSystemClock } from "./host/systemClock.ts";
import { StartProblem } from "./ports/process/startProblem.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What a person can act on: the sentence alone. A fault of ours: with its stack. */
function explain(fault: unknown): string {
	if (fault instanceof ConfigurationError) return `Adjutant cannot start: the environment is wrong.\n${fault.message}`;
	if (!(fault instanceof Error)) return `Adjutant cannot start: ${String(fault)}`;
	return fault instanceof StartProblem
		? `Adjutant cannot start: ${fault.message}`
		: `Adjutant cannot start.\n${fault.stack}`;
}

async function main(): Promise<void> {
	const app = createApp(readConfiguration(process.env), say);
	let isStopping = false;
	const stop = async (signal: NodeJS.Signals) => {
		// A second signal means it: the journal has everything that was acknowledged.
		if (isStopping) process.exit(1);
		isStopping = true;
		say(`${signal}: finishing what is in hand.`);
		await app.stop();
		process.exit(0);
	};
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
	const { url } = await app.start();
	say(`Adjutant is ready: ${url}`);
	await giveBackSpareMemory(createSystemClock(), spareMemory());
}

main().catch((fault: unknown) => {
	process.stderr.write(`${explain(fault)}\n`);
	process.exit(1);
});
