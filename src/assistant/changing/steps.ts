/**
 * What a turn does, one after another: uses of tools, and undos by what they take back, which no tool names. Plain data, so that a
 * question can keep them.
 */
import type { Command } from "../../domain/commands/commands.ts";
import { findMeantLabel, type LabelKind } from "../../domain/labels/labels.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import type { Refusal } from "../../tools/outcome.ts";
import type { Plan, ToolContext } from "../../tools/tool.ts";
import { planCall } from "../../tools/useTool.ts";

export type Step = ToolCall | Extract<Command, { type: "Undo" }>;

/** What a step sends, and what goes with it. */
type Planned = Pick<Plan, "commands" | "notes" | "stands">;

/** The task that a step names; none of a new task, of a reminder or a label. */
export function taskIdOf(step: Step): number | undefined {
	const named: object = "tool" in step ? step.arguments : step;
	return "task_id" in named && typeof named.task_id === "number" ? named.task_id : undefined;
}

/**
 * How many steps before the nth are about the same task or reminder ("remind me about #3 at 8 and at 9"): whatever they do to
 * it, for unlike steps come to like commands.
 */
export function timesBefore(steps: readonly Step[], n: number): number {
	const subject = steps[n] && subjectOf(steps[n]);
	if (subject === undefined) return 0;
	return steps.slice(0, n).filter((step) => subjectOf(step) === subject).length;
}

function subjectOf(step: Step): string | undefined {
	const named: object = "tool" in step ? step.arguments : step;
	if ("reminder_id" in named) return `reminder ${named.reminder_id}`;
	const task_id = taskIdOf(step);
	return task_id === undefined ? undefined : `task ${task_id}`;
}

/** What a step comes to as things are now. A question that was kept by an earlier version may hold any command. */
export async function planStep(step: Step, context: ToolContext): Promise<Planned | Refusal> {
	return "tool" in step ? planCall(step, context) : { commands: [step] };
}

/** The label that a step puts on a task and that is not there yet: it is made first, and two steps make one. */
export async function preparationOf(
	step: Step,
	{ readModel, user_id }: Pick<ToolContext, "readModel" | "user_id">,
): Promise<ToolCall | undefined> {
	const label = labelNamedBy(step);
	if (label === undefined) return undefined;
	const { tags, categories } = await readModel.labels(user_id);
	const isThere = findMeantLabel(label.kind === "tag" ? tags : categories, label.name) !== undefined;
	return isThere ? undefined : createCall(label.kind, label.name);
}

function labelNamedBy(step: Step): { readonly kind: LabelKind; readonly name: string } | undefined {
	if (!("tool" in step)) return undefined;
	const { tool, arguments: given } = step;
	if (tool === "add_tag_to_task" && given.tag !== undefined) return { kind: "tag", name: given.tag };
	if (tool === "update_task" && given.category !== undefined) return { kind: "category", name: given.category };
	return undefined;
}

export const createCall = (kind: LabelKind, name: string): ToolCall =>
	kind === "tag" ? { tool: "create_tag", arguments: { name } } : { tool: "create_category", arguments: { name } };
