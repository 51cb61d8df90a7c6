/** Every row. Sets of them are read one after another: a question, or a fixed sentence, before what names a task and changes it. */
import type { Row } from "./row.ts";
import { ADDITIONS } from "./tables/additions.ts";
import { AHEAD } from "./tables/ahead.ts";
import { ALARMS } from "./tables/alarms.ts";
import { DATES } from "./tables/dates.ts";
import { DELIVERIES } from "./tables/deliveries.ts";
import { DETAILS } from "./tables/details.ts";
import { HISTORY } from "./tables/history.ts";
import { LABEL_COLORS } from "./tables/labelColors.ts";
import { LABEL_LISTS, LABELS } from "./tables/labels.ts";
import { LABELS_OF_TASKS } from "./tables/labelsOfTasks.ts";
import { LISTS } from "./tables/lists.ts";
import { MAILS } from "./tables/mails.ts";
import { INSTEAD, MOVES, ONE_MOVED } from "./tables/moves.ts";
import { NOTES } from "./tables/notes.ts";
import { OCCASIONS } from "./tables/occasions.ts";
import { ORDERS } from "./tables/orders.ts";
import { RECURRENCE } from "./tables/recurrence.ts";
import { REMINDERS } from "./tables/reminders.ts";
import { SEARCHES } from "./tables/searches.ts";
import { SERIES } from "./tables/series.ts";
import { SETTINGS } from "./tables/settings.ts";
import { LOOKS, SHOWN } from "./tables/shown.ts";
import { STATUS } from "./tables/status.ts";
import { ANSWERS, FIXED, NEXT, TALK } from "./tables/talk.ts";
import { UNWANTED } from "./tables/unwanted.ts";

export {
	ALARMS,
	ANSWERS,
	INSTEAD,
	LOOKS,
	MOVES,
	NOTES,
	OCCASIONS,
	ONE_MOVED,
	REMINDERS,
	SEARCHES,
	SHOWN,
	TALK,
	UNWANTED,
};
export const QUESTIONS: readonly Row[] = [
	...REMINDERS,
	...DELIVERIES,
	...MAILS,
	...FIXED,
	...HISTORY,
	...NEXT,
	...LABEL_LISTS,
	...LISTS,
	...AHEAD,
	...SETTINGS,
];
export const CHANGES: readonly Row[] = [
	...LABEL_COLORS,
	...LABELS,
	...LABELS_OF_TASKS,
	...SERIES,
	...RECURRENCE,
	...STATUS,
	...DETAILS,
	...DATES,
	...ADDITIONS,
	...ORDERS,
];
export const ROWS: readonly Row[] = [
	...ANSWERS,
	...TALK,
	...UNWANTED,
	...QUESTIONS,
	...SEARCHES,
	...SHOWN,
	...ALARMS,
	...NOTES,
	...CHANGES,
	...ONE_MOVED,
	...MOVES,
	...INSTEAD,
	...OCCASIONS,
	...LOOKS,
];
