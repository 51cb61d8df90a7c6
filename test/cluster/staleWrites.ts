/**
 * Watches the fence from inside the database (P7, I8): a trigger notes each write that lowers an epoch or a version, and
 * each user whose epoch is above that of the shard, which no claim has given.
 */
import type { Database } from "../../src/persistence/database.ts";

const WATCH = `
CREATE TABLE IF NOT EXISTS harness_stale_write (user_id uuid, what text);
CREATE OR REPLACE FUNCTION harness_watch_fence() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO harness_stale_write VALUES (NEW.user_id, CASE WHEN NEW.epoch < OLD.epoch
    THEN format('epoch %s was lowered to %s', OLD.epoch, NEW.epoch)
    ELSE format('version %s was lowered to %s', OLD.version, NEW.version) END);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER harness_fence BEFORE UPDATE ON user_actor FOR EACH ROW
  WHEN (NEW.epoch < OLD.epoch OR NEW.version < OLD.version) EXECUTE FUNCTION harness_watch_fence();
CREATE TABLE IF NOT EXISTS harness_shard_epoch (shard integer, epoch bigint);
CREATE OR REPLACE FUNCTION harness_watch_shard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO harness_shard_epoch VALUES (OLD.id, OLD.epoch);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER harness_shard BEFORE UPDATE ON shard FOR EACH ROW
  WHEN (NEW.epoch <= OLD.epoch AND NEW.owner IS DISTINCT FROM OLD.owner AND NEW.owner IS NOT NULL)
  EXECUTE FUNCTION harness_watch_shard();`;

/** Installs the watch; once for each database. */
export async function watchFence(database: Pick<Database, "query">): Promise<void> {
	await database.query(WATCH);
}

/** Sentences that begin with the promise. */
export async function findStaleWrites(database: Pick<Database, "query">): Promise<string[]> {
	const noted = await database.query<{ user_id: string; what: string }>(
		"SELECT user_id, what FROM harness_stale_write",
	);
	const unclaimed = await database.query<{ user_id: string }>(
		"SELECT u.user_id FROM user_actor u JOIN shard s ON s.id = u.shard WHERE u.epoch > s.epoch",
	);
	const handed = await database.query<{ shard: number; epoch: number }>("SELECT shard, epoch FROM harness_shard_epoch");
	return [
		...noted.map(({ user_id, what }) => `P7: ${what} in the row of ${user_id}`),
		...unclaimed.map(({ user_id }) => `P7: the row of ${user_id} has an epoch that nobody has claimed`),
		...handed.map(({ shard, epoch }) => `P7: the shard ${shard} changed hands and kept the epoch ${epoch}`),
	];
}
