/** Browsers that take push messages; and deliveries by a channel on which their user has nothing that takes them. */
import type { MigrationInterface, QueryRunner } from "typeorm";

const STATES = ["queued", "sending", "sent", "not_wanted", "dead", "unverified", "muted"];
const listed = (states: readonly string[]) => states.map((state) => `'${state}'`).join(", ");

export class PushDevices1765100200000 implements MigrationInterface {
	readonly name = "PushDevices1765100200000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE push_device (
			device_id uuid NOT NULL CONSTRAINT push_device_pk PRIMARY KEY,
			user_id uuid NOT NULL CONSTRAINT push_device_account REFERENCES "user" (id) ON DELETE CASCADE,
			name text NOT NULL,
			url text NOT NULL,
			p256dh text NOT NULL,
			auth text NOT NULL,
			server_key text NOT NULL,
			made_at timestamptz(3) NOT NULL DEFAULT now(),
			CONSTRAINT push_device_url UNIQUE (url)
		)`);
		await runner.query("CREATE INDEX push_device_of_user ON push_device (user_id, made_at)");
		// Not validated under the lock that adding takes: the rows that there are satisfy the narrower rule it replaces.
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed([...STATES, "nowhere"])})) NOT VALID`);
		await runner.query("ALTER TABLE delivery VALIDATE CONSTRAINT delivery_state");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE push_device");
		await runner.query("UPDATE delivery SET state = 'not_wanted' WHERE state = 'nowhere'");
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed(STATES)}))`);
	}
}
