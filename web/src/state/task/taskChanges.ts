/** What a task's form changes: only what differs is sent, so that two people (or tabs) can change different fields. Pure. */
import { dueFields, dueOfFields, type WallTime } from "../../time/zone.ts";
import type { AskedRecurrence, Due, Task } from "../../wire.ts";
import { type RuleForm, ruleOf } from "./rule.ts";

export interface TaskFields {
	readonly title: string;
	readonly description: string;
	readonly priority: string;
	/** Minutes as typed; empty: nobody says. */
	readonly duration: string;
	readonly categoryId: number | null;
	readonly tagIds: readonly number[];
	/** Undefined: nobody knows which is meant. */
	readonly parentId: number | null | undefined;
	/** As it stands in the fields, in the user's zone. */
	readonly due: WallTime;
	/** The time is meant in the user's zone, whichever that is by then. */
	readonly isFloating: boolean;
	/** Of a task that does not recur yet. */
	readonly rule: RuleForm;
}

export function changesOf(task: Task, fields: TaskFields, zone: string): Readonly<Record<string, unknown>> {
	const changes: Record<string, unknown> = {};
	if (fields.title.trim() !== task.title) changes.title = fields.title;
	if ((fields.description || null) !== task.description) changes.description = fields.description || null;
	if (fields.priority !== task.priority) changes.priority = fields.priority;
	const minutes = fields.duration.trim() === "" ? null : Number(fields.duration);
	if (minutes !== task.duration_minutes) changes.duration_minutes = minutes;
	if (fields.categoryId !== task.category_id) changes.category_id = fields.categoryId;
	if (inOrder(fields.tagIds) !== inOrder(task.tags.map((tag) => tag.id))) changes.tag_ids = fields.tagIds;
	if (fields.parentId !== undefined && fields.parentId !== task.parent_id) changes.parent_id = fields.parentId;
	// A series has its own buttons, and its due date follows from them.
	if (task.recurrence) return changes;
	const recurrence = askedFor(fields.rule, fields.due, fields.isFloating, zone);
	if (recurrence) changes.recurrence = recurrence;
	else Object.assign(changes, dueChange(task.due, fields, zone));
	return changes;
}

const inOrder = (ids: readonly number[]) => ids.toSorted((a, b) => a - b).join();

function dueChange(before: Due | null, { due, isFloating }: TaskFields, zone: string): { readonly due?: Due | null } {
	const { date, time } = dueFields(before, zone);
	const turns = time !== "" && due.time !== "" && isFloating !== isFloatingDue(before);
	if (due.date === date && due.time === time && !turns) return {};
	const after = dueOfFields(due, zone);
	// Unsaid, it stays as it was; a first time of day has nothing that it was.
	const isSaid = after !== null && "at" in after && (turns || (isFloating && time === ""));
	return { due: isSaid ? ({ ...after, floating: isFloating } as Due) : after };
}

export function isFloatingDue(due: Due | null): boolean {
	return due !== null && "at" in due && due.floating === true;
}

/**
 * The recurrence that rule and due date ask for. The series starts at the due date, which thereby moves to the first date of
 * the rule: what was shown before is then what happens. Without a date it starts today.
 */
export function askedFor(
	form: RuleForm,
	{ date, time }: WallTime,
	isFloating: boolean,
	zone: string,
): AskedRecurrence | undefined {
	const rule = ruleOf(form);
	if (!rule) return undefined;
	const start = date ? { start: time ? `${date}T${time}` : date } : {};
	return { ...rule, time_zone: zone, ...start, ...(isFloating && time ? { floating: true } : {}) };
}
