/** The user's settings, and what moves with them. */

import type { Command } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import type { DomainEvent } from "../events/events.ts";
import type { Violation } from "../refusals/rejection.ts";
import { followersOf, followingAtOnce, movesOf } from "../reminders/zoneMove.ts";
import { habitsOf } from "../settings/habits.ts";
import type { Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import type { InstantText } from "../time/instant.ts";
import { readSettings } from "./settingRules.ts";

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
