/** A line that quick add has read, as the call of a model: each thing in its field, in the user's own words. Pure. */
import type { Settings } from "../../domain/settings/settings.ts";
import { readRule, readSaidMoment } from "../../language/requests/when/readMoment.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import type { ToolCall } from "../../tools/catalogue.ts";

type Fields = Extract<ToolCall, { tool: "add_task" }>["arguments"];

/** `undefined` where a field would not say the same as the line. */
export function additionInFields(
	{ text, understood, spans }: FullReading,
	present: { readonly now: Temporal.Instant; readonly settings: Settings },
): ToolCall | undefined {
	const { title, due, recurrence, reminders, priority, tags, category, duration_minutes } = understood;
	const when = spans
		.filter(({ kind }) => kind === "date" || kind === "time" || kind === "recurrence")
		.map(({ start, end }) => text.slice(start, end))
		.join(" ");
	const [reminder, ...more] = reminders;
	if (more.length > 0 || (reminder !== undefined && !("before_minutes" in reminder))) return undefined;
	if (recurrence === null && due !== null && !isSame(readSaidMoment(when, present)?.due, due)) return undefined;
	if (recurrence !== null && readRule(when, present)?.rule.rrule !== recurrence.rrule) return undefined;
	const fields: Fields = {
		title,
		...(recurrence !== null ? { recurrence_rule: when } : due !== null ? { due_date: when } : {}),
		...(priority === null ? {} : { priority }),
		...(tags.length === 0 ? {} : { tags: [...tags] }),
		...(category === null ? {} : { category }),
		...(reminder === undefined ? {} : { remind_before_minutes: reminder.before_minutes }),
		...(duration_minutes === null ? {} : { duration_minutes }),
	};
	return { tool: "add_task", arguments: fields };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
