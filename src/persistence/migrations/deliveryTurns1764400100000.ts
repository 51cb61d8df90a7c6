/** The mailer serves users in turn, bounds each one's mails by the hour, and keeps what waits for a verified address. */
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
		await runner.query(`
CREATE INDEX delivery_turn ON delivery (user_id, next_attempt_at, planned_at) WHERE state IN ('queued', 'sending')`);
		await runner.query("CREATE INDEX delivery_sending ON delivery (user_id) WHERE state = 'sending'");
		await runner.query("CREATE INDEX delivery_sent ON delivery (user_id, sent_at) WHERE sent_at IS NOT NULL");
		await runner.query("CREATE INDEX delivery_unverified ON delivery (fired_at) WHERE state = 'unverified'");
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const index of ["turn", "sending", "sent", "unverified"]) await runner.query(`DROP INDEX delivery_${index}`);
		await runner.query("UPDATE delivery SET state = 'not_wanted' WHERE state = 'unverified'");
		await runner.query(`
ALTER TABLE delivery DROP CONSTRAINT delivery_state,
  ADD CONSTRAINT delivery_state CHECK (state IN (${listed(STATES)}))`);
	}
}
