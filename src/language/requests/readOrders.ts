/** Additions that are more than a task: a task below another, and what this product has no word for ("add a project …"). */

import { readFully } from "../quickAdd.ts";
import { soundOf } from "./orders.ts";
import { readReference } from "./references.ts";
import type { Reader } from "./request.ts";

const CHILD = "(?:an? |the |new )*(?:sub-?task|sub task|child task|step)";
/** "Add subtask draft to report", "add a subtask to the report: draft", "add draft as a subtask of #3". */
const BELOW: readonly RegExp[] = [
	new RegExp(
		`^(?:add|create|make|put|new) ${CHILD} (?:to|of|under|below|for|in) (?<task>[^:]{1,200}): ?(?<title>.+)$`,
		"i",
	),
	new RegExp(
		`^(?:add|create|make|put|new) ${CHILD}:? (?:called |named )?(?<title>.{1,200}) (?:to|of|under|below|for|in) (?<task>.{1,200})$`,
		"i",
	),
	new RegExp(
		`^(?:add|create|make|put) (?<title>.{1,200}) as ${CHILD} (?:to|of|under|below|for|in) (?<task>.{1,200})$`,
		"i",
	),
];

export const readAddBelow: Reader = ({ text, context }) => {
	for (const words of BELOW) {
		const { task, title } = words.exec(text)?.groups ?? {};
		const reference = task === undefined ? undefined : readReference(task, context);
		if (reference && title) return { kind: "add_below", reference, draft: readFully(title.trim(), context).draft };
	}
	return undefined;
};

/** "Create a project called Garden" says "create", and still no task of that name is meant. */
export const readNewThing: Reader = (line) => {
	if (!/^(?:add|create|make|new|set up|set|put)\b/.test(line.lower)) return undefined;
	const sounds = soundOf(line);
	return sounds?.kind === "order" ? { kind: "add", reading: readFully(line.text, line.context), sounds } : undefined;
};
