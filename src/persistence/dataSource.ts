/**
 * TypeORM: what it takes the tables to be, and the steps that make them. Only who has something to migrate loads this file:
 * it is a sixth of all modules, and a server that starts on tables of its version needs none of them.
 */
import { DataSource, type Logger, MigrationExecutor } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import type { Whereabouts } from "./database.ts";
import { ENTITIES } from "./entities.ts";
import { MIGRATIONS } from "./migrations.ts";

/** The catcher of a fault says it once; TypeORM would print it as well, with statement and stack. */
const SILENT: Logger = {
	logQuery() {},
	logQueryError() {},
	logQuerySlow() {},
	logSchemaBuild() {},
	logMigration() {},
	log() {},
};

/** `extra`: settings of its connections, as `pg` calls them. */
export function createDataSource(whereabouts: Whereabouts, extra: object = {}): DataSource {
	const place = "url" in whereabouts ? { url: whereabouts.url } : { ...whereabouts, username: whereabouts.user };
	return new DataSource({
		type: "postgres",
		...place,
		applicationName: "adjutant",
		entities: [...ENTITIES],
		migrations: [...MIGRATIONS],
		migrationsTableName: "adjutant_migration",
		synchronize: false,
		logger: SILENT,
		extra,
	});
}

export interface Executor {
	/** A statement on the session that runs the steps; resolves with its rows. */
	ask(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
	run(): Promise<unknown>;
	close(): Promise<void>;
}

/** What runs the steps, each in a transaction unless it says otherwise, so that what is done stays done. */
export async function openExecutor(whereabouts: Whereabouts, extra: object): Promise<Executor> {
	const source = createDataSource(whereabouts, { ...extra, max: 1 });
	await source.initialize();
	// The next statement fails and tells of the loss; without a listener it would end the process.
	const { master } = source.driver as PostgresDriver;
	master.on("error", () => undefined);
	const runner = source.createQueryRunner();
	const executor = new MigrationExecutor(source, runner);
	executor.transaction = "each";
	return {
		ask: (text, values) => runner.query(text, values),
		run: () => executor.executePendingMigrations(),
		async close() {
			await runner.release();
			await source.destroy();
		},
	};
}
