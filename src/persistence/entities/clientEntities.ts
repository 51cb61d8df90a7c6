/** What others have of a user: keys and apps that act for him, and links by which calendars read his tasks. */
import { EntitySchema } from "typeorm";
import { BOOLEAN, belongsTo, INSTANT, INTEGER, key, nullable, TEXT, UUID } from "./columns.ts";

export const CLIENT = new EntitySchema({
	name: "client",
	columns: {
		client_id: key("uuid", "client_pk"),
		user_id: UUID,
		place: nullable(INTEGER),
		kind: TEXT,
		name: TEXT,
		scopes: { ...TEXT, array: true },
		is_trusted: { ...BOOLEAN, default: false },
		digest: nullable(TEXT),
		oauth_client_id: nullable(TEXT),
		made_at: INSTANT,
		expires_at: nullable(INSTANT),
		used_at: nullable(INSTANT),
		revoked_at: nullable(INSTANT),
	},
	uniques: [{ name: "client_digest", columns: ["digest"] }],
	indices: [
		{ name: "client_place", columns: ["user_id", "place"], unique: true, where: "revoked_at IS NULL" },
		{ name: "client_app", columns: ["user_id", "oauth_client_id"], unique: true, where: "revoked_at IS NULL" },
		{ name: "client_made", columns: ["user_id", "made_at"] },
	],
	foreignKeys: [belongsTo("client_user", "user", ["user_id"], ["id"])],
});

export const CALENDAR_FEED = new EntitySchema({
	name: "calendar_feed",
	columns: {
		feed_id: key("uuid", "calendar_feed_pk"),
		user_id: UUID,
		place: INTEGER,
		name: TEXT,
		contents: TEXT,
		has_alarms: BOOLEAN,
		digest: TEXT,
		made_at: INSTANT,
		used_at: nullable(INSTANT),
	},
	uniques: [
		{ name: "calendar_feed_place", columns: ["user_id", "place"] },
		{ name: "calendar_feed_digest", columns: ["digest"] },
	],
	foreignKeys: [belongsTo("calendar_feed_user", "user", ["user_id"], ["id"])],
});
