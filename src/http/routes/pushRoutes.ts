/** Browsers that take reminders as push messages. For sessions alone: a key subscribes nobody's browser. */

import { z } from "zod";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { checkText, trimmed } from "../../domain/text/text.ts";
import { MOST_DEVICES, type PushDevice } from "../../ports/delivery/pushDevices.ts";
import { Instant } from "../contract/contractFields.ts";
import { brokenRules, Problem } from "../problem.ts";
import { json, type Route, route } from "./route.ts";

const MOST_NAME = 100;
/** The longest that push services are known to give is under 600. */
const MOST_URL = 1_000;

const Device = z.strictObject({ id: z.string(), name: z.string(), made_at: Instant }).meta({ id: "PushDevice" });
const NewDevice = z
	.strictObject({
		name: z.string().meta({ minLength: 1, maxLength: MOST_NAME, description: "what you know it by" }),
		endpoint: z.string().max(MOST_URL).meta({ description: "https, at a public address" }),
		keys: z.strictObject({
			p256dh: z.string().max(100).meta({ description: "the browser's public key: 65 bytes, base64url" }),
			auth: z.string().max(40).meta({ description: "its secret: 16 bytes, base64url" }),
		}),
	})
	.meta({ id: "NewPushDevice" });

const NO_ID = "00000000-0000-0000-0000-000000000000";
/** What is no id becomes one that nothing has, so that it is answered like a foreign one (P8). */
const DevicePath = z.strictObject({ id: z.uuid().catch(NO_ID) });

const present = ({ device_id: id, name, made_at }: PushDevice) => ({ id, name, made_at });

const list = route({
	method: "GET",
	path: "/api/push-devices",
	summary: "The browsers that take your reminders as push messages, the newest first, and the key to subscribe with",
	mutates: false,
	answer: {
		status: 200,
		schema: z.strictObject({
			public_key: z.string().meta({ description: "`applicationServerKey`, base64url (VAPID, RFC 8292)" }),
			data: z.array(Device).readonly(),
			next_cursor: z.null(),
		}),
	},
	async act({ push }, { who }) {
		const devices = await push.devices.list(who.user.user_id);
		return json(200, { public_key: push.publicKey, data: devices.map(present), next_cursor: null });
	},
});

const add = route({
	method: "POST",
	path: "/api/push-devices",
	summary: `Have reminders sent to a browser that is subscribed at its push service; of more than ${MOST_DEVICES} the oldest goes`,
	mutates: true,
	body: NewDevice,
	answer: { status: 201, schema: z.strictObject({ device: Device }) },
	async act({ push }, { who, body: { name, endpoint, keys } }) {
		const violations: Violation[] = [];
		const read = trimmed(name);
		checkText("name", read, { min: 1, max: MOST_NAME }, violations);
		const subscription = { url: endpoint, ...keys };
		const field = push.whyUnfit(subscription);
		if (field !== undefined) violations.push({ field, rule: "push", ...say("no_push_subscription", { field }) });
		if (violations.length > 0) throw brokenRules(violations);
		const device = await push.devices.add(who.user.user_id, read, subscription, push.publicKey);
		return json(201, { device: present(device) });
	},
});

const remove = route({
	method: "DELETE",
	path: "/api/push-devices/{id}",
	summary: "Send no more reminders to a browser",
	mutates: true,
	params: DevicePath,
	answer: { status: 200, schema: z.strictObject({ removed: z.string() }) },
	refusals: [404],
	async act({ push }, { who, params: { id } }) {
		if (!(await push.devices.remove(who.user.user_id, id))) throw new Problem("not_found", say("no_push_device"));
		return json(200, { removed: id });
	},
});

export const pushRoutes: readonly Route[] = [list, add, remove];
