/** What zod found, in the words of the problem document: field, rule, sentence (P10). */

import type { core } from "zod";
import type { Violation } from "../domain/refusals/rejection.ts";
import { type Sentence, saidOf, say } from "../domain/refusals/sentence.ts";

type Issue = core.$ZodIssue;

/** The broken rules that a failed parse names, each once. */
export function violationsOf(issues: readonly Issue[], under: readonly PropertyKey[] = []): readonly Violation[] {
	return issues.flatMap((issue) => {
		const path = [...under, ...issue.path];
		const field = fieldName(path);
		switch (issue.code) {
			case "unrecognized_keys":
				return issue.keys.map((key) => {
					const unknown = fieldName([...path, key]);
					return { field: unknown, rule: "unknown_field", ...say("unknown_field", { field: unknown }) };
				});
			case "invalid_union":
				// Told apart by one field, and that names none of them.
				if ("options" in issue && issue.options !== undefined) {
					return [{ field, rule: "one_of", ...say("one_of", { field, values: named(issue.options) }) }];
				}
				return nearestBranch(issue.errors, path);
			case "invalid_type":
				return [
					issue.message.endsWith("received undefined")
						? { field, rule: "required", ...say("missing", { field }) }
						: { field, rule: "type", ...say("wrong_type", { field, type: typeName(issue.expected) }) },
				];
			case "invalid_value":
				return [{ field, rule: "one_of", ...say("one_of", { field, values: named(issue.values) }) }];
			case "too_big":
				return [
					{ field, rule: "max", ...say(MOST[issue.origin] ?? "at_most", { field, most: String(issue.maximum) }) },
				];
			case "too_small":
				return [
					{ field, rule: "min", ...say(LEAST[issue.origin] ?? "at_least", { field, least: String(issue.minimum) }) },
				];
			case "custom": {
				const { rule = "rule", column } = issue.params ?? {};
				const where = typeof column === "number" ? { column } : {};
				return [{ field, rule: String(rule), ...sentenceOf(issue, field), ...where }];
			}
			default:
				return [{ field, rule: "format", ...say("wrong_form", { field }) }];
		}
	});
}

/**
 * Of the shapes that a value may have, the one it comes nearest to: the sender of `{ date: 5 }` wants to hear of the
 * date, not that `at` is missing.
 */
function nearestBranch(branches: readonly (readonly Issue[])[], path: readonly PropertyKey[]): readonly Violation[] {
	const read = branches.map((branch) => violationsOf(branch, path));
	return read.reduce((nearest, one) => (distance(one) < distance(nearest) ? one : nearest), read[0] ?? []);
}

function distance(violations: readonly Violation[]): number {
	return violations.reduce((sum, { rule }) => sum + (rule === "unknown_field" || rule === "required" ? 10 : 1), 0);
}

/** `reminders[0].at`; the body itself is `body`. */
export function fieldName(path: readonly PropertyKey[]): string {
	const name = path
		.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
		.join("")
		.replace(/^\./, "");
	return name === "" ? "body" : name;
}

const TYPES: Readonly<Record<string, Sentence>> = {
	string: say("a_string"),
	number: say("a_number"),
	int: say("a_whole_number"),
	boolean: say("a_boolean"),
	object: say("an_object"),
	record: say("an_object"),
	array: say("an_array"),
};

const named = (values: readonly unknown[]): string => values.map(String).join(", ");

const typeName = (expected: string): Sentence => TYPES[expected] ?? say("of_type", { type: expected });

const MOST: Readonly<Record<string, "characters_max" | "entries_max">> = {
	string: "characters_max",
	array: "entries_max",
};
const LEAST: Readonly<Record<string, "characters_min" | "entries_min">> = {
	string: "characters_min",
	array: "entries_min",
};

/** What a check of ours gives to zod, so that the sentence comes back with the name of the field in it. */
export const issueOf = (rule: string, why: Sentence, column?: number) => ({
	error: why.message,
	params: { rule, why: sentenceIn(why), ...(column === undefined ? {} : { column }) },
});

/** The same inside of a check that finds more than one fault. */
export const customIssue = (rule: string, why: Sentence, column?: number) => {
	const { error: message, params } = issueOf(rule, why, column);
	return { code: "custom", message, params } as const;
};

/** The sentence alone of what may be a whole violation. */
const sentenceIn = ({ key, params, message }: Sentence): Sentence => ({ key, params, message });

/** What a check of ours said; it did not know the field's name. */
function sentenceOf({ params }: { readonly params?: Readonly<Record<string, unknown>> }, field: string): Sentence {
	const why = params?.why as Sentence | undefined;
	if (why === undefined) return say("wrong_form", { field });
	return "field" in why.params ? saidOf(why, { field }) : why;
}
