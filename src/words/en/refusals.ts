/** Every refusal in English, and every reason why a message did not go out, by key. It imports nothing but tables, so that the rules themselves can name their sentences; what fields are called that are settings stands with those. */
import { fieldNames } from "../settingWords.ts";
import { badRequests } from "./badRequests.ts";
import { brokenRules } from "./brokenRules.ts";
import { deliveries } from "./deliveries.ts";
import { filterFaults } from "./filterFaults.ts";
import { settings } from "./settings.ts";
import { toolRefusals } from "./toolRefusals.ts";

export const refusals = {
	...brokenRules,
	...badRequests,
	...deliveries,
	...filterFaults,
	...toolRefusals,
	...fieldNames(settings),
} as const;

export type RefusalKey = keyof typeof refusals;
