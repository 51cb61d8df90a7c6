/** What stands for words of the person in a phrase: which words it takes, and what they come to in the request. Pure. */
import { COLOR_SLOTS } from "./slots/colors.ts";
import { DETAIL_SLOTS } from "./slots/details.ts";
import { LABEL_SLOTS } from "./slots/labels.ts";
import { MOMENT_SLOTS } from "./slots/moments.ts";
import { SETTING_SLOTS } from "./slots/settings.ts";
import { TASK_SLOTS } from "./slots/tasks.ts";
import { TIME_SLOTS } from "./slots/times.ts";

export const SLOTS = {
	...TASK_SLOTS,
	...LABEL_SLOTS,
	...COLOR_SLOTS,
	...TIME_SLOTS,
	...MOMENT_SLOTS,
	...DETAIL_SLOTS,
	...SETTING_SLOTS,
};

export type SlotName = keyof typeof SLOTS;
