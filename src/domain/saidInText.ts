/**
 * What is wrong with a command that was made of somebody's text, said of the text: whoever wrote "#holiday" has never heard
 * of `tag_names[0]`.
 */
import type { Command } from "./commands.ts";
import type { Violation } from "./rejection.ts";

/** What a field of a command is to whoever wrote the text; the first that fits. */
const SUBJECTS: readonly (readonly [field: RegExp, subject: string])[] = [
	[/^title\b/, "the title"],
	[/^name\b/, "the name"],
	[/^description\b/, "the description"],
	[/^due\b/, "the date"],
	[/^recurrence\b/, "the recurrence"],
	[/^reminders?\b/, "the reminder"],
	[/^(?:tag_ids|tag_names)\b/, "the tags"],
	[/^category/, "the category"],
	[/^duration_minutes\b/, "the duration"],
	[/^parent_id\b/, "the parent"],
	[/^(?:minutes|until|before_minutes)\b/, "the time"],
];
/** Characters of a name that are repeated in a sentence about it. */
const SHOWN = 30;

/** The sentence of a broken rule, in the words of whoever wrote the text that the command was made of. */
export function saidInText({ field, message }: Violation, command: Command): string {
	// A sentence that does not begin with the field names nothing that only a program knows.
	if (!message.startsWith(`${field} `)) return message;
	const subject = subjectOf(field, command);
	return subject === undefined
		? message
		: `${subject[0]?.toUpperCase()}${subject.slice(1)}${message.slice(field.length)}`;
}

function subjectOf(field: string, command: Command): string | undefined {
	const index = /^tag_names\[(\d+)\]$/.exec(field)?.[1];
	if (command.type === "AddTask" && index !== undefined) return `the tag #${shown(command.tag_names?.[Number(index)])}`;
	if (command.type === "AddTask" && field === "category_name") return `the category “${shown(command.category_name)}”`;
	return SUBJECTS.find(([pattern]) => pattern.test(field))?.[1];
}

function shown(name = ""): string {
	const characters = [...name];
	return characters.length <= SHOWN ? name : `${characters.slice(0, SHOWN).join("")}…`;
}
