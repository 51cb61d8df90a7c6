/** What a user has settled. A setting is one entry of the table; the compiler asks each language for its words. */
import { z } from "zod";
import { USUAL_CHANNELS } from "../channels.ts";
import { text } from "../text/textShape.ts";
import type { TimeText } from "../time/instant.ts";

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
const WEEK_STARTS = ["monday", "sunday", "saturday"] as const;

export const CHILDREN_SETTINGS = ["ask", "take_along", "leave"] as const;

/** What a model or a client may do with a tool: at once, only with the user's yes, not at all. */
export const TOOL_WISHES = ["auto", "ask", "never"] as const;
export type ToolWish = (typeof TOOL_WISHES)[number];

/** What becomes of a reminder of an urgent task in quiet hours. */
export const URGENT_IN_QUIET = ["send", "hold"] as const;

interface Setting<Shape extends z.ZodType> {
	/** Of which events, snapshots, the door between pods, the contract and `change_settings` are made. */
	readonly shape: Shape;
	/** As every user begins. */
	readonly first: z.output<Shape>;
}
const setting = <Shape extends z.ZodType>(shape: Shape, first: z.output<Shape>): Setting<Shape> => ({ shape, first });

const SETTINGS = {
	/** IANA name; the zone in which wall times and all-day tasks of this user are meant. */
	time_zone: setting(z.string(), "UTC"),
	locale: setting(z.string(), "en"),
	/** Lead of the reminder that a task with a time gets by default; null: none. */
	default_lead_minutes: setting(z.number().nullable(), 60),
	/** Wall time at which an all-day task reminds. */
	all_day_reminder_at: setting(text<TimeText>(), "09:00" as TimeText),
	missed_occurrences: setting(z.enum(["roll_on", "keep_each"]), "roll_on"),
	month_end: setting(z.enum(["clamp", "skip"]), "clamp"),
	date_order: setting(z.enum(DATE_ORDERS), "dmy"),
	week_start: setting(z.enum(WEEK_STARTS), "monday"),
	/** What completing, deleting, reopening and restoring a task does to those below it; `ask`: the command has to say it. */
	children: setting(z.enum(CHILDREN_SETTINGS), "ask"),
	/** By the name of a tool; of one that is not named the policy decides. */
	tools: setting(z.record(z.string(), z.enum(TOOL_WISHES)), {}),
	/** By which a reminder goes out that names none of its own. */
	channels: setting(z.array(z.string()).readonly(), USUAL_CHANNELS),
	/** Null: reminders go out at any hour. */
	quiet_hours: setting(
		z
			.object({ from: text<TimeText>(), to: text<TimeText>(), urgent: z.enum(URGENT_IN_QUIET) })
			.readonly()
			.nullable(),
		null,
	),
	/** Wall time at which the day's digest goes out; null: none does. */
	digest_at: setting(text<TimeText>().nullable(), null),
};

type Table = typeof SETTINGS;
const column = <Part extends keyof Setting<z.ZodType>>(part: Part) =>
	Object.fromEntries(Object.entries(SETTINGS).map(([name, one]) => [name, one[part]])) as {
		[Name in keyof Table]: Table[Name][Part];
	};

export const settingsShape = column("shape");
const Whole = z.object(settingsShape).readonly();
export type Settings = z.output<typeof Whole>;
export const FIRST_SETTINGS: Settings = column("first");

/** Wall times of the user's zone; `from` after `to`: over midnight, `to` being when what was held back goes out. Never the same. */
export type QuietHours = NonNullable<Settings["quiet_hours"]>;

/** Whether a change of these settings moves tasks. */
export function movesTasks(changes: Partial<Settings>): boolean {
	return changes.time_zone !== undefined || changes.all_day_reminder_at !== undefined;
}
