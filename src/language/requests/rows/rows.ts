/** Every row, in two sets: a question, or a fixed sentence, is looked for before what names a task and changes it. */
import type { Row } from "./row.ts";
import { AHEAD } from "./tables/ahead.ts";
import { DETAILS } from "./tables/details.ts";
import { LABEL_LISTS, LABELS } from "./tables/labels.ts";
import { LABELS_OF_TASKS } from "./tables/labelsOfTasks.ts";
import { REMINDERS } from "./tables/reminders.ts";
import { SERIES } from "./tables/series.ts";
import { STATUS } from "./tables/status.ts";
import { ANSWERS, FIXED, NEXT, TALK } from "./tables/talk.ts";

export { ANSWERS, REMINDERS, TALK };
export const QUESTIONS: readonly Row[] = [...REMINDERS, ...FIXED, ...NEXT, ...LABEL_LISTS, ...AHEAD];
export const CHANGES: readonly Row[] = [...LABELS, ...LABELS_OF_TASKS, ...SERIES, ...STATUS, ...DETAILS];
export const ROWS: readonly Row[] = [...ANSWERS, ...TALK, ...QUESTIONS, ...CHANGES];
