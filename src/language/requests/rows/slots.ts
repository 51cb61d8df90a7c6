/** What stands for words of the person in a phrase: which words it takes, and what they come to in the request. Pure. */
import { DETAIL_SLOTS } from "./slots/details.ts";
import { LABEL_SLOTS } from "./slots/labels.ts";
import { SETTING_SLOTS } from "./slots/settings.ts";
import { TASK_SLOTS } from "./slots/tasks.ts";
import { TIME_SLOTS } from "./slots/times.ts";

export const SLOTS = { ...TASK_SLOTS, ...LABEL_SLOTS, ...TIME_SLOTS, ...DETAIL_SLOTS, ...SETTING_SLOTS };

export type SlotName = keyof typeof SLOTS;
