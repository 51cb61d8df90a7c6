/** Every row, in two sets: a question, or a fixed sentence, is looked for before what names a task and changes it. */
import type { Row } from "./row.ts";
import { ADDITIONS } from "./tables/additions.ts";
import { AHEAD } from "./tables/ahead.ts";
import { DATES } from "./tables/dates.ts";
import { DELIVERIES } from "./tables/deliveries.ts";
import { DETAILS } from "./tables/details.ts";
import { HISTORY } from "./tables/history.ts";
import { LABEL_LISTS, LABELS } from "./tables/labels.ts";
import { LABELS_OF_TASKS } from "./tables/labelsOfTasks.ts";
import { LISTS } from "./tables/lists.ts";
import { MAILS } from "./tables/mails.ts";
import { ORDERS } from "./tables/orders.ts";
import { RECURRENCE } from "./tables/recurrence.ts";
import { REMINDERS } from "./tables/reminders.ts";
import { SERIES } from "./tables/series.ts";
import { SETTINGS } from "./tables/settings.ts";
import { STATUS } from "./tables/status.ts";
import { ANSWERS, FIXED, NEXT, TALK } from "./tables/talk.ts";
import { UNWANTED } from "./tables/unwanted.ts";

export { ANSWERS, REMINDERS, TALK, UNWANTED };
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
export const ROWS: readonly Row[] = [...ANSWERS, ...TALK, ...UNWANTED, ...QUESTIONS, ...CHANGES];
