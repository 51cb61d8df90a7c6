/** The database of a configuration: the user's own, or the embedded one; for the server and the commands alike. */
import type { Configuration } from "../config.ts";
import { type Database, openDatabase } from "../persistence/database.ts";
import { startEmbeddedPostgres } from "../persistence/embeddedPostgres.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import { StartProblem } from "../ports/process/startProblem.ts";
import { within } from "../timing/within.ts";

export interface Store {
	readonly database: Database;
	/** Whether PostgreSQL answers within 80 ms: this question, or in a crowd anybody else's. */
	isAnswering(): Promise<boolean>;
	close(): Promise<void>;
}

interface StoreOptions {
	readonly clock: Clock;
	readonly log: Log;
	readonly say: (line: string) => void;
	/** Told when the embedded database was started and is now waited for. */
	readonly whileStarting?: (() => void) | undefined;
}

/** Health must be told within 100 ms, whatever PostgreSQL does. */
const ANSWER_WITHIN_MS = 80;

export async function openStore(
	config: Configuration,
	{ clock, log, say, whileStarting }: StoreOptions,
): Promise<Store> {
	const embedded = config.DATABASE_URL
		? undefined
		: await startEmbeddedPostgres({ dataDir: config.DATA_DIR, log, clock, whileStarting }).catch((cause: unknown) => {
				throw new StartProblem("database", cause instanceof Error ? cause.message : String(cause), { cause });
			});
	const url = config.DATABASE_URL ?? embedded?.url ?? "";
	if (embedded) say(`The database runs in ${config.DATA_DIR}.`);
	const database = await openDatabase({ url }, log).catch(async (cause: unknown) => {
		await embedded?.stop();
		if (!(cause instanceof StorageUnavailable)) throw cause;
		const { host } = new URL(url);
		throw new StartProblem("database", `PostgreSQL at ${host} cannot be reached: check DATABASE_URL, or unset it.`, {
			cause,
		});
	});
	return {
		database,
		isAnswering: () => isAnswering(database, clock),
		async close() {
			await database.close();
			await embedded?.stop();
		},
	};
}

/** Health must not wait its turn in a crowd: who sees others being answered meanwhile knows enough. */
export async function isAnswering(database: Pick<Database, "query" | "answered">, clock: Clock): Promise<boolean> {
	const before = database.answered();
	try {
		if (await within(clock, ANSWER_WITHIN_MS, database.query("SELECT 1"))) return true;
	} catch {
		// Whatever it was: who asks is told that there was no answer.
		return false;
	}
	return database.answered() > before;
}
