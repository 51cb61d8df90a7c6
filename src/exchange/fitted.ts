/** A foreign task as our limits allow it. Nothing is lost in silence: anything cut or left out is reported. */
import { LIMITS } from "../domain/tasks/task.ts";
import { trimmed } from "../domain/text/text.ts";
import type { ForeignTask, ReadingGround } from "./foreignTask.ts";

/** Undefined for a task without a title. */
export function fitted(task: ForeignTask, { remark }: Pick<ReadingGround, "remark">): ForeignTask | undefined {
	const { place } = task;
	const whole = lawful(task.title);
	if (whole === "") {
		remark(place, "untitled", "");
		return undefined;
	}
	const title = cut(whole, LIMITS.title);
	if (title !== whole) remark(place, "title_cut", title);
	const said = lawful(task.description ?? "");
	const told = title === whole ? said : [whole, said].filter(Boolean).join("\n\n");
	const description = cut(told, LIMITS.description);
	if (description !== told) remark(place, "description_cut", title);

	const label = (name: string, most: number) => {
		const own = cut(lawful(name), most);
		if (own !== lawful(name)) remark(place, "label_cut", own);
		return own;
	};
	const tags = distinct(task.tags.map((tag) => label(tag, LIMITS.tagName)).filter((tag) => tag !== ""));
	const kept = tags.slice(0, LIMITS.tagsOfTask);
	if (kept.length < tags.length) remark(place, "labels_dropped", tags.slice(LIMITS.tagsOfTask).join(", "));
	const { duration_minutes: minutes } = task;
	const isLawful =
		minutes !== null && Number.isInteger(minutes) && minutes >= LIMITS.leastDuration && minutes <= LIMITS.mostDuration;
	if (minutes !== null && !isLawful) remark(place, "duration_dropped", String(minutes));
	const reminders = task.reminders?.slice(0, LIMITS.remindersOfTask);
	if (reminders !== undefined && reminders.length < (task.reminders?.length ?? 0))
		remark(place, "reminder_dropped", "");
	return {
		...task,
		title,
		description: description || null,
		category: task.category === null ? null : label(task.category, LIMITS.categoryName) || null,
		tags: kept,
		duration_minutes: isLawful ? minutes : null,
		// What is done is not rung for, and comes back by no rule.
		recurrence: task.is_completed ? null : task.recurrence,
		...(task.is_completed ? { reminders: [] } : reminders === undefined ? {} : { reminders }),
	};
}

/** PostgreSQL holds neither U+0000 nor half a surrogate pair. */
const lawful = (text: string) => trimmed(text.toWellFormed().replaceAll("\u0000", ""));

/** By code points, as the rules count them; the last one says that there was more. */
function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const points = [...text.slice(0, 2 * most + 2)];
	return points.length <= most
		? text
		: `${points
				.slice(0, most - 1)
				.join("")
				.trimEnd()}…`;
}

/** Labels are alike without regard to case. */
const distinct = (names: readonly string[]) => [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
