/**
 * Keys and apps. A key is 256 random bits; the table has its SHA-256 alone, which needs no salt. All instants are the database's,
 * and each step is one conditional statement.
 */
import { createHash, randomBytes } from "node:crypto";
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import { APP_TOKEN_PREFIX, KEY_PREFIX } from "../../domain/accounts/newKey.ts";
import { SCOPES, type Scope } from "../../domain/accounts/scopes.ts";
import type { Client, Clients, KeyHolder } from "../../ports/accounts/clients.ts";
import type { Log } from "../../ports/process/log.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

const MOST_LISTED = 200;
/** Who makes keys in two pages at once may be after the same place. */
const TRIES = 5;
const LOOKUPS_AT_ONCE = 500;
/** A statement whose connection is dead holds up none but its own. */
const STATEMENTS_IN_FLIGHT = 4;
/** How often it is written down that a key was used. */
const USED_EVERY = "1 minute";
/** The maker of an app names it freely. */
const APP_NAME = `coalesce(nullif(left(btrim(o.name), ${BOUNDS.name.most}), ''), 'An app')`;

/** Registering costs nothing: a flood of apps from many addresses must not fill the table. */
const MOST_UNUSED_APPS = 2_000;

const COLUMNS = `client_id, kind, name, scopes, is_trusted, ${instantSql("made_at")} AS made_at, ${instantSql("expires_at")} AS expires_at,
  ${instantSql("used_at")} AS used_at, ${instantSql("revoked_at")} AS revoked_at`;

/** A place is had by one living client; of two who are after the same, one has it (client_place). */
const MAKE = `
INSERT INTO client (client_id, user_id, place, kind, name, scopes, digest, made_at, expires_at)
SELECT gen_random_uuid(), $1, place, 'key', $2, $3, $4, now(), now() + make_interval(days => $5)
FROM generate_series(1, ${BOUNDS.clients.most}) place
WHERE NOT EXISTS (SELECT 1 FROM client c WHERE c.user_id = $1 AND c.place = place.place AND c.revoked_at IS NULL)
ORDER BY place LIMIT 1
ON CONFLICT (user_id, place) WHERE revoked_at IS NULL DO NOTHING
RETURNING ${COLUMNS}`;

const IS_FULL = "SELECT count(*) >= $2 AS is_full FROM client WHERE user_id = $1 AND revoked_at IS NULL";

const LIST = `SELECT ${COLUMNS} FROM client WHERE user_id = $1 ORDER BY made_at DESC, client_id LIMIT ${MOST_LISTED}`;
const FIND = `SELECT ${COLUMNS} FROM client WHERE user_id = $1 AND client_id = $2`;

const TRUST = `
UPDATE client SET is_trusted = $3
WHERE user_id = $1 AND client_id = $2 AND revoked_at IS NULL RETURNING ${COLUMNS}`;

/** With all that an app holds: none of its tokens is renewed, and its user is asked again when it comes back. */
const REVOKE = `
WITH revoked AS (
  UPDATE client SET revoked_at = now()
  WHERE user_id = $1 AND client_id = $2 AND revoked_at IS NULL AND ($3::text IS NULL OR kind = $3)
  RETURNING client_id, user_id, oauth_client_id),
access AS (DELETE FROM "oauthAccessToken" t USING revoked r WHERE t."userId" = r.user_id AND t."clientId" = r.oauth_client_id),
refresh AS (DELETE FROM "oauthRefreshToken" t USING revoked r WHERE t."userId" = r.user_id AND t."clientId" = r.oauth_client_id),
consent AS (DELETE FROM "oauthConsent" t USING revoked r WHERE t."userId" = r.user_id AND t."clientId" = r.oauth_client_id)
SELECT client_id FROM revoked`;

const BY_DIGEST = `
SELECT c.digest, c.client_id, c.name AS client_name, c.scopes, c.is_trusted, u.id AS user_id, u.email, u.name,
  c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > now()) AS counts,
  c.used_at IS NULL OR c.used_at < now() - interval '${USED_EVERY}' AS is_news
FROM client c JOIN "user" u ON u.id = c.user_id WHERE c.digest = ANY($1::text[])`;

const BY_TOKEN = `
SELECT t.token AS digest, c.client_id, coalesce(c.name, ${APP_NAME}) AS client_name, t.scopes,
  coalesce(c.is_trusted, false) AS is_trusted, u.id AS user_id, u.email, u.name,
  t."expiresAt" > now() AND t.revoked IS NULL AND NOT coalesce(o.disabled, false) AS counts,
  c.used_at IS NULL OR c.used_at < now() - interval '${USED_EVERY}' AS is_news, t."clientId" AS oauth_client_id,
  coalesce(c.scopes, '{}') AS known_scopes
FROM "oauthAccessToken" t JOIN "oauthClient" o ON o."clientId" = t."clientId" JOIN "user" u ON u.id = t."userId"
  LEFT JOIN client c ON c.user_id = u.id AND c.oauth_client_id = t."clientId" AND c.revoked_at IS NULL
WHERE t.token = ANY($1::text[])`;

/** Of several first requests at once, one makes it. What it was allowed later is shown as well. */
const ALLOW = `
INSERT INTO client (client_id, user_id, kind, name, scopes, oauth_client_id, made_at)
SELECT gen_random_uuid(), $1, 'app', ${APP_NAME}, $3, o."clientId", now() FROM "oauthClient" o WHERE o."clientId" = $2
ON CONFLICT (user_id, oauth_client_id) WHERE revoked_at IS NULL DO UPDATE
  SET scopes = ARRAY(SELECT DISTINCT unnest(client.scopes || excluded.scopes) ORDER BY 1)
RETURNING client_id`;

