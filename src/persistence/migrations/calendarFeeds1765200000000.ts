/** Secret links by which calendars read an account's tasks (decision 0189). */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class CalendarFeeds1765200000000 implements MigrationInterface {
	readonly name = "CalendarFeeds1765200000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE calendar_feed (
			feed_id uuid CONSTRAINT calendar_feed_pk PRIMARY KEY,
			user_id uuid NOT NULL CONSTRAINT calendar_feed_user REFERENCES "user" (id) ON DELETE CASCADE,
			place integer NOT NULL,
			name text NOT NULL,
			contents text NOT NULL,
			has_alarms boolean NOT NULL,
			digest text NOT NULL,
			made_at timestamptz(3) NOT NULL,
			used_at timestamptz(3),
			CONSTRAINT calendar_feed_place UNIQUE (user_id, place),
			CONSTRAINT calendar_feed_digest UNIQUE (digest)
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE calendar_feed");
	}
}
