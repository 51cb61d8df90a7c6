/** The user's settings, and what moves with them. */

import type { Book } from "./book.ts";
import type { Command } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { sameValue } from "./equality.ts";
import type { DomainEvent } from "./events.ts";
import { habitsOf } from "./habits.ts";
import type { InstantText, TimeText } from "./instant.ts";
import { isLeadMinutes } from "./newReminders.ts";
import { accepted, happened, rejectedFor } from "./outcome.ts";
import type { Violation } from "./rejection.ts";
import { say } from "./sentence.ts";
import type { QuietHours, Settings } from "./settings.ts";
import { CHANNELS, LIMITS } from "./task.ts";
import { readTimeZone } from "./taskFields.ts";
import { followersOf, followingAtOnce, movesOf } from "./zoneMove.ts";

/**
 * Changes the named settings. `default_lead_minutes` is for tasks to come: reminders that exist keep their own lead.
 * The book must hold the tasks that move when zone or morning hour change, of many the first and one more (needs.ts): these
 * move within the command, the others in steps afterwards. A dry run decides just the same, and then shows it instead.
 */
export function changeSettings(
	book: Book,
	{ changes, dry_run }: Command & { type: "ChangeSettings" },
	now: InstantText,
): Decision {
	const violations: Violation[] = [];
	const read = readSettings(changes, violations);
	if (violations.length > 0) return rejectedFor(violations);
	const { settings } = book.user;
	const changed = Object.entries({ ...habitsThatFollow(settings, read), ...read }).filter(
		([name, value]) => !sameValue(settings[name as keyof Settings], value),
	);
	const updated_fields: Partial<Settings> = Object.fromEntries(changed);
	const previous_fields: Partial<Settings> = Object.fromEntries(
		changed.map(([name]) => [name, settings[name as keyof Settings]]),
	);
	const after: Settings = { ...settings, ...updated_fields };
	const all = followersOf(book, updated_fields);
	const first = followingAtOnce(all, after, { now, since: now, is_undo: false });
	// Where the zone is named and stays, nothing moves, however many tasks were loaded for it.
	const beyond = all.length === 0 ? 0 : Math.max(book.followers ?? 0, all.length) - first.count;
	const tasks_follow = beyond > 0 ? ({ tasks_follow: true } as const) : {};
	const events: DomainEvent[] = [
		{ type: "settings.changed", data: { updated_fields, previous_fields, ...tasks_follow } },
		...first.events,
	];
	if (dry_run) return accepted({ kind: "settings_preview", settings: after, ...movesOf(book, events, beyond) }, []);
	if (changed.length === 0) return accepted({ kind: "settings" }, []);
	return accepted({ kind: "settings", ...(beyond > 0 ? { to_follow: beyond } : {}) }, events.map(happened));
}

/**
 * Order of dates and first day of the week go with the language and country, where they were as these have them and nobody names
 * them now: what differs was chosen, and stays (decision 0204).
 */
function habitsThatFollow(settings: Settings, { locale }: Partial<Settings>): Partial<Settings> {
	if (locale === undefined) return {};
	const [had, has] = [habitsOf(settings.locale), habitsOf(locale)];
	return {
		...(settings.date_order === had.date_order && { date_order: has.date_order }),
		...(settings.week_start === had.week_start && { week_start: has.week_start }),
	};
}

function readSettings(changes: Partial<Settings>, violations: Violation[]): Partial<Settings> {
	const named = Object.entries(changes).filter(([, value]) => value !== undefined);
	const read: { -readonly [Name in keyof Settings]?: Settings[Name] } = Object.fromEntries(named);
	if (read.time_zone !== undefined) read.time_zone = readTimeZone("time_zone", read.time_zone, violations);
	if (read.locale !== undefined) read.locale = readLocale(read.locale, violations);
	if (read.default_lead_minutes != null && !isLeadMinutes(read.default_lead_minutes)) {
		const said = say("null_or_whole_number_range", {
			field: "default_lead_minutes",
			least: 0,
			most: LIMITS.leadMinutes,
		});
		violations.push({ field: "default_lead_minutes", rule: "range", ...said });
	}
	if (read.all_day_reminder_at !== undefined && !isTime(read.all_day_reminder_at)) {
		const said = say("time_of_day", { field: "all_day_reminder_at" });
		violations.push({ field: "all_day_reminder_at", rule: "time", ...said });
	}
	if (read.digest_at != null && !isTime(read.digest_at)) {
		violations.push({ field: "digest_at", rule: "time", ...say("time_of_day", { field: "digest_at" }) });
	}
	if (read.tools !== undefined) checkTools(read.tools, violations);
	if (read.channels !== undefined) read.channels = readChannels(read.channels, violations);
	if (read.quiet_hours != null) checkQuietHours(read.quiet_hours, violations);
	return read;
}

/** Each once, in the order in which they are listed: the same wish is the same setting. */
function readChannels(channels: Settings["channels"], violations: Violation[]): Settings["channels"] {
	const known = CHANNELS.filter((channel) => channels.includes(channel));
	if (known.length < new Set(channels).size) {
		const said = say("unknown_channel", { field: "channels", channels: CHANNELS.join(", ") });
		violations.push({ field: "channels", rule: "one_of", ...said });
	}
	return known;
}

function checkQuietHours({ from, to }: QuietHours, violations: Violation[]): void {
	for (const [field, time] of [
		["quiet_hours.from", from],
		["quiet_hours.to", to],
	] as const) {
		if (!isTime(time)) violations.push({ field, rule: "time", ...say("time_of_day", { field }) });
	}
	if (from === to) {
		violations.push({ field: "quiet_hours.to", rule: "differs", ...say("quiet_hours_end_where_they_begin") });
	}
}

/** Which tools there are is not known here: another version may have others. */
function checkTools(tools: Settings["tools"], violations: Violation[]): void {
	const names = Object.keys(tools);
	if (names.length > LIMITS.toolsNamed) {
		violations.push({ field: "tools", rule: "limit", ...say("too_many_tools", { most: LIMITS.toolsNamed }) });
	}
	for (const name of names.filter((one) => !/^[a-z_]{2,40}$/.test(one)).slice(0, 1)) {
		const said = say("no_tool_name", { name: name.slice(0, 40) });
		violations.push({ field: "tools", rule: "tool", ...said });
	}
}

/** BCP 47, structurally valid; whether anybody speaks it is not our business. */
function readLocale(locale: string, violations: Violation[]): string {
	try {
		return new Intl.Locale(locale).toString();
	} catch {
		violations.push({ field: "locale", rule: "locale", ...say("language_tag", { field: "locale" }) });
		return locale;
	}
}

function isTime(text: TimeText): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
