/** Addresses that reminders are posted to. For sessions alone: no key sends somebody's reminders elsewhere. */

import { z } from "zod";
import { HOOK_CHANNELS, HOOKS, takesToken } from "../../domain/channels.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { Hook } from "../../ports/delivery/hooks.ts";
import { Instant } from "../contract/contractFields.ts";
import { brokenRules, Problem } from "../problem.ts";
import { json, type Route, route } from "./route.ts";

const MOST_URL = 1_000;
const WITH_TOKENS = HOOK_CHANNELS.filter(takesToken);

const HookView = z
	.strictObject({
		channel: z.enum(HOOK_CHANNELS),
		url: z.string(),
		made_at: Instant,
		ended_at: Instant.nullable().meta({
			description: "since when its server wants nothing more (410); null: it takes them",
		}),
	})
	.meta({ id: "Hook" });
const NewHook = z
	.strictObject({
		channel: z.enum(HOOK_CHANNELS),
		url: z
			.string()
			.max(MOST_URL)
			.meta({ description: "https, at a public address or a host that the installation allows" }),
		token: z
			.string()
			.regex(/^[\x21-\x7e]{1,200}$/)
			.optional()
			.meta({
				description: `of ${WITH_TOKENS.map((channel) => `\`${channel}\``).join(", ")} alone: the access token that the address wants`,
			}),
	})
	.meta({ id: "NewHook" });

const present = ({ channel, url, made_at, ended_at }: Hook) => ({ channel, url, made_at, ended_at });

const list = route({
	method: "GET",
	path: "/api/hooks",
	summary: "The addresses that your reminders are posted to, one for each channel",
	mutates: false,
	answer: { status: 200, schema: z.strictObject({ data: z.array(HookView).readonly(), next_cursor: z.null() }) },
	async act({ hooks }, { who }) {
		return json(200, { data: (await hooks.list(who.user.user_id)).map(present), next_cursor: null });
	},
});

const set = route({
	method: "POST",
	path: "/api/hooks",
	summary: "Have reminders posted to an address; it takes the place of the one that was set on the channel",
	mutates: true,
	body: NewHook,
	answer: {
		status: 201,
		schema: z.strictObject({
			hook: HookView,
			secret: z
				.string()
				.nullable()
				.meta({ description: "by which the receiver of webhooks verifies (Standard Webhooks); it is shown this once" }),
		}),
	},
	async act({ hooks }, { who, body: { channel, url, token } }) {
		const violations: Violation[] = [];
		const field = hooks.whyUnfit(channel, url);
		if (field !== undefined) {
			violations.push({ field, rule: "address", ...say(HOOKS[channel].unfit, { field }) });
		}
		if (token !== undefined && !takesToken(channel)) {
			const said = say("token_elsewhere", { field: "token", channels: WITH_TOKENS.join(", ") });
			violations.push({ field: "token", rule: "channel", ...said });
		}
		if (violations.length > 0) throw brokenRules(violations);
		const { hook, secret } = await hooks.set(who.user.user_id, channel, url, token);
		return json(201, { hook: present(hook), secret });
	},
});

const remove = route({
	method: "DELETE",
	path: "/api/hooks/{channel}",
	summary: "Post no more reminders to the address of a channel",
	mutates: true,
	params: z.strictObject({ channel: z.string().min(1).max(40) }),
	answer: { status: 200, schema: z.strictObject({ removed: z.string() }) },
	refusals: [404],
	async act({ hooks }, { who, params: { channel } }) {
		const known = HOOK_CHANNELS.find((one) => one === channel);
		const isRemoved = known !== undefined && (await hooks.remove(who.user.user_id, known));
		if (!isRemoved) throw new Problem("not_found", say("no_channel"));
		return json(200, { removed: channel });
	},
});

export const hookRoutes: readonly Route[] = [list, set, remove];
