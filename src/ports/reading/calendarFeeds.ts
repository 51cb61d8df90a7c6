/**
 * Secret links by which a calendar reads a user's tasks. A feed is no client: it changes nothing, has no scopes and appears in no
 * history. Its link shows what the feed was made for and nothing else.
 */

/** Apple's and Google's calendars show events alone, Thunderbird and Tasks.org tasks as well. */
export const FEED_CONTENTS = ["events", "tasks", "both"] as const;
export type FeedContents = (typeof FEED_CONTENTS)[number];

export interface NewFeed {
	/** As its calendar will be called. */
	readonly name: string;
	readonly contents: FeedContents;
	/** Whether reminders go along as alarms. */
	readonly has_alarms: boolean;
}

export interface CalendarFeed extends NewFeed {
	readonly feed_id: string;
	/** Instants, RFC 3339 in UTC. `used_at` is up to a minute old; null: never. */
	readonly made_at: string;
	readonly used_at: string | null;
}

/** Whose tasks a link shows. */
export interface FoundFeed extends CalendarFeed {
	readonly user_id: string;
}

/** All of it throws `StorageUnavailable` when PostgreSQL is away. */
export interface CalendarFeeds {
	/** The token is told here and never again; undefined: the user has as many feeds as he may have. */
	make(user_id: string, wish: NewFeed): Promise<{ readonly feed: CalendarFeed; readonly token: string } | undefined>;
	/** The newest first. */
	list(user_id: string): Promise<readonly CalendarFeed[]>;
	/** From then on its link is none, on whichever pod. Whether there was one. */
	revoke(user_id: string, feed_id: string): Promise<boolean>;
	/** Read afresh each time; it notes that the feed was used. */
	findByToken(token: string): Promise<FoundFeed | undefined>;
}
