/** Tasks, their reminders and labels as the wire has them. */
import { documentOf } from "../../domain/reminders/reminderDocument.ts";
import { isRecurring, type RecurringTask } from "../../domain/series/seriesOfTask.ts";
import type { Label, Reminder, Task } from "../../domain/tasks/task.ts";
import type { ReadModel } from "../../ports/reading/readModel.ts";
import type { DayReading } from "../../words/dayText.ts";
import { ruleText, shortRuleText } from "../../words/ruleText.ts";
import type { LabelView, ReminderView, TaskView } from "../contract/contract.ts";
import type { Deps } from "../deps.ts";

/**
 * Presents tasks with the names and colours of the user's tags as they are now, and rules in the language and by the clock of the user's locale:
 * one more read, when any task has a tag, or recurs.
 */
export async function presentTasks(
	readModel: Pick<ReadModel, "profile">,
	user_id: string,
	tasks: readonly Task[],
): Promise<TaskView[]> {
	const needsProfile = tasks.some((task) => task.tag_ids.length > 0 || isRecurring(task));
	const profile = needsProfile ? await readModel.profile(user_id) : undefined;
	const tagsById = new Map(profile?.tags.map((tag) => [tag.id, tag]));
	return tasks.map((task) => presentTask(task, tagsById, profile?.settings ?? NOTHING_RECURS));
}

export async function presentOneTask(deps: Deps, user_id: string, task: Task): Promise<TaskView> {
	const [view] = await presentTasks(deps.readModel, user_id, [task]);
	if (view === undefined) throw new Error("a presented task went missing");
	return view;
}

/** Of a list without a rule no settings are read. */
const NOTHING_RECURS: DayReading = { locale: "en", date_order: "dmy" };

/** A tag that was deleted since (a stored answer that is given again) is left out. */
function presentTask(task: Task, tags: ReadonlyMap<number, Label>, reading: DayReading): TaskView {
	return {
		id: task.task_id,
		title: task.title,
		description: task.description,
		status: task.status,
		priority: task.priority,
		category_id: task.category_id,
		tags: task.tag_ids.flatMap((tag_id) => {
			const tag = tags.get(tag_id);
			return tag ? [{ id: tag.id, name: tag.name, color: tag.color }] : [];
		}),
		due: task.due,
		recurrence: isRecurring(task) ? presentRecurrence(task, reading) : null,
		reminders: task.reminders.map(presentReminder),
		parent_id: task.parent_id,
		duration_minutes: task.duration_minutes,
		position: task.position,
		version: task.version,
		created_at: task.created_at,
		updated_at: task.updated_at,
		completed_at: task.completed_at,
		deleted_at: task.deleted_at,
	};
}

function presentRecurrence({ series }: RecurringTask, reading: DayReading): TaskView["recurrence"] {
	const { recurrence, series_id, occurrence } = series;
	const { rrule, start, time_zone, floating, mode, exdates, rdates = [], paused } = recurrence;
	return {
		rrule,
		start,
		time_zone,
		...(floating ? { floating } : {}),
		mode,
		text: ruleText(recurrence, reading),
		short_text: shortRuleText(recurrence, reading),
		series_id,
		occurrence,
		exdates,
		rdates,
		paused: paused === true,
	};
}

export function presentReminder(reminder: Reminder): ReminderView {
	return {
		id: reminder.reminder_id,
		...reminder.spec,
		fire_at: reminder.fire_at,
		state: documentOf(reminder).status,
		channels: reminder.channels,
		snoozed_until: reminder.snoozed_until,
	};
}

export function presentLabel({ id, name, color, created_at }: Label): Omit<LabelView, "task_count"> {
	return { id, name, color, created_at };
}

export function presentCountedLabel(label: Label & { readonly task_count: number }): LabelView {
	return { ...presentLabel(label), task_count: label.task_count };
}

/** The entity tag of a task: its version (RFC 9110 §8.8.3). */
export function entityTag({ version }: { readonly version: number }): string {
	return `"${version}"`;
}

/**
 * The version that If-Match names; `undefined` when the header is absent or `*`. A tag that we never gave becomes 0,
 * which no task has, so that it is refused exactly like an old one.
 */
export function versionOf(ifMatch: string | undefined): number | undefined {
	if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
	return Number(/^\s*"([1-9]\d{0,14})"\s*$/.exec(ifMatch)?.[1] ?? 0);
}
