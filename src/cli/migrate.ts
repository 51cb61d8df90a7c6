/** `adjutant migrate`: brings the tables up to date before any server starts, for instance in a job of its own. */
import { randomUUID } from "node:crypto";
import { openAccounts } from "../accountParts.ts";
import { openTransport } from "../outside.ts";
import { migrate } from "../persistence/migrate.ts";
import { createLocalLimits } from "../redis/localLimits.ts";
import type { CommandContext } from "./command.ts";

export async function migrateDatabase({ config, say, clock, log, openStore }: CommandContext): Promise<number> {
	const started: (() => Promise<void>)[] = [];
	try {
		const { database, close } = await openStore();
		started.push(close);
		const transport = openTransport(config, { clock, log });
		started.push(() => transport.close());
		const { auth } = openAccounts(config, {
			database,
			publicUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
			// Nothing is signed here; the servers have the secret.
			secret: config.AUTH_SECRET ?? `${randomUUID()}${randomUUID()}`,
			loopback: [],
			limits: createLocalLimits({ clock }),
			// Nobody signs in here.
			security: { note: () => undefined },
			transport,
			clock,
			log,
			started,
		});
		await migrate(database, { before: (pool) => auth.migrate(pool), say, clock });
		say("The tables are those of this version.");
		return 0;
	} finally {
		for (const end of started.toReversed()) await end();
	}
}
