/** What sounds like an addition and is none. */

import type { Reader } from "../request.ts";
import { soundOf } from "./orders.ts";
import { readDraft } from "./readAddition.ts";

/** "Create a project called Garden" says "create", and still no task of that name is meant. */
export const readNewThing: Reader = (line) => {
	if (!/^(?:add|create|make|new|set up|set|put)\b/.test(line.lower)) return undefined;
	const sounds = soundOf(line);
	return sounds?.kind === "order" ? { kind: "add", reading: readDraft(line.text, line.context), sounds } : undefined;
};
