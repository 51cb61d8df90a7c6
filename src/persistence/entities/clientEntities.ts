/** What acts for users: keys and apps. */
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
