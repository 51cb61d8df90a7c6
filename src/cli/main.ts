/** `adjutant verify | doctor | migrate | topics | replay | try | backup | restore | export | import | mcp`: beside a running server or alone, on the same DATA_DIR or DATABASE_URL. */
import { ConfigurationError, readConfiguration } from "../config.ts";
import { createLog } from "../host/pinoLog.ts";
import { createSystemClock } from "../host/systemClock.ts";
import { openStore } from "../parts/store.ts";
import { StartProblem } from "../ports/process/startProblem.ts";
import { backUp } from "./backup.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { doctor } from "./doctor.ts";
import { bridgeMcp } from "./mcp.ts";
import { migrateDatabase } from "./migrate.ts";
import { exportAccount, importFile } from "./moving.ts";
import { replay } from "./replay.ts";
import { restore } from "./restore.ts";
import { makeKafkaTopics } from "./topics.ts";
import { tryOut } from "./try.ts";
import { verify } from "./verify.ts";

const COMMANDS: Readonly<Record<string, (context: CommandContext) => Promise<number>>> = {
	verify,
	doctor,
	migrate: migrateDatabase,
	topics: makeKafkaTopics,
	replay,
	try: tryOut,
	backup: backUp,
	restore,
	export: exportAccount,
	import: importFile,
	mcp: bridgeMcp,
};
/** The others take none. */
const WITH_ARGUMENTS: readonly string[] = ["doctor", "replay", "try", "backup", "restore", "export", "import", "mcp"];
/** They do their work before or beside the servers, and need not know what a pod must. */
const ALONE: readonly string[] = ["migrate", "topics", "try", "backup", "restore", "export", "import", "mcp"];
const HELP: readonly string[] = ["help", "--help", "-h"];
const USAGE = `Usage: adjutant <command>

  verify   folds every journal and compares it with the tables, and asks a second engine (rrule) for the next dates of
           every series
  doctor   [--production]: looks at everything that Adjutant needs and says what to do; with the flag also whether others
           may rely on it: TLS, secrets, backups, standbys, copies, the address from outside
  migrate  brings the database's tables up to date, as the first server of a version would
  topics   makes the Kafka topics that are missing, as the first server would
  replay   <topic> [--dry-run]: publishes the dead letters of task-events, task-reminders or task-recurrence again,
           or those of the outbox, which no topic would take; or only lists them.
           journal [<user id>]: makes the tables anew from the journals, of all users or of one, while no server runs
  try      <url>: signs in to the server at that address with an account of its own, adds a task that is due in seconds,
           and sees its reminder fire
  backup   <file>: the whole database as of this instant, beside running servers, in a file for its owner only
  restore  <file>: such a file into a database without accounts, whose tables are made first; then start the servers
  export   --url <url> --key <key> [<file>]: writes all that the key's account has to the file, else to standard output
  import   --url <url> --key <key> [--source adjutant|todoist|ticktick|icalendar] [--dry-run] <file>: adds the tasks of an export to
           the key's account, and says what could not be taken over; or --undo <id>: takes such an import back
  mcp      --url <url> --key <key>: passes MCP on between standard input and output and the server at that address.
           For these three the key may be in ADJUTANT_KEY instead

All but export, import and mcp read the environment that the server reads (DATA_DIR, DATABASE_URL, …).
The server itself is started by \`bin/adjutant start\`, which takes no arguments.
`;

async function main(): Promise<number> {
	const [name = "", ...args] = process.argv.slice(2);
	if (HELP.includes(name)) {
		process.stdout.write(USAGE);
		return 0;
	}
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command || (args.length > 0 && !WITH_ARGUMENTS.includes(name))) {
		return ASKED_WRONGLY;
	}
	const config = readConfiguration(process.env, { serves: !ALONE.includes(name) });
	const say = (line: string) => void process.stdout.write(`${line}\n`);
	const clock = createSystemClock();
	const log = createLog("error", "adjutant");
	return command({
		config,
		args,
		say,
		clock,
		log,
		openStore: () => openStore(config, { clock, log, say: () => undefined }),
	});
}

/**
 * Neither our timers nor idle connections hold the process: without this a command that waits would end in the middle of it, with
 * an exit code as if all were well.
 */
const untilDone = new MessageChannel().port1;
untilDone.ref();

main()
	.then(
		(code) => {
			if (code === ASKED_WRONGLY) process.stderr.write(USAGE);
			process.exitCode = code;
		},
		(fault: unknown) => {
			const isPlain = fault instanceof ConfigurationError || fault instanceof StartProblem;
			const text = fault instanceof Error ? (isPlain ? fault.message : (fault.stack ?? fault.message)) : String(fault);
			process.stderr.write(`${text}\n`);
			process.exitCode = 1;
		},
	)
	.finally(() => untilDone.close());
