/** The settings, in English. Their names are those that requests have. */
import { counted } from "../counted.ts";
import type { SettingWords } from "../settingWords.ts";

const ofTools = counted("en", { one: "tool", other: "tools" });

export const settings: SettingWords = {
	time_zone: { name: "time_zone", said: (zone) => `time zone ${zone}` },
	default_lead_minutes: {
		name: "default_lead_minutes",
		said: (minutes) => (minutes === null ? "no default reminder" : `default reminder ${minutes} minutes before`),
	},
	all_day_reminder_at: { name: "all_day_reminder_at", said: (time, say) => `whole days remind at ${say.time(time)}` },
	week_start: {
		name: "week_start",
		said: {
			monday: "the week starts on Monday",
			sunday: "the week starts on Sunday",
			saturday: "the week starts on Saturday",
		},
	},
	children: {
		name: "children",
		said: {
			ask: "you are asked about subtasks",
			take_along: "subtasks go along with their task",
			leave: "subtasks are left as they are",
		},
	},
	date_order: {
		name: "date_order",
		said: {
			dmy: "dates are read day first",
			mdy: "dates are read month first",
			ymd: "dates are read year first",
		},
	},
	locale: { name: "locale", said: (tag, say) => `language ${say.language(tag)}` },
	missed_occurrences: {
		name: "missed_occurrences",
		said: { roll_on: "missed dates are skipped", keep_each: "each missed date is kept until it is done" },
	},
	month_end: {
		name: "month_end",
		said: {
			clamp: "what falls on a day that a month lacks comes on its last day",
			skip: "a month that lacks the day is left out",
		},
	},
	channels: {
		name: "channels",
		said: (channels, say) =>
			channels.length === 0
				? "reminders show on the page only"
				: `reminders go out by ${channels.map(say.way).join(", ")}`,
	},
	quiet_hours: {
		name: "quiet_hours",
		said: (hours, say) =>
			hours === null
				? "no quiet hours"
				: `quiet hours from ${say.time(hours.from)} to ${say.time(hours.to)}, ${hours.urgent === "send" ? "except for urgent tasks" : "for urgent tasks, too"}`,
	},
	digest_at: {
		name: "digest_at",
		said: (time, say) => (time === null ? "no daily digest" : `the digest of the day comes at ${say.time(time)}`),
	},
	/** Those for which the user has decided himself are counted. */
	tools: {
		name: "tools",
		said: (wishes) => {
			const count = Object.keys(wishes).length;
			return count === 0
				? "models and programs ask as usual"
				: `models and programs ask as you decided for ${ofTools(count)}`;
		},
	},
};
