/** The endpoints of users. By e-mail it is the account's own address, so a row says only what the account does not: the mute. */
import type { Endpoint, Endpoints } from "../../ports/delivery/endpoints.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

/** Of an endpoint; null for none, and for one that is over. Everything that asks whether a mute holds asks this. */
export const muteSql = (e: string) => `CASE WHEN ${e}.is_muted AND coalesce(${e}.muted_until > now(), true)
  THEN json_build_object('until', ${instantSql(`${e}.muted_until`)}) END`;

const OF_USER = `
SELECT 'email' AS channel, u.email AS address, u."emailVerified" AS is_verified, ${muteSql("e")} AS mute
FROM "user" u LEFT JOIN endpoint e ON e.user_id = u.id AND e.channel = 'email' WHERE u.id = $1
UNION ALL
SELECT 'push', p.hosts, true, ${muteSql("e")} FROM (
  SELECT user_id, string_agg(DISTINCT split_part(url, '/', 3), ', ') AS hosts FROM push_device WHERE user_id = $1 GROUP BY user_id
) AS p LEFT JOIN endpoint e ON e.user_id = p.user_id AND e.channel = 'push'
UNION ALL
SELECT h.channel, split_part(h.url, '/', 3), true, ${muteSql("e")}
FROM hook h LEFT JOIN endpoint e ON e.user_id = h.user_id AND e.channel = h.channel WHERE h.user_id = $1 AND h.ended_at IS NULL`;

const MUTE = `
INSERT INTO endpoint (user_id, channel, is_muted, muted_until)
SELECT u.id, $2, $3, $4 FROM "user" u WHERE u.id = $1 AND ($2 = 'email'
  OR $2 = 'push' AND EXISTS (SELECT 1 FROM push_device p WHERE p.user_id = u.id)
  OR EXISTS (SELECT 1 FROM hook h WHERE h.user_id = u.id AND h.channel = $2 AND h.ended_at IS NULL))
ON CONFLICT (user_id, channel) DO UPDATE SET is_muted = excluded.is_muted, muted_until = excluded.muted_until`;

export function createEndpointStore(database: Pick<Database, "query">): Endpoints {
	const ofUser = (user_id: string) => database.query<Endpoint>(OF_USER, [user_id], "endpoints_of_user");
	return {
		ofUser,
		async mute(user_id, channel, mute) {
			await database.query(MUTE, [user_id, channel, mute !== null, mute?.until ?? null], "mute_endpoint");
			return (await ofUser(user_id)).find((endpoint) => endpoint.channel === channel);
		},
	};
}
