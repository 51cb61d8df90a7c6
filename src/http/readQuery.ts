/** Reads a query string, bounded: in one pass, whatever it holds. */
import { say } from "../domain/refusals/sentence.ts";
import { brokenRules } from "./problem.ts";

/** More than any route knows, its repeatable ones as often as they count. */
const MOST_PARAMETERS = 50;

/** Every name with its value; one that is repeated has a list. Throws a `Problem` for more than 50 parameters. */
export function readQuery(text: string): Readonly<Record<string, string | readonly string[]>> {
	if (text === "") return {};
	const values = new Map<string, string | string[]>();
	let count = 0;
	for (const [name, value] of new URLSearchParams(text)) {
		count += 1;
		if (count > MOST_PARAMETERS) {
			const said = say("query_parameters", { most: MOST_PARAMETERS });
			throw brokenRules([{ field: "query", rule: "max_parameters", ...said }]);
		}
		const before = values.get(name);
		if (before === undefined) values.set(name, value);
		else if (typeof before === "string") values.set(name, [before, value]);
		else before.push(value);
	}
	return Object.fromEntries(values);
}
