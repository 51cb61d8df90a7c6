/** What the signed-in user has of a model. */
import { ModelUse } from "../contract/modelContract.ts";
import { json, type Route, route } from "./route.ts";

const readUse = route({
	method: "GET",
	path: "/api/model",
	summary: "Whether a model works at what is said in the chat, and what of the day's tokens is used",
	mutates: false,
	scope: "tasks:read",
	answer: { status: 200, schema: ModelUse },
	async act({ modelUsage, clock }, { who }) {
		if (modelUsage === undefined) return json(200, { is_there: false, today: null });
		const { ends_in_s, ...today } = await modelUsage.today(who.user.user_id);
		const ends_at =
			ends_in_s === null ? null : clock.now().add({ seconds: ends_in_s }).toString({ smallestUnit: "millisecond" });
		return json(200, { is_there: true, today: { ...today, ends_at } });
	},
});

export const modelRoutes: readonly Route[] = [readUse];
