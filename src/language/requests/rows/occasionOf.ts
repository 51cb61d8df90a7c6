/** "The dentist is at 3pm", "gym is every monday": the task that it would be, and the change that it is where there is such a task. Pure. */

import type { TaskReference } from "../named/references.ts";
import { readDraft } from "../readers/readAddition.ts";
import type { ChangeRequest, Line, Request } from "../request.ts";
import type { RecurrenceAsked, SaidMoment } from "../when/readMoment.ts";

/** What the slots of such a phrase come to: a thing as it is named, and when it is, or how often. */
export type Occasion = {
	readonly occasion: string;
	readonly reference: TaskReference;
} & (SaidMoment | { readonly recurrence: RecurrenceAsked });

/** `undefined` where thing and moment, said together, would be read as something else than each of them. */
export function occasionOf({ occasion, reference, ...when }: Occasion, context: Line["context"]): Request | undefined {
	const { said } = "recurrence" in when ? when.recurrence : when;
	const reading = readDraft(`${occasion} ${said}`, context);
	const { title, due, recurrence } = reading.understood;
	const isSame =
		"recurrence" in when
			? recurrence?.rrule === when.recurrence.rule.rrule
			: recurrence === null && JSON.stringify(due) === JSON.stringify(when.due);
	return title === occasion && isSame ? { kind: "add", reading, perhaps: [changeOf(reference, when)] } : undefined;
}

function changeOf(
	reference: TaskReference,
	when: SaidMoment | { readonly recurrence: RecurrenceAsked },
): ChangeRequest {
	if ("recurrence" in when) return { kind: "make_recurring", reference, recurrence: when.recurrence };
	const { said, due, is_time, is_bare, duration_minutes } = when;
	return {
		kind: "change_due",
		reference,
		said,
		due,
		...(is_time && { is_time }),
		...(is_bare && { is_bare }),
		...(duration_minutes !== undefined && { duration_minutes }),
	};
}
