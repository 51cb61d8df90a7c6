/** The signed-in user and the settings. */
import { Me, MeWritten, SettingsChanges } from "./contract.ts";
import { execute, json, partOf, type Route, route, written } from "./route.ts";

const readMe = route({
	method: "GET",
	path: "/api/me",
	summary: "Who is signed in, and the settings",
	mutates: false,
	answer: { status: 200, schema: Me },
	example: () => ({}),
	async act(deps, { who }) {
		const { user_id: id, email, name } = who;
		return json(200, { user: { id, email, name }, settings: await deps.readModel.settings(id) });
	},
});

const changeSettings = route({
	method: "PATCH",
	path: "/api/me",
	summary: "Change the named settings",
	mutates: true,
	body: SettingsChanges,
	answer: { status: 200, schema: MeWritten },
	example: () => ({ body: { time_zone: "Europe/Berlin" } }),
	async act(deps, asked) {
		const { user_id: id, email, name } = asked.who;
		const done = await execute(deps, asked, { type: "ChangeSettings", changes: asked.body });
		return written(done, 200, { user: { id, email, name }, settings: partOf(done, "settings") });
	},
});

export const accountRoutes: readonly Route[] = [readMe, changeSettings];
