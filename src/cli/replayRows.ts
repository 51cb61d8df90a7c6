/** `adjutant replay journal [<user id>]`: makes the tables anew from the journals, of all users or of one. */
import { z } from "zod";
import { NotReplayed, replayJournals } from "../persistence/journal/replayJournal.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { count, secondsSince } from "./figures.ts";

const PROGRESS_EVERY = 1_000;

/** Named like a topic: what is played again. */
export const JOURNAL = "journal";

export async function replayRows({ say, clock, openStore }: CommandContext, of: readonly string[]): Promise<number> {
	const [only, ...more] = of;
	if (more.length > 0 || (only !== undefined && !z.uuid().safeParse(only).success)) return ASKED_WRONGLY;
	const beganMs = clock.elapsedMs();
	const store = await openStore();
	try {
		const { users, events } = await replayJournals(store.database, {
			only,
			onProgress: (done) => {
				if (done % PROGRESS_EVERY === 0) say(`${done} users made anew …`);
			},
		});
		const made = `${count(users, "user")} made anew from ${count(events, "event")}, ${secondsSince(beganMs, clock)}`;
		say(`${made}. Run adjutant verify, then start the servers.`);
		return 0;
	} catch (fault) {
		if (!(fault instanceof NotReplayed)) throw fault;
		say(fault.message);
		return 1;
	} finally {
		await store.close();
	}
}
