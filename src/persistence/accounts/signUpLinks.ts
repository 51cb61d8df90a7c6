/**
 * One-time links by which accounts are made. A token is 256 random bits; the table has its SHA-256 alone, which needs no
 * salt. All instants are the database's. Each step is one conditional statement: of two who use a link, one has it.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Invitation, SignUpLinks, UsableLink } from "../../ports/accounts/signUpLinks.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";
import { IS_SOMEBODY } from "./accounts.ts";

const OPERATOR_LINK_LASTS = "1 day";
const INVITATION_LASTS = "7 days";
const TRIAL_LINK_LASTS = "5 minutes";
/** How long a sign-up has a link for itself. */
const TAKEN_FOR = "1 minute";

/** Links that nobody used are of no use once they have expired; invitations stay a while, to be looked at. */
const MAKE_OPERATOR_LINK = `
WITH outdated AS (DELETE FROM sign_up_link
  WHERE used_at IS NULL AND expires_at < now() - CASE kind WHEN 'operator' THEN interval '0' ELSE interval '90 days' END)
INSERT INTO sign_up_link (kind, digest, made_at, expires_at)
SELECT 'operator', $1, now(), now() + interval '${OPERATOR_LINK_LASTS}'
WHERE NOT EXISTS (SELECT 1 FROM "user" WHERE ${IS_SOMEBODY})
RETURNING id`;

const MAKE_TRIAL_LINK = `
INSERT INTO sign_up_link (kind, digest, email, made_at, expires_at)
VALUES ('trial', $1, $2, now(), now() + interval '${TRIAL_LINK_LASTS}')`;

const USABLE = "used_at IS NULL AND revoked_at IS NULL AND expires_at > now()";

const AS_INVITATION = `id AS invitation_id, email, ${instantSql("made_at")} AS made_at, ${instantSql("expires_at")} AS expires_at,
  CASE WHEN used_at IS NOT NULL THEN 'used' WHEN revoked_at IS NOT NULL THEN 'revoked'
    WHEN expires_at <= now() THEN 'expired' ELSE 'waiting' END AS state`;

const INVITE = `
WITH earlier AS (UPDATE sign_up_link SET revoked_at = now() WHERE kind = 'invitation' AND email = $2 AND ${USABLE})
INSERT INTO sign_up_link (kind, digest, email, made_by, made_at, expires_at)
SELECT 'invitation', $1, $2, $3, now(), now() + interval '${INVITATION_LASTS}'
WHERE NOT EXISTS (SELECT 1 FROM "user" WHERE email = $2)
RETURNING ${AS_INVITATION}`;

const LIST = `SELECT ${AS_INVITATION} FROM sign_up_link WHERE kind = 'invitation' ORDER BY made_at DESC, id LIMIT 200`;

const REVOKE = `UPDATE sign_up_link SET revoked_at = now() WHERE id = $1 AND kind = 'invitation' AND ${USABLE} RETURNING id`;

/** The operator's link makes the first account and no other. */
const TAKE = `
UPDATE sign_up_link SET taken_at = now()
WHERE digest = $1 AND ${USABLE} AND (taken_at IS NULL OR taken_at < now() - interval '${TAKEN_FOR}')
  AND (kind <> 'operator' OR NOT EXISTS (SELECT 1 FROM "user" WHERE ${IS_SOMEBODY}))
RETURNING id AS link_id, kind, email`;

/**
 * The place of the first account is a row without a token: no text has this digest. A second sign-up waits for the
 * first one's row and then finds it taken.
 */
const TAKE_FIRST = `
INSERT INTO sign_up_link AS place (kind, digest, made_at, expires_at, taken_at)
SELECT 'first', 'first', now(), 'infinity', now() WHERE NOT EXISTS (SELECT 1 FROM "user" WHERE ${IS_SOMEBODY})
ON CONFLICT (digest) DO UPDATE SET taken_at = now()
WHERE place.used_at IS NULL AND (place.taken_at IS NULL OR place.taken_at < now() - interval '${TAKEN_FOR}')
RETURNING id AS link_id`;

/** Nothing for an account that is none. */
const FINISH = `
UPDATE sign_up_link SET used_at = now(), used_by = $2
WHERE id = $1 AND EXISTS (SELECT 1 FROM "user" WHERE id = $2)`;

export function createSignUpLinks(database: Pick<Database, "query">): SignUpLinks {
	return {
		async makeOperatorLink() {
			const token = makeToken();
			const [made] = await database.query<{ id: number }>(MAKE_OPERATOR_LINK, [digestOf(token)]);
			return made && token;
		},
		async makeTrialLink(email) {
			const token = makeToken();
			await database.query(MAKE_TRIAL_LINK, [digestOf(token), email]);
			return token;
		},
		async invite(email, operator_id) {
			const token = makeToken();
			const [invitation] = await database.query<Invitation>(INVITE, [digestOf(token), email, operator_id]);
			return invitation && { invitation, token };
		},
		list: () => database.query<Invitation>(LIST),
		revoke: async (invitation_id) => (await database.query(REVOKE, [invitation_id])).length > 0,
		take: async (token) => (await database.query<UsableLink>(TAKE, [digestOf(token)]))[0],
		takeFirst: async () => (await database.query<{ link_id: number }>(TAKE_FIRST))[0]?.link_id,
		async finish(link_id, user_id) {
			await database.query(FINISH, [link_id, user_id]);
		},
		async release(link_id) {
			await database.query("UPDATE sign_up_link SET taken_at = NULL WHERE id = $1 AND used_at IS NULL", [link_id]);
		},
	};
}

const makeToken = (): string => randomBytes(32).toString("base64url");

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
