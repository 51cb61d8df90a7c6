/** What every user begins with. */
import type { Book } from "./book.ts";
import type { TimeText } from "./instant.ts";
import { USUAL_CHANNELS, type UserState } from "./task.ts";

/** The state of a user of whom the journal knows nothing yet. */
export function initialUserState(): UserState {
	return {
		settings: {
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
		},
		categories: [],
		tags: [],
		filters: [],
		next_task_id: 1,
		next_reminder_id: 1,
		next_category_id: 1,
		next_tag_id: 1,
		next_filter_id: 1,
	};
}

/** The book of such a user: what the fold of a journal starts from (P3). */
export function emptyBook(): Book {
	return { user: initialUserState(), tasks: new Map() };
}
