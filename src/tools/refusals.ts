/** Refusals: what stands in the way, with what to do about it. */
import type { Command } from "../domain/commands.ts";
import type { Rejection, Violation } from "../domain/rejection.ts";
import type { Label, SavedFilter, Settings, Task } from "../domain/task.ts";
import type { CommandResult } from "../ports/commandGate.ts";
import type { ProposalState } from "../ports/proposals.ts";
import { wordsFor } from "../words/words.ts";
import { MESSAGES } from "./messages.ts";
import type { Refusal, RefusalCode, Suggestion } from "./outcome.ts";
import type { ToolContext } from "./tool.ts";

/** Tasks looked at for the nearest of a number that is none. */
const LOOKED_AT = 100;
const SUGGESTED = 5;
const SUGGESTED_LABELS = 10;
/** Whoever sends a thousand mistakes is told of so many. */
const VIOLATIONS = 20;

export function refuse(code: RefusalCode, sentence: string, more: Partial<Refusal> = {}): Refusal {
	return { kind: "refused", code, sentence, violations: [], suggestions: [], mayHaveActed: false, ...more };
}

export function refuseArguments(violations: readonly Violation[]): Refusal {
	const sentence = violations
		.slice(0, 3)
		.map(({ message }) => message)
		.join(" ");
	return refuse("INVALID_ARGUMENTS", sentence, { violations: violations.slice(0, VIOLATIONS) });
}

export const invalid = (field: string, rule: string, message: string): Refusal =>
	refuseArguments([{ field, rule, message }]);

type Reader = Pick<ToolContext, "readModel" | "user_id">;

/** The same for a number that nothing has and for one that only somebody else has (P8). */
async function refuseTask({ readModel, user_id }: Reader, task_id: number): Promise<Refusal> {
	const page = await readModel.listTasks(user_id, {
		status: "open",
		sort: "created_at",
		order: "desc",
		limit: LOOKED_AT,
	});
	const suggestions = page.data
		.map((task) => ({ id: task.task_id, title: task.title }))
		.sort((one, other) => Math.abs(one.id - task_id) - Math.abs(other.id - task_id) || one.id - other.id)
		.slice(0, SUGGESTED);
	return refuse("TASK_NOT_FOUND", MESSAGES.noTask(task_id, suggestions), { suggestions });
}

export function refuseLabel(kind: "category" | "tag", id: number, labels: readonly Label[]): Refusal {
	const suggestions: Suggestion[] = labels.slice(0, SUGGESTED_LABELS).map(({ id, name }) => ({ id, title: name }));
	const code = kind === "category" ? "CATEGORY_NOT_FOUND" : "TAG_NOT_FOUND";
	return refuse(code, MESSAGES.noLabel(kind, id, suggestions), { suggestions });
}

export function refuseFilter(name: string, filters: readonly SavedFilter[]): Refusal {
	const suggestions: Suggestion[] = filters.slice(0, SUGGESTED_LABELS).map(({ id, name }) => ({ id, title: name }));
	return refuse("FILTER_NOT_FOUND", MESSAGES.noFilter(name, suggestions), { suggestions });
}

/** The task, or the refusal that names others. */
export async function taskOf(context: Reader, task_id: number): Promise<Task | Refusal> {
	const task = await context.readModel.findTask(context.user_id, task_id);
	return task === undefined || task.status === "deleted" ? refuseTask(context, task_id) : task;
}

export const isRefusal = (value: object): value is Refusal => "kind" in value && value.kind === "refused";

/** A proposal that nothing can come of any more, or nothing more. */
export const refuseClosed = (state: Exclude<ProposalState, "open">, { locale }: Pick<Settings, "locale">): Refusal =>
	refuse("PROPOSAL_CLOSED", wordsFor(locale).tools.answered[state]);

/** A command that was not done, as the refusal of the call that sent it. */
export function refusalOf(command: Command, result: Exclude<CommandResult, { kind: "done" }>): Refusal {
	switch (result.kind) {
		case "rejected":
			// Only reminders are named by commands without a look at them before.
			if (result.rejection.code === "not_found" && "reminder_id" in command)
				return refuse("REMINDER_NOT_FOUND", MESSAGES.noReminder(command.reminder_id));
			return refusalOfRejection(result.rejection);
		case "key_reused":
			return refuse("KEY_REUSED", MESSAGES.keyReused);
		case "busy":
			return refuse("BUSY", MESSAGES.busy, { retry_after_ms: result.retry_after_ms });
		case "unavailable":
			return refuse("UNAVAILABLE", MESSAGES.unavailable, { retry_after_ms: result.retry_after_ms, mayHaveActed: true });
	}
}

const CODES: Readonly<Record<Rejection["code"], RefusalCode>> = {
	not_found: "TASK_NOT_FOUND",
	broken_rule: "BROKEN_RULE",
	conflict: "CONFLICT",
	version_mismatch: "CHANGED_MEANWHILE",
};

function refusalOfRejection({ code, detail, violations }: Rejection): Refusal {
	const renamed = violations.map(inArguments);
	const sentence = violations.length === 0 ? detail : renamed.map(({ message }) => message).join(" ");
	return refuse(CODES[code], sentence, { violations: renamed.slice(0, VIOLATIONS) });
}

/** Fields of commands as the arguments of tools call them. */
const FIELDS: readonly (readonly [pattern: RegExp, name: string])[] = [
	[/^due(?:\.\w+)?/, "due_date"],
	[/^recurrence(?:\.\w+)?/, "recurrence_rule"],
	[/^rrule\b/, "recurrence_rule"],
	[/^category_name\b/, "category"],
	[/^tag_names\b/, "tags"],
	[/^reminders?\b.*?(?:before_minutes)/, "remind_before_minutes"],
	[/^before_minutes\b/, "remind_before_minutes"],
	[/^(?:spec\.)?at\b/, "remind_at"],
];

/** The broken rule of a command, said of the arguments that it was made of. */
export function inArguments(violation: Violation): Violation {
	for (const [pattern, name] of FIELDS) {
		const match = pattern.exec(violation.field);
		if (match === null) continue;
		const field = violation.field.replace(pattern, name);
		const { message } = violation;
		return {
			...violation,
			field,
			message: message.startsWith(violation.field) ? message.replace(violation.field, field) : message,
		};
	}
	return violation;
}
