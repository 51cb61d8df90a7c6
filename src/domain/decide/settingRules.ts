/** What a setting may be, beyond its shape (`settings.ts`): a row for each that has rules. */

import { CHANNELS } from "../channels.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { isLeadMinutes } from "../reminders/newReminders.ts";
import type { Settings } from "../settings/settings.ts";
import { LIMITS } from "../tasks/task.ts";
import type { TimeText } from "../time/instant.ts";
import { readTimeZone } from "../time/lawfulTime.ts";

/** Returns the value as it is kept; what is wrong with it goes to `violations`. */
type Rule<Name extends keyof Settings> = (value: Settings[Name], violations: Violation[]) => Settings[Name];

const RULES: { readonly [Name in keyof Settings]?: Rule<Name> } = {
	time_zone: (zone, violations) => readTimeZone("time_zone", zone, violations),
	locale(locale, violations) {
		try {
			// BCP 47, structurally valid; whether anybody speaks it is not our business.
			return new Intl.Locale(locale).toString();
		} catch {
			violations.push({ field: "locale", rule: "locale", ...say("language_tag", { field: "locale" }) });
			return locale;
		}
	},
	default_lead_minutes(minutes, violations) {
		if (minutes !== null && !isLeadMinutes(minutes)) {
			const field = "default_lead_minutes";
			const said = say("null_or_whole_number_range", { field, least: 0, most: LIMITS.leadMinutes });
			violations.push({ field, rule: "range", ...said });
		}
		return minutes;
	},
	all_day_reminder_at: (time, violations) => timeAt("all_day_reminder_at", time, violations),
	digest_at: (time, violations) => (time === null ? null : timeAt("digest_at", time, violations)),
	/** Which tools there are is not known here: another version may have others. */
	tools(tools, violations) {
		const names = Object.keys(tools);
		if (names.length > LIMITS.toolsNamed) {
			violations.push({ field: "tools", rule: "limit", ...say("too_many_tools", { most: LIMITS.toolsNamed }) });
		}
		for (const name of names.filter((one) => !/^[a-z_]{2,40}$/.test(one)).slice(0, 1)) {
			const said = say("no_tool_name", { name: name.slice(0, 40) });
			violations.push({ field: "tools", rule: "tool", ...said });
		}
		return tools;
	},
	/** Each once, in the order in which they are listed: the same wish is the same setting. */
	channels(channels, violations) {
		const known = CHANNELS.filter((channel) => channels.includes(channel));
		if (known.length < new Set(channels).size) {
			const said = say("unknown_channel", { field: "channels", channels: CHANNELS.join(", ") });
			violations.push({ field: "channels", rule: "one_of", ...said });
		}
		return known;
	},
	quiet_hours(hours, violations) {
		if (hours === null) return null;
		timeAt("quiet_hours.from", hours.from, violations);
		timeAt("quiet_hours.to", hours.to, violations);
		if (hours.from === hours.to) {
			violations.push({ field: "quiet_hours.to", rule: "differs", ...say("quiet_hours_end_where_they_begin") });
		}
		return hours;
	},
};

function timeAt(field: string, time: TimeText, violations: Violation[]): TimeText {
	if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
		violations.push({ field, rule: "time", ...say("time_of_day", { field }) });
	}
	return time;
}

/** The settings that are named, as they are kept; broken rules in the order of the table. */
export function readSettings(changes: Partial<Settings>, violations: Violation[]): Partial<Settings> {
	const named = Object.entries(changes).filter(([, value]) => value !== undefined);
	const read: { -readonly [Name in keyof Settings]?: Settings[Name] } = Object.fromEntries(named);
	const hold = <Name extends keyof Settings>(name: Name): void => {
		const value = read[name];
		const rule = RULES[name];
		if (value !== undefined && rule !== undefined) read[name] = rule(value, violations);
	};
	for (const name of Object.keys(RULES) as (keyof Settings)[]) hold(name);
	return read;
}
