/** `adjutant verify`: proves P2 and P3 on live data. */
import { verifyJournals } from "../persistence/verify.ts";
import type { CommandContext } from "./command.ts";

const SHOWN = 50;
const PROGRESS_EVERY_USERS = 1_000;

export async function verify({ say, openStore }: CommandContext): Promise<number> {
	const store = await openStore();
	try {
		let told = 0;
		const { users, events, differences } = await verifyJournals(store.database, (done) => {
			if (done - told < PROGRESS_EVERY_USERS) return;
			told = done;
			say(`${done} users compared …`);
		});
		for (const { user_id, where, detail } of differences.slice(0, SHOWN)) say(`${user_id}  ${where}: ${detail}`);
		if (differences.length > SHOWN) say(`… and ${differences.length - SHOWN} more`);
		say(`${count(users, "user")}, ${count(events, "event")}, ${count(differences.length, "difference")}`);
		return differences.length === 0 ? 0 : 1;
	} finally {
		await store.close();
	}
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;
