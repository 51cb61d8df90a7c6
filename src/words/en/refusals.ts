/** Every refusal in English, by key. It imports nothing but tables, so that the rules themselves can name their sentences. */
import { badRequests } from "./badRequests.ts";
import { brokenRules } from "./brokenRules.ts";
import { filterFaults } from "./filterFaults.ts";
import { toolRefusals } from "./toolRefusals.ts";

export const refusals = { ...brokenRules, ...badRequests, ...filterFaults, ...toolRefusals } as const;

export type RefusalKey = keyof typeof refusals;
