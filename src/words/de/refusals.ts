/** Every refusal in German, by key. */
import type { RefusalKey } from "../en/refusals.ts";
import { fieldNames } from "../settingWords.ts";
import { badRequests } from "./badRequests.ts";
import { brokenRules } from "./brokenRules.ts";
import { filterFaults } from "./filterFaults.ts";
import { settings } from "./settings.ts";
import { toolRefusals } from "./toolRefusals.ts";

export const refusals: Readonly<Record<RefusalKey, string>> = {
	...brokenRules,
	...badRequests,
	...filterFaults,
	...toolRefusals,
	...fieldNames(settings),
};
