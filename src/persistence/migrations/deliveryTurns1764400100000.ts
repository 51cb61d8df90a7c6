/** The mailer keeps what waits for a verified address. What it asks by, it gets apart (deliveryIndexes1764900000000.ts). */
import type { MigrationInterface, QueryRunner } from "typeorm";

const STATES = ["queued", "sending", "sent", "not_wanted", "dead"];
const listed = (states: readonly string[]) => states.map((state) => `'${state}'`).join(", ");

export class DeliveryTurns1764400100000 implements MigrationInterface {
	readonly name = "DeliveryTurns1764400100000";

	async up(runner: QueryRunner): Promise<void> {
		// Not validated under the lock that adding takes: the rows that there are satisfy the narrower rule it replaces.
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed([...STATES, "unverified"])})) NOT VALID`);
		await runner.query("ALTER TABLE delivery VALIDATE CONSTRAINT delivery_state");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("UPDATE delivery SET state = 'not_wanted' WHERE state = 'unverified'");
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed(STATES)}))`);
	}
}
