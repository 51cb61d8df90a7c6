/** Every refusal in German, and every reason why a message did not go out, by key. */
import type { RefusalKey } from "../en/refusals.ts";
import { fieldNames } from "../settingWords.ts";
import { badRequests } from "./badRequests.ts";
import { brokenRules } from "./brokenRules.ts";
import { deliveries } from "./deliveries.ts";
import { filterFaults } from "./filterFaults.ts";
import { settings } from "./settings.ts";
import { toolRefusals } from "./toolRefusals.ts";

export const refusals: Readonly<Record<RefusalKey, string>> = {
	...brokenRules,
	...badRequests,
	...deliveries,
	...filterFaults,
	...toolRefusals,
	...fieldNames(settings),
};
