/** Refusals: what stands in the way, with what to do about it. */
import type { Command } from "../domain/commands/commands.ts";
import type { Rejection, Violation } from "../domain/refusals/rejection.ts";
import { type Sentence, saidOf, say } from "../domain/refusals/sentence.ts";
import type { Label, SavedFilter, Task } from "../domain/tasks/task.ts";
import type { ProposalState } from "../ports/assistant/proposals.ts";
import type { CommandResult } from "../ports/commands/commandGate.ts";
import { refusalIn, type Told, whysOf } from "../words/refusals.ts";
import type { Words } from "../words/words.ts";
import { asWritten } from "../words/written.ts";
import type { Refusal, RefusalCode, Suggestion } from "./outcome.ts";
import type { ToolContext } from "./tool.ts";

/** How many tasks are looked through for numbers near one that does not exist. */
const LOOKED_AT = 100;
const SUGGESTED = 5;
const SUGGESTED_LABELS = 10;
/** The most violations that one refusal names. */
const VIOLATIONS = 20;

export function refuse(code: RefusalCode, why: Told | readonly Told[], more: Partial<Refusal> = {}): Refusal {
	const whys = [why].flat();
	return { kind: "refused", code, whys, violations: [], suggestions: [], mayHaveActed: false, ...more };
}

export function refuseArguments(violations: readonly Violation[]): Refusal {
	return refuse("INVALID_ARGUMENTS", violations.slice(0, 3), { violations: violations.slice(0, VIOLATIONS) });
}

export const invalid = (field: string, rule: string, why: Sentence): Refusal =>
	refuseArguments([{ field, rule, ...why }]);

/** What a refusal says, in the reader's language. */
export const refusalWords = ({ whys }: Pick<Refusal, "whys">, words: Words): string =>
	whys.map((why) => refusalIn(why, words)).join(" ");

type Reader = Pick<ToolContext, "readModel" | "user_id">;

/** The same answer whether nobody has a task of this number or only somebody else has (P8). */
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
	const nearest = suggestions.map(({ id, title }) => `#${id} “${asWritten(title)}”`).join(", ");
	const why = suggestions.length === 0 ? say("no_task_at_all", { task_id }) : say("no_task", { task_id, nearest });
	return refuse("TASK_NOT_FOUND", why, { suggestions });
}

/** `id`: its number, or its name in quotes. */
export function refuseLabel(kind: "category" | "tag", id: number | string, labels: readonly Label[]): Refusal {
	const suggestions: Suggestion[] = labels.slice(0, SUGGESTED_LABELS).map(({ id, name }) => ({ id, title: name }));
	const code = kind === "category" ? "CATEGORY_NOT_FOUND" : "TAG_NOT_FOUND";
	const known = suggestions.map((one) => `${one.id} “${asWritten(one.title)}”`).join(", ");
	const why = labels.length === 0 ? say(`no_${kind}_at_all`, { id }) : say(`no_${kind}`, { id, known });
	return refuse(code, why, { suggestions });
}

export function refuseFilter(name: string, filters: readonly SavedFilter[]): Refusal {
	const suggestions: Suggestion[] = filters.slice(0, SUGGESTED_LABELS).map(({ id, name }) => ({ id, title: name }));
	const said = asWritten(name.slice(0, 60));
	const known = suggestions.map(({ title }) => `“${asWritten(title)}”`).join(", ");
	const why = filters.length === 0 ? say("no_filter_at_all", { name: said }) : say("no_filter", { name: said, known });
	return refuse("FILTER_NOT_FOUND", why, { suggestions });
}

/** The task, or the refusal that names others. */
export async function taskOf(context: Reader, task_id: number): Promise<Task | Refusal> {
	const task = await context.readModel.findTask(context.user_id, task_id);
	return task === undefined || task.status === "deleted" ? refuseTask(context, task_id) : task;
}

export const isRefusal = (value: object): value is Refusal => "kind" in value && value.kind === "refused";

/** Refuses the answer to a proposal that is closed. */
export function refuseClosed(state: Exclude<ProposalState, "open">): Refusal {
	const answer = state === "finished" ? "confirmed" : state;
	return refuse("PROPOSAL_CLOSED", say(`answered_${answer}`));
}

/** Refuses a proposal that does not exist or is somebody else's (P8). */
export const refuseNoProposal = (): Refusal => refuse("PROPOSAL_NOT_FOUND", say("no_proposal"));

export const refuseBusy = (retry_after_ms: number): Refusal => refuse("BUSY", say("tool_busy"), { retry_after_ms });

export const refuseUnavailable = (retry_after_ms: number): Refusal =>
	refuse("UNAVAILABLE", say("tool_unavailable"), { retry_after_ms, mayHaveActed: true });

/** A command that was not done, as the refusal of the call that sent it. */
export function refusalOf(command: Command, result: Exclude<CommandResult, { kind: "done" }>): Refusal {
	switch (result.kind) {
		case "rejected":
			// Only reminders are named by commands without a look at them before.
			if (result.rejection.code === "not_found" && "reminder_id" in command)
				return refuse("REMINDER_NOT_FOUND", say("no_reminder", { reminder_id: command.reminder_id }));
			return refusalOfRejection(result.rejection);
		case "key_reused":
			return refuse("KEY_REUSED", say("tool_key_reused"));
		case "busy":
			return refuseBusy(result.retry_after_ms);
		case "unavailable":
			return refuseUnavailable(result.retry_after_ms);
	}
}

const CODES: Readonly<Record<Rejection["code"], RefusalCode>> = {
	not_found: "TASK_NOT_FOUND",
	broken_rule: "BROKEN_RULE",
	conflict: "CONFLICT",
	version_mismatch: "CHANGED_MEANWHILE",
};

function refusalOfRejection(rejection: Rejection): Refusal {
	const { code } = rejection;
	if (code !== "broken_rule") return refuse(CODES[code], whysOf(rejection));
	const renamed = rejection.violations.map(inArguments);
	return refuse(CODES[code], renamed, { violations: renamed.slice(0, VIOLATIONS) });
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
		const named = { ...violation, field };
		return violation.params?.field === violation.field ? saidOf(named, { field }) : named;
	}
	return violation;
}
