/** The signed-in user and the settings. */

import type { MovedTask } from "../../domain/commands/decision.ts";
import { initialUserState } from "../../domain/evolve/initialState.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { Settings as SettingsOfUser } from "../../domain/settings/settings.ts";
import { Me, MeWritten, Settings, SettingsChanges } from "../contract/contract.ts";
import type { Deps } from "../deps.ts";
import type { Identity } from "../identity/whoAsks.ts";
import { Problem } from "../problem.ts";
import { execute, json, type Route, route, toFollow, written } from "./route.ts";

const presentMove = ({ task_id, title, due, reminders }: MovedTask) => ({
	task_id,
	title,
	due,
	reminders: reminders.map(({ reminder_id: id, from, to }) => ({ id, from, to })),
});

async function presentUser(deps: Deps, { user: { user_id: id, email, name } }: Identity) {
	const [is_operator, must_confirm, is_new] = await Promise.all([
		deps.isOperator(id, email),
		deps.mustConfirm(id),
		deps.readModel.isNew(id),
	]);
	return { id, email, name, is_operator, must_confirm, is_new, can_dictate: deps.hears };
}

/** In the contract's order: a stored answer has the database's, and a repeat is to be the same byte for byte. */
const presentSettings = (settings: SettingsOfUser) =>
	// An answer that was stored before there was a setting has none of it.
	Settings.strip().parse({ ...initialUserState().settings, ...settings });

const readMe = route({
	method: "GET",
	path: "/api/me",
	summary: "Who is signed in, and the settings",
	mutates: false,
	scope: "tasks:read",
	answer: { status: 200, schema: Me },
	async act(deps, { who }) {
		const [user, settings] = await Promise.all([presentUser(deps, who), deps.readModel.settings(who.user.user_id)]);
		return json(200, { user, settings: presentSettings(settings) });
	},
});

const changeSettings = route({
	method: "PATCH",
	path: "/api/me",
	summary: "Change the named settings; with `dry_run`, show what that would move and change nothing",
	mutates: true,
	scope: "tasks:write",
	body: SettingsChanges,
	answer: { status: 200, schema: MeWritten },
	async act(deps, asked) {
		const { dry_run, ...changes } = asked.body;
		// A client that acts for the user must not switch off the questions that it is asked.
		if (changes.tools !== undefined && asked.who.session === null) {
			throw new Problem("forbidden", say("tools_by_user"));
		}
		const looks = dry_run ? { dry_run } : {};
		const done = await execute(deps, asked, { type: "ChangeSettings", changes, ...looks });
		// As the user is after the change, so that a repeat is told the same.
		const user = await presentUser(deps, asked.who);
		const { answer } = done;
		if (answer.kind === "settings") {
			return written(done, 200, { user, settings: presentSettings(answer.settings), ...toFollow(answer) });
		}
		const { settings, moved, moved_count } = answer.preview;
		return written(done, 200, {
			user,
			settings: presentSettings(settings),
			moved: moved.map(presentMove),
			moved_count,
		});
	},
});

export const accountRoutes: readonly Route[] = [readMe, changeSettings];
