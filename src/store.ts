/** The database of a configuration: the user's own, or the embedded one; for the server and the commands alike. */
import type { Configuration } from "./config.ts";
import { type Database, openDatabase } from "./persistence/database.ts";
import { startEmbeddedPostgres } from "./persistence/embeddedPostgres.ts";
import type { Clock } from "./ports/clock.ts";
import { StorageUnavailable } from "./ports/faults.ts";
import type { Log } from "./ports/log.ts";

export interface Store {
	readonly database: Database;
	/** Whether PostgreSQL answers within 80 ms. */
	isAnswering(): Promise<boolean>;
	close(): Promise<void>;
}

interface StoreOptions {
	readonly clock: Clock;
	readonly log: Log;
	readonly say: (line: string) => void;
}

/** Health must be told within 100 ms, whatever PostgreSQL does. */
const ANSWER_WITHIN_MS = 80;

/** PostgreSQL cannot be had; the message says what to do. */
class NoDatabase extends Error {
	override readonly name = "StartProblem";
}

export async function openStore(config: Configuration, { clock, log, say }: StoreOptions): Promise<Store> {
	const embedded = config.DATABASE_URL
		? undefined
		: await startEmbeddedPostgres({ dataDir: config.DATA_DIR, log, clock }).catch((cause: unknown) => {
				throw new NoDatabase(cause instanceof Error ? cause.message : String(cause), { cause });
			});
	const url = config.DATABASE_URL ?? embedded?.url ?? "";
	if (embedded) say(`The database runs in ${config.DATA_DIR}.`);
	const database = await openDatabase({ url }, log).catch(async (cause: unknown) => {
		await embedded?.stop();
		if (!(cause instanceof StorageUnavailable)) throw cause;
		const { host } = new URL(url);
		throw new NoDatabase(`PostgreSQL at ${host} cannot be reached: check DATABASE_URL, or unset it.`, { cause });
	});
	return {
		database,
		isAnswering: () =>
			new Promise((resolve) => {
				const cancel = clock.setTimer(ANSWER_WITHIN_MS, () => resolve(false));
				const answered = (isAnswering: boolean) => {
					cancel();
					resolve(isAnswering);
				};
				database.query("SELECT 1").then(
					() => answered(true),
					() => answered(false),
				);
			}),
		async close() {
			await database.close();
			await embedded?.stop();
		},
	};
}
