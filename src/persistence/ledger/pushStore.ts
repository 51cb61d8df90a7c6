/** Browsers that take push messages. */
import { randomUUID } from "node:crypto";
import { MOST_DEVICES, type PushAddress, type PushDevice, type PushDevices } from "../../ports/delivery/pushDevices.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

const DEVICE = `device_id, name, ${instantSql("made_at")} AS made_at`;

const LIST = `SELECT ${DEVICE} FROM push_device WHERE user_id = $1 ORDER BY push_device.made_at DESC, device_id`;

/** What is beyond the bound goes with the same statement, which does not see what it adds: hence one less is left. */
const ADD = `
WITH added AS (
  INSERT INTO push_device (device_id, user_id, name, url, p256dh, auth, server_key) VALUES ($7, $1, $2, $3, $4, $5, $6)
  ON CONFLICT (url) DO UPDATE SET user_id = excluded.user_id, name = excluded.name, p256dh = excluded.p256dh,
    auth = excluded.auth, server_key = excluded.server_key, made_at = excluded.made_at
  RETURNING device_id, name, made_at
), beyond AS (
  DELETE FROM push_device WHERE device_id IN (
    SELECT device_id FROM push_device WHERE user_id = $1 AND url <> $3
    ORDER BY made_at DESC, device_id OFFSET ${MOST_DEVICES - 1})
)
SELECT ${DEVICE} FROM added`;

const REMOVE = "DELETE FROM push_device WHERE user_id = $1 AND device_id = $2 RETURNING 1";

const ADDRESSES = `
WITH stale AS (DELETE FROM push_device WHERE user_id = $1 AND server_key <> ALL ($2::text[]))
SELECT device_id, url, p256dh, auth, server_key FROM push_device
WHERE user_id = $1 AND server_key = ANY ($2::text[]) ORDER BY made_at, device_id`;

export function createPushStore(database: Pick<Database, "query">): PushDevices {
	return {
		list: (user_id) => database.query<PushDevice>(LIST, [user_id], "push_devices"),
		async add(user_id, name, { url, p256dh, auth }, server_key) {
			const values = [user_id, name, url, p256dh, auth, server_key, randomUUID()];
			const [device] = await database.query<PushDevice>(ADD, values, "add_push_device");
			if (device === undefined) throw new Error("a push device was not added");
			return device;
		},
		remove: async (user_id, device_id) =>
			(await database.query(REMOVE, [user_id, device_id], "remove_push_device")).length > 0,
		addresses: (user_id, server_keys) =>
			database.query<PushAddress>(ADDRESSES, [user_id, server_keys], "push_addresses"),
		async end(device_id) {
			await database.query("DELETE FROM push_device WHERE device_id = $1", [device_id], "end_push_device");
		},
	};
}
