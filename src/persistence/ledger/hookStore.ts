/** Addresses that users named for their reminders. */
import type { Hook, HookRow, HookStore } from "../../ports/delivery/hooks.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

const HOOK = `channel, url, ${instantSql("made_at")} AS made_at, ${instantSql("ended_at")} AS ended_at`;

const LIST = `SELECT ${HOOK} FROM hook WHERE user_id = $1 ORDER BY channel DESC`;

const SET = `
INSERT INTO hook (user_id, channel, url, secret) VALUES ($1, $2, $3, $4)
ON CONFLICT (user_id, channel) DO UPDATE SET url = excluded.url, secret = excluded.secret, made_at = excluded.made_at, ended_at = NULL
RETURNING ${HOOK}`;

const REMOVE = "DELETE FROM hook WHERE user_id = $1 AND channel = $2 RETURNING 1";

const FIND = "SELECT url, secret FROM hook WHERE user_id = $1 AND channel = $2 AND ended_at IS NULL";

const END = "UPDATE hook SET ended_at = now() WHERE user_id = $1 AND channel = $2 AND url = $3 AND ended_at IS NULL";

export function createHookStore(database: Pick<Database, "query">): HookStore {
	return {
		list: (user_id) => database.query<Hook>(LIST, [user_id], "hooks"),
		async set(user_id, channel, { url, secret }) {
			const [hook] = await database.query<Hook>(SET, [user_id, channel, url, secret], "set_hook");
			if (hook === undefined) throw new Error("a hook was not set");
			return hook;
		},
		remove: async (user_id, channel) => (await database.query(REMOVE, [user_id, channel], "remove_hook")).length > 0,
		find: async (user_id, channel) => (await database.query<HookRow>(FIND, [user_id, channel], "find_hook"))[0],
		async end(user_id, channel, url) {
			await database.query(END, [user_id, channel, url], "end_hook");
		},
	};
}
