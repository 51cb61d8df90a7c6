/** Where reminders go on each channel. A delivery that finds its endpoint muted ends as `muted`. */
import type { MigrationInterface, QueryRunner } from "typeorm";

const STATES = ["queued", "sending", "sent", "not_wanted", "dead", "unverified"];
const listed = (states: readonly string[]) => states.map((state) => `'${state}'`).join(", ");

export class Endpoints1765000100000 implements MigrationInterface {
	readonly name = "Endpoints1765000100000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE endpoint (
			user_id uuid NOT NULL CONSTRAINT endpoint_account REFERENCES "user" (id) ON DELETE CASCADE,
			channel text NOT NULL,
			is_muted boolean NOT NULL,
			muted_until timestamptz(3),
			CONSTRAINT endpoint_pk PRIMARY KEY (user_id, channel)
		)`);
		// Not validated under the lock that adding takes: the rows that there are satisfy the narrower rule it replaces.
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed([...STATES, "muted"])})) NOT VALID`);
		await runner.query("ALTER TABLE delivery VALIDATE CONSTRAINT delivery_state");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE endpoint");
		await runner.query("UPDATE delivery SET state = 'not_wanted' WHERE state = 'muted'");
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed(STATES)}))`);
	}
}
