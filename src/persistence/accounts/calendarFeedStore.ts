/** Calendar feeds. A token is 256 random bits; the table has its SHA-256 alone, as with keys (decision 0123). */
import { createHash, randomBytes } from "node:crypto";
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import type { Log } from "../../ports/process/log.ts";
import type { CalendarFeed, CalendarFeeds, FoundFeed } from "../../ports/reading/calendarFeeds.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

/** Who makes feeds in two pages at once may be after the same place. */
const TRIES = 5;
/** How often it is written down that a feed was read. */
const USED_EVERY = "1 minute";

/** So that a link that lies about is recognised. What is formed otherwise is not looked up. */
const TOKEN_PREFIX = "adjf_";
const TOKEN = new RegExp(`^${TOKEN_PREFIX}[\\w-]{43}$`);

const COLUMNS = `feed_id, name, contents, has_alarms, ${instantSql("made_at")} AS made_at, ${instantSql("used_at")} AS used_at`;

/** A place is had by one feed; of two who are after the same, one has it (calendar_feed_place). */
const MAKE = `
INSERT INTO calendar_feed (feed_id, user_id, place, name, contents, has_alarms, digest, made_at)
SELECT gen_random_uuid(), $1, place, $2, $3, $4, $5, now()
FROM generate_series(1, ${BOUNDS.feeds.most}) place
WHERE NOT EXISTS (SELECT 1 FROM calendar_feed f WHERE f.user_id = $1 AND f.place = place.place)
ORDER BY place LIMIT 1
ON CONFLICT (user_id, place) DO NOTHING
RETURNING ${COLUMNS}`;

const IS_FULL = "SELECT count(*) >= $2 AS is_full FROM calendar_feed WHERE user_id = $1";
const LIST = `SELECT ${COLUMNS} FROM calendar_feed WHERE user_id = $1 ORDER BY made_at DESC, feed_id`;
const REVOKE = "DELETE FROM calendar_feed WHERE user_id = $1 AND feed_id = $2 RETURNING feed_id";
const BY_DIGEST = `
SELECT ${COLUMNS}, user_id, used_at IS NULL OR used_at < now() - interval '${USED_EVERY}' AS is_news
FROM calendar_feed WHERE digest = $1`;
const USED = `
UPDATE calendar_feed SET used_at = now()
WHERE feed_id = $1 AND (used_at IS NULL OR used_at < now() - interval '${USED_EVERY}')`;

export function createCalendarFeedStore({ query }: Pick<Database, "query">, log: Log): CalendarFeeds {
	/** What a calendar reads does not wait for it. */
	function noteUse(feed_id: string): void {
		query(USED, [feed_id], "feed_used").catch((err: unknown) =>
			log.warn("it was not noted that a calendar feed was read", { feed_id, err }),
		);
	}

	return {
		async make(user_id, { name, contents, has_alarms }) {
			const token = `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;
			const values = [user_id, name, contents, has_alarms, digestOf(token)];
			for (let tries = 0; tries < TRIES; tries += 1) {
				const [feed] = await query<CalendarFeed>(MAKE, values);
				if (feed) return { feed, token };
				const [row] = await query<{ is_full: boolean }>(IS_FULL, [user_id, BOUNDS.feeds.most]);
				if (row?.is_full) return undefined;
			}
			return undefined;
		},
		list: (user_id) => query<CalendarFeed>(LIST, [user_id]),
		revoke: async (user_id, feed_id) => (await query(REVOKE, [user_id, feed_id])).length > 0,
		async findByToken(token) {
			if (!TOKEN.test(token)) return undefined;
			const [found] = await query<FoundFeed & { is_news: boolean }>(BY_DIGEST, [digestOf(token)], "feed_by_digest");
			if (found === undefined) return undefined;
			const { is_news, ...feed } = found;
			if (is_news) noteUse(feed.feed_id);
			return feed;
		},
	};
}

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
