/** The first tables. Better Auth's come first: accounts are what everything here belongs to. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { StartProblem } from "../../ports/process/startProblem.ts";

/** Accents, likeness of words, and a user id beside words in one index; every packaged PostgreSQL has them. */
const EXTENSIONS = ["unaccent", "pg_trgm", "btree_gin"];

async function createExtension(runner: QueryRunner, extension: string): Promise<void> {
	try {
		await runner.query(`CREATE EXTENSION IF NOT EXISTS ${extension} WITH SCHEMA public`);
	} catch (err) {
		const sentence = `This PostgreSQL needs the extension ${extension}; have its administrator run CREATE EXTENSION ${extension} SCHEMA public.`;
		throw new StartProblem("database", sentence, { cause: err });
	}
}

/**
 * unaccent() is only STABLE, since its dictionary could be changed; a generated column needs IMMUTABLE. Naming the
 * dictionary and its schema makes the promise true as long as nobody edits that dictionary.
 */
const FUNCTIONS = `
CREATE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, $1) $$;
`;

const TABLES = `
CREATE TABLE user_actor (
  user_id uuid CONSTRAINT user_actor_pk PRIMARY KEY
    CONSTRAINT user_actor_account REFERENCES "user"(id) ON DELETE CASCADE,
  shard integer NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  epoch bigint NOT NULL DEFAULT 0,
  state jsonb NOT NULL
) WITH (fillfactor = 60);

CREATE TABLE journal (
  user_id uuid NOT NULL,
  seq bigint NOT NULL,
  event_id uuid NOT NULL,
  type text NOT NULL,
  data jsonb NOT NULL,
  principal jsonb NOT NULL,
  command_id text NOT NULL,
  n integer NOT NULL,
  at timestamptz(3) NOT NULL,
  undoes bigint,
  fingerprint text,
  answer jsonb,
  CONSTRAINT journal_pk PRIMARY KEY (user_id, seq),
  CONSTRAINT journal_command UNIQUE (user_id, command_id, n)
);
CREATE INDEX journal_task ON journal (user_id, ((data->>'task_id')::integer), seq) WHERE data ? 'task_id';

CREATE TABLE task (
  user_id uuid NOT NULL CONSTRAINT task_user REFERENCES user_actor(user_id) ON DELETE CASCADE,
  task_id integer NOT NULL,
  title text NOT NULL,
  description text,
  status text NOT NULL,
  status_before_deletion text,
  priority text NOT NULL,
  category_id integer,
  tag_ids integer[] NOT NULL,
  due_date date,
  due_at timestamptz(3),
  due_time_zone text,
  recurrence jsonb,
  series_id uuid,
  occurrence text,
  parent_id integer,
  version bigint NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  completed_at timestamptz(3),
  deleted_at timestamptz(3),
  -- Stems find "running" by "run"; the words as they stand find it by "runni", and what English leaves out ("to do").
  search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', plain_text(title)) || to_tsvector('simple', plain_text(title)), 'A') ||
    setweight(to_tsvector('english', plain_text(coalesce(description, ''))) ||
      to_tsvector('simple', plain_text(coalesce(description, ''))), 'B')
  ) STORED,
  CONSTRAINT task_pk PRIMARY KEY (user_id, task_id),
  CONSTRAINT task_status CHECK (status IN ('open', 'completed', 'deleted')),
  CONSTRAINT task_due CHECK (due_date IS NULL OR due_at IS NULL)
);
CREATE UNIQUE INDEX task_occurrence ON task (user_id, series_id, occurrence) WHERE series_id IS NOT NULL;
CREATE INDEX task_search ON task USING gin (user_id, search);
CREATE INDEX task_tags ON task USING gin (user_id, tag_ids);
CREATE INDEX task_created ON task (user_id, created_at, task_id);

CREATE TABLE reminder (
  user_id uuid NOT NULL,
  reminder_id integer NOT NULL,
  shard integer NOT NULL,
  task_id integer NOT NULL,
  spec jsonb NOT NULL,
  channels text[] NOT NULL,
  fire_at timestamptz(3),
  status text NOT NULL,
  snoozed_until timestamptz(3),
  CONSTRAINT reminder_pk PRIMARY KEY (user_id, reminder_id),
  CONSTRAINT reminder_task FOREIGN KEY (user_id, task_id) REFERENCES task(user_id, task_id) ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE INDEX reminder_of_task ON reminder (user_id, task_id);
CREATE INDEX reminder_due ON reminder (shard, fire_at) WHERE status = 'armed';

CREATE TABLE delivery (
  delivery_id uuid CONSTRAINT delivery_pk PRIMARY KEY,
  user_id uuid NOT NULL,
  task_id integer NOT NULL,
  reminder_id integer NOT NULL,
  channel text NOT NULL,
  state text NOT NULL DEFAULT 'queued',
  attempts integer NOT NULL DEFAULT 0,
  provider_answer text,
  planned_at timestamptz(3) NOT NULL,
  fired_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  next_attempt_at timestamptz(3),
  lease_until timestamptz(3),
  CONSTRAINT delivery_state CHECK (state IN ('queued', 'sending', 'sent', 'not_wanted', 'dead'))
) WITH (fillfactor = 80);
CREATE INDEX delivery_waiting ON delivery (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX delivery_of_user ON delivery (user_id, fired_at DESC, delivery_id);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
  shard integer NOT NULL,
  user_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz(3) NOT NULL
);

-- Rows of these three come only from the write that holds the user's row, so that a foreign key would check on every
-- event what is so already (15 % of a burst's work). What it would do when an account goes is done here.
CREATE FUNCTION forget_user() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM outbox WHERE user_id = OLD.user_id;
  DELETE FROM delivery WHERE user_id = OLD.user_id;
  DELETE FROM journal WHERE user_id = OLD.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER user_actor_forget AFTER DELETE ON user_actor FOR EACH ROW EXECUTE FUNCTION forget_user();

CREATE TABLE consumer_position (
  consumer text NOT NULL,
  user_id uuid NOT NULL CONSTRAINT consumer_position_user REFERENCES user_actor(user_id) ON DELETE CASCADE,
  seq bigint NOT NULL,
  CONSTRAINT consumer_position_pk PRIMARY KEY (consumer, user_id)
);

CREATE TABLE shard (
  id integer CONSTRAINT shard_pk PRIMARY KEY,
  owner text,
  address text,
  epoch bigint NOT NULL DEFAULT 0,
  heartbeat timestamptz(3)
) WITH (fillfactor = 50);

CREATE TABLE thread (
  id text CONSTRAINT thread_pk PRIMARY KEY,
  user_id uuid NOT NULL CONSTRAINT thread_account REFERENCES "user"(id) ON DELETE CASCADE,
  title text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX thread_of_user ON thread (user_id, updated_at, id);

CREATE TABLE thread_item (
  id text CONSTRAINT thread_item_pk PRIMARY KEY,
  thread_id text NOT NULL CONSTRAINT thread_item_thread REFERENCES thread(id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  hidden boolean NOT NULL DEFAULT false,
  body jsonb NOT NULL
);
CREATE INDEX thread_item_order ON thread_item (thread_id, place);
`;

export class Tables1764000000000 implements MigrationInterface {
	readonly name = "Tables1764000000000";

	async up(runner: QueryRunner): Promise<void> {
		for (const extension of EXTENSIONS) await createExtension(runner, extension);
		await runner.query(FUNCTIONS);
		await runner.query(TABLES);
	}

	async down(runner: QueryRunner): Promise<void> {
		const tables = ["thread_item", "thread", "shard", "consumer_position", "outbox", "delivery", "reminder", "task"];
		for (const table of [...tables, "journal", "user_actor"]) await runner.query(`DROP TABLE ${table}`);
		await runner.query("DROP FUNCTION forget_user()");
		await runner.query("DROP FUNCTION plain_text(text)");
	}
}
