/** `adjutant verify | doctor`: beside a running server or alone, on the same DATA_DIR or DATABASE_URL. */
import { ConfigurationError, readConfiguration } from "../config.ts";
import { createLog } from "../pinoLog.ts";
import { openStore } from "../store.ts";
import { createSystemClock } from "../systemClock.ts";
import type { CommandContext } from "./command.ts";
import { doctor } from "./doctor.ts";
import { verify } from "./verify.ts";

const COMMANDS: Readonly<Record<string, (context: CommandContext) => Promise<number>>> = { verify, doctor };
const USAGE = `Usage: adjutant <command>

  verify   folds every journal and compares it with the tables
  doctor   looks at everything that Adjutant needs and says what to do

Both read the environment that the server reads (DATA_DIR, DATABASE_URL, …).
`;

async function main(): Promise<number> {
	const [name = "", ...rest] = process.argv.slice(2);
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command || rest.length > 0) {
		process.stderr.write(USAGE);
		return 2;
	}
	const config = readConfiguration(process.env);
	const say = (line: string) => void process.stdout.write(`${line}\n`);
	const clock = createSystemClock();
	const log = createLog("error", "adjutant");
	return command({ config, say, clock, openStore: () => openStore(config, { clock, log, say: () => undefined }) });
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(fault: unknown) => {
		const isPlain = fault instanceof ConfigurationError || (fault instanceof Error && fault.name === "StartProblem");
		const text = fault instanceof Error ? (isPlain ? fault.message : (fault.stack ?? fault.message)) : String(fault);
		process.stderr.write(`${text}\n`);
		process.exitCode = 1;
	},
);