/** With what an app had and can use no more: it gets new tokens every hour, and a day later nobody asks for the old ones. */
const USED = `
WITH used AS (
  UPDATE client SET used_at = now()
  WHERE client_id = $1 AND (used_at IS NULL OR used_at < now() - interval '${USED_EVERY}')
  RETURNING user_id, oauth_client_id),
access AS (
  DELETE FROM "oauthAccessToken" t USING used u WHERE t."userId" = u.user_id AND t."clientId" = u.oauth_client_id
    AND t."expiresAt" < now() - interval '1 day')
DELETE FROM "oauthRefreshToken" t USING used u WHERE t."userId" = u.user_id AND t."clientId" = u.oauth_client_id
  AND (t."expiresAt" < now() OR t."rotatedAt" < now() - interval '1 day')`;

/** Apps that nobody has let in: of those that registered within a month, the newest stay. */
const FORGET_UNUSED = `
DELETE FROM "oauthClient" WHERE "clientId" IN (
  SELECT "clientId" FROM (
    SELECT o."clientId", o."createdAt", row_number() OVER (ORDER BY o."createdAt" DESC) AS place FROM "oauthClient" o
    WHERE NOT EXISTS (SELECT 1 FROM "oauthConsent" k WHERE k."clientId" = o."clientId")
  ) unused WHERE place > ${MOST_UNUSED_APPS} OR "createdAt" < now() - interval '30 days')`;

const LASTS = `
SELECT coalesce(floor(extract(epoch FROM expires_at) * 1000)::float8, 'infinity'::float8) AS expires_ms
FROM client WHERE client_id = $1 AND revoked_at IS NULL`;

interface FoundKey extends KeyHolder {
	readonly digest: string;
	readonly is_news: boolean;
}

interface FoundToken extends Omit<FoundKey, "client_id"> {
	/** Null: the app's first request. */
	readonly client_id: string | null;
	readonly oauth_client_id: string;
	readonly known_scopes: readonly string[];
}

export function createClients({ query }: Pick<Database, "query">, log: Log): Clients {
	const finder = <Row extends { readonly digest: string }>(text: string, name: string) =>
		createCoalescer<string, Row | undefined>({
			mostAtOnce: LOOKUPS_AT_ONCE,
			mostInFlight: STATEMENTS_IN_FLIGHT,
			async run(asked) {
				const rows = await query<Row>(text, [[...new Set(asked)]], name);
				const found = new Map(rows.map((row) => [row.digest, row]));
				return asked.map((one) => found.get(one));
			},
		});
	const findByDigest = finder<FoundKey>(BY_DIGEST, "client_by_digest");
	const findByToken = finder<FoundToken>(BY_TOKEN, "client_by_token");

	/** The app as a client of the user's: the one that there is, or from now on. */
	async function allow({ user_id, oauth_client_id, scopes }: FoundToken): Promise<string | undefined> {
		return (await query<{ client_id: string }>(ALLOW, [user_id, oauth_client_id, lawfulScopes(scopes)]))[0]?.client_id;
	}

	/** What a key may do does not wait for it. */
	function noteUse(client_id: string): void {
		query(USED, [client_id], "client_used").catch((err: unknown) =>
			log.warn("it was not noted that a key was used", { client_id, err }),
		);
	}

	return {
		async makeKey(user_id, { name, scopes, expires_in_days }) {
			const key = `${KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
			const values = [user_id, name, scopes, digestOf(key), expires_in_days ?? null];
			for (let tries = 0; tries < TRIES; tries += 1) {
				const [client] = await query<Client>(MAKE, values);
				if (client) return { client, key };
				const [row] = await query<{ is_full: boolean }>(IS_FULL, [user_id, BOUNDS.clients.most]);
				if (row?.is_full) return undefined;
			}
			return undefined;
		},
		list: (user_id) => query<Client>(LIST, [user_id]),
		find: async (user_id, client_id) => (await query<Client>(FIND, [user_id, client_id]))[0],
		setTrust: async (user_id, client_id, is_trusted) =>
			(await query<Client>(TRUST, [user_id, client_id, is_trusted]))[0],
		revoke: async (user_id, client_id, kind) => (await query(REVOKE, [user_id, client_id, kind ?? null])).length > 0,
		async findByKey(key) {
			const found = await findByDigest(digestOf(key));
			if (found === undefined) return undefined;
			const { digest: _, is_news, ...holder } = found;
			if (holder.counts && is_news) noteUse(holder.client_id);
			return holder;
		},
		async findByAppToken(token) {
			const found = await findByToken(digestOf(token.slice(APP_TOKEN_PREFIX.length)));
			if (found === undefined) return undefined;
			const { client_name, is_trusted, counts, user_id, email, name, is_news, known_scopes } = found;
			const scopes = lawfulScopes(found.scopes);
			const isKnown = found.client_id !== null && scopes.every((scope) => known_scopes.includes(scope));
			const client_id = isKnown || !counts ? found.client_id : await allow(found);
			if (!client_id) return undefined;
			if (counts && is_news) noteUse(client_id);
			return { client_id, client_name, scopes, is_trusted, counts, user_id, email, name };
		},
		async forgetUnusedApps() {
			await query(FORGET_UNUSED);
		},
		lasts: async (client_id) => (await query<{ expires_ms: number }>(LASTS, [client_id], "client_lasts"))[0],
	};
}

/** Without what says how long an app stays. */
const lawfulScopes = (scopes: readonly string[]): readonly Scope[] => SCOPES.filter((scope) => scopes.includes(scope));

const digestOf = (key: string): string => createHash("sha256").update(key).digest("base64url");
