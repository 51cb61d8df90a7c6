/** What we keep of accounts beside Better Auth's own tables. */
import { EntitySchema } from "typeorm";
import { BOOLEAN, belongsTo, INSTANT, INTEGER, key, NUMBERED, nullable, TEXT, UUID } from "./columns.ts";

export const SIGN_UP_LINK = new EntitySchema({
	name: "sign_up_link",
	columns: {
		id: { ...NUMBERED, ...key("int8", "sign_up_link_pk") },
		kind: TEXT,
		digest: TEXT,
		email: nullable(TEXT),
		made_by: nullable(UUID),
		made_at: INSTANT,
		expires_at: INSTANT,
		taken_at: nullable(INSTANT),
		used_at: nullable(INSTANT),
		used_by: nullable(UUID),
		revoked_at: nullable(INSTANT),
	},
	uniques: [{ name: "sign_up_link_digest", columns: ["digest"] }],
	indices: [
		{
			name: "sign_up_link_operator",
			columns: ["kind"],
			unique: true,
			where: "kind = 'operator' AND used_at IS NOT NULL",
		},
	],
	foreignKeys: [
		belongsTo("sign_up_link_maker", "user", ["made_by"], ["id"]),
		belongsTo("sign_up_link_account", "user", ["used_by"], ["id"]),
	],
});

export const ACCOUNT_MAIL = new EntitySchema({
	name: "account_mail",
	columns: {
		mail_id: key("uuid", "account_mail_pk"),
		user_id: nullable(UUID),
		sealed: TEXT,
		attempts: INTEGER,
		made_at: INSTANT,
		expires_at: INSTANT,
		next_attempt_at: INSTANT,
	},
	indices: [
		{ name: "account_mail_next", columns: ["next_attempt_at"] },
		{ name: "account_mail_user", columns: ["user_id"] },
	],
	foreignKeys: [belongsTo("account_mail_account", "user", ["user_id"], ["id"])],
});

export const ENDPOINT = new EntitySchema({
	name: "endpoint",
	columns: {
		user_id: key("uuid", "endpoint_pk"),
		channel: key("text", "endpoint_pk"),
		is_muted: BOOLEAN,
		muted_until: nullable(INSTANT),
	},
	foreignKeys: [belongsTo("endpoint_account", "user", ["user_id"], ["id"])],
});

export const PUSH_DEVICE = new EntitySchema({
	name: "push_device",
	columns: {
		device_id: key("uuid", "push_device_pk"),
		user_id: UUID,
		name: TEXT,
		url: TEXT,
		p256dh: TEXT,
		auth: TEXT,
		server_key: TEXT,
		made_at: { ...INSTANT, default: () => "now()" },
	},
	uniques: [{ name: "push_device_url", columns: ["url"] }],
	indices: [{ name: "push_device_of_user", columns: ["user_id", "made_at"] }],
	foreignKeys: [belongsTo("push_device_account", "user", ["user_id"], ["id"])],
});

export const HOOK = new EntitySchema({
	name: "hook",
	columns: {
		user_id: key("uuid", "hook_pk"),
		channel: key("text", "hook_pk"),
		url: TEXT,
		secret: nullable(TEXT),
		made_at: { ...INSTANT, default: () => "now()" },
		ended_at: nullable(INSTANT),
	},
	foreignKeys: [belongsTo("hook_account", "user", ["user_id"], ["id"])],
});

export const USED_CODE = new EntitySchema({
	name: "used_code",
	columns: {
		user_id: key("uuid", "used_code_pk"),
		code: key("text", "used_code_pk"),
		used_at: INSTANT,
	},
	foreignKeys: [belongsTo("used_code_account", "user", ["user_id"], ["id"])],
});
