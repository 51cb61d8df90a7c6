/** Where reminders go, and how to have some quiet there. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import type { Endpoint } from "../../ports/delivery/endpoints.ts";
import { Instant, ReadInstant } from "../contract/contractFields.ts";
import { brokenRules, Problem } from "../problem.ts";
import { json, type Route, route } from "./route.ts";

const EndpointView = z
	.strictObject({
		channel: z.string(),
		address: z.string(),
		is_verified: z.boolean(),
		mute: z
			.strictObject({ until: Instant.nullable() })
			.nullable()
			.meta({ description: "null: reminders go there; `until` null: not until you say otherwise" }),
	})
	.meta({ id: "Endpoint" });
const AskedMute = z
	.strictObject({ mute: z.strictObject({ until: ReadInstant.nullable() }).nullable() })
	.meta({ id: "AskedMute" });

const present = ({ channel, address, is_verified, mute }: Endpoint): z.output<typeof EndpointView> => ({
	channel,
	address,
	is_verified,
	mute,
});

const list = route({
	method: "GET",
	path: "/api/endpoints",
	summary: "Where your reminders go on each channel, and whether they go there at present",
	mutates: false,
	scope: "tasks:read",
	answer: {
		status: 200,
		schema: z.strictObject({ data: z.array(EndpointView).readonly(), next_cursor: z.null() }),
	},
	async act({ endpoints }, { who }) {
		return json(200, { data: (await endpoints.ofUser(who.user.user_id)).map(present), next_cursor: null });
	},
});

const mute = route({
	method: "PATCH",
	path: "/api/endpoints/{channel}",
	summary:
		"Have no reminders sent by a channel, for a while or until you say otherwise; they still fire, and show on the page",
	mutates: true,
	scope: "tasks:write",
	params: z.strictObject({ channel: z.string().min(1).max(40) }),
	body: AskedMute,
	answer: { status: 200, schema: z.strictObject({ endpoint: EndpointView }) },
	refusals: [404],
	async act({ endpoints, clock }, { who, params, body }) {
		const until = body.mute?.until ?? null;
		if (until !== null && until <= toInstantText(clock.now())) {
			throw brokenRules([{ field: "mute.until", rule: "future", ...say("in_future", { field: "mute.until" }) }]);
		}
		const endpoint = await endpoints.mute(who.user.user_id, params.channel, body.mute);
		if (endpoint === undefined) throw new Problem("not_found", say("no_channel"));
		return json(200, { endpoint: present(endpoint) });
	},
});

export const endpointRoutes: readonly Route[] = [list, mute];
