/** `change_settings`: all but what is settled for tools, which only a session changes (decision 0115). */
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import { settingsShape } from "../../domain/settings/settings.ts";
import { settingsText } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { answersOf } from "../answersOf.ts";
import { changeOutput, DryRun } from "../fields.ts";
import { invalid, isRefusal } from "../refusals.ts";
import { previewSettings } from "../settingsPreview.ts";
import { changeTool } from "../tool.ts";

const { tools: _ofSessions, ...shape } = settingsShape;

export const changeSettings = changeTool({
	name: "change_settings",
	title: "Change settings",
	description:
		'Change the named settings of the account. Examples: {"time_zone":"Europe/Berlin"}, {"default_lead_minutes":30}, {"quiet_hours":{"from":"22:00","to":"07:00","urgent":"hold"}}. Another time zone moves tasks: the user is asked first.',
	deed: "settles",
	isIdempotent: true,
	isUntrusted: false,
	words: { done: "changed" },
	input: z.strictObject({ ...z.object(shape).partial().shape, ...DryRun }),
	output: changeOutput(["changed"], shape),
	async plan(context, given) {
		const changes: Partial<Settings> = given;
		const names = Object.keys(changes);
		if (names.length === 0) return invalid("body", "required", say("nothing_named"));
		const preview = await previewSettings(context, changes);
		if (isRefusal(preview)) return preview;
		const now = settingsText(preview.settings, names);
		return {
			commands: [{ type: "ChangeSettings", changes }],
			tasks: [],
			// What only the morning hour moves stays on its day.
			count: changes.time_zone === undefined ? 0 : preview.moved_count,
			question: wordsFor(context.settings.locale).tools.changeSettings(now),
		};
	},
	async present(_context, ran) {
		const [answer] = answersOf(ran);
		if (answer?.kind !== "settings") return {};
		const { tools: _ofSessionsToo, ...settings } = answer.settings;
		return { ...settings };
	},
});
