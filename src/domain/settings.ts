/** What a user has settled. A setting is one line of the shape and one of how every user begins; the compiler asks for its words. */
import { z } from "zod";
import type { TimeText } from "./instant.ts";
import { USUAL_CHANNELS } from "./task.ts";
import { text } from "./textShape.ts";

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
const WEEK_STARTS = ["monday", "sunday", "saturday"] as const;

export const CHILDREN_SETTINGS = ["ask", "take_along", "leave"] as const;

/** What a model or a client may do with a tool: at once, only with the user's yes, not at all. */
export const TOOL_WISHES = ["auto", "ask", "never"] as const;
export type ToolWish = (typeof TOOL_WISHES)[number];

/** What becomes of a reminder of an urgent task in quiet hours. */
export const URGENT_IN_QUIET = ["send", "hold"] as const;

/** Each setting by its shape; events, snapshots, the door between pods, the contract and `change_settings` are made of these. */
export const settingsShape = {
	/** IANA name; the zone in which wall times and all-day tasks of this user are meant. */
	time_zone: z.string(),
	locale: z.string(),
	/** Lead of the reminder that a task with a time gets by default; null: none. */
	default_lead_minutes: z.number().nullable(),
	/** Wall time at which an all-day task reminds. */
	all_day_reminder_at: text<TimeText>(),
	missed_occurrences: z.enum(["roll_on", "keep_each"]),
	month_end: z.enum(["clamp", "skip"]),
	date_order: z.enum(DATE_ORDERS),
	week_start: z.enum(WEEK_STARTS),
	/** What completing, deleting, reopening and restoring a task does to those below it; `ask`: the command has to say it. */
	children: z.enum(CHILDREN_SETTINGS),
	/** By the name of a tool; of one that is not named the policy decides. */
	tools: z.record(z.string(), z.enum(TOOL_WISHES)),
	/** By which a reminder goes out that names none of its own. */
	channels: z.array(z.string()).readonly(),
	/** Null: reminders go out at any hour. */
	quiet_hours: z
		.object({ from: text<TimeText>(), to: text<TimeText>(), urgent: z.enum(URGENT_IN_QUIET) })
		.readonly()
		.nullable(),
	/** Wall time at which the day's digest goes out; null: none does. */
	digest_at: text<TimeText>().nullable(),
};

const Whole = z.object(settingsShape).readonly();
export type Settings = z.output<typeof Whole>;

/** Wall times of the user's zone; `from` after `to`: over midnight, `to` being when what was held back goes out. Never the same. */
export type QuietHours = NonNullable<Settings["quiet_hours"]>;

/** As every user begins. */
export const FIRST_SETTINGS: Settings = {
	time_zone: "UTC",
	locale: "en",
	default_lead_minutes: 60,
	all_day_reminder_at: "09:00" as TimeText,
	missed_occurrences: "roll_on",
	month_end: "clamp",
	date_order: "dmy",
	week_start: "monday",
	children: "ask",
	tools: {},
	channels: USUAL_CHANNELS,
	quiet_hours: null,
	digest_at: null,
};
