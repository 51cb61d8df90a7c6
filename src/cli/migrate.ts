/** `adjutant migrate`: brings the tables up to date before any server starts, for instance in a job of its own. */
import { randomUUID } from "node:crypto";
import { openAccounts } from "../parts/accounts.ts";
import { createLifeCycle } from "../parts/lifeCycle.ts";
import { migrate } from "../persistence/migrate.ts";
import { createLocalLimits } from "../pod/localLimits.ts";
import type { CommandContext } from "./command.ts";

export async function migrateDatabase({ config, say, clock, log, openStore }: CommandContext): Promise<number> {
	const { open, close } = createLifeCycle({ clock, log });
	try {
		const store = await openStore();
		const { database } = await open("store", { api: store, stop: store.close });
		const accounts = openAccounts(config, {
			database,
			publicUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
			// Nothing is signed here; the servers have the secret.
			secrets: [config.AUTH_SECRET ?? `${randomUUID()}${randomUUID()}`],
			loopback: [],
			limits: createLocalLimits({ clock }),
			// Nobody signs in here.
			security: { note: () => undefined },
			mails: { send: async () => undefined },
			clock,
			log,
		});
		const { auth } = await open("accounts", accounts);
		await migrate(database, { before: (pool) => auth.migrate(pool), say, clock });
		say("The tables are those of this version.");
		return 0;
	} finally {
		await close();
	}
}
