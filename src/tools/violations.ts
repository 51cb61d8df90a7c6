/** What zod found, in the words of the problem document: field, rule, sentence (P10). */
import type { core } from "zod";
import type { Violation } from "../domain/rejection.ts";

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
					return { field: unknown, rule: "unknown_field", message: `There is no field ${unknown} here.` };
				});
			case "invalid_union":
				return nearestBranch(issue.errors, path);
			case "invalid_type":
				return [
					issue.message.endsWith("received undefined")
						? { field, rule: "required", message: `${field} is missing.` }
						: { field, rule: "type", message: `${field} must be ${typeName(issue.expected)}.` },
				];
			case "invalid_value": {
				const values = issue.values.map(String).join(", ");
				return [{ field, rule: "one_of", message: `${field} must be one of ${values}.` }];
			}
			case "too_big":
				return [{ field, rule: "max", message: `${field} must be at most ${issue.maximum}${unitOf(issue.origin)}.` }];
			case "too_small":
				return [{ field, rule: "min", message: `${field} must be at least ${issue.minimum}${unitOf(issue.origin)}.` }];
			case "custom": {
				const { rule = "rule", column } = issue.params ?? {};
				const where = typeof column === "number" ? { column } : {};
				return [{ field, rule: String(rule), message: sentence(field, issue.message), ...where }];
			}
			default:
				return [{ field, rule: "format", message: sentence(field, issue.message) }];
		}
	});
}

/**
 * Of the shapes that a value may have, the one it comes nearest to: whoever sends `{ date: 5 }` wants to hear of the
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
function fieldName(path: readonly PropertyKey[]): string {
	const name = path
		.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
		.join("")
		.replace(/^\./, "");
	return name === "" ? "body" : name;
}

function typeName(expected: string): string {
	if (expected === "int") return "a whole number";
	return `${/^[aeio]/.test(expected) ? "an" : "a"} ${expected}`;
}

function unitOf(origin: string): string {
	if (origin === "string") return " characters long";
	return origin === "array" ? " entries long" : "";
}

function sentence(field: string, message: string): string {
	if (message.startsWith(`${field},`)) return message;
	return message.startsWith("It ") ? message.replace("It", field) : `${field} ${message}`;
}
