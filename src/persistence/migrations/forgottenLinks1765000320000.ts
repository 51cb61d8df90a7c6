/**
 * Links that were mailed for an account go with it. They stand in Better Auth's table, which refers to nobody: the account
 * is inside the text of a value, with its address.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class ForgottenLinks1765000320000 implements MigrationInterface {
	readonly name = "ForgottenLinks1765000320000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE FUNCTION forget_links() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN
				DELETE FROM verification WHERE position(OLD.id::text IN value) > 0;
				RETURN OLD;
			END $$`);
		await runner.query(
			'CREATE TRIGGER forget_links AFTER DELETE ON "user" FOR EACH ROW EXECUTE FUNCTION forget_links()',
		);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query('DROP TRIGGER forget_links ON "user"');
		await runner.query("DROP FUNCTION forget_links");
	}
}
