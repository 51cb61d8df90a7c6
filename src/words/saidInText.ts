/**
 * What is wrong with a command that was made of somebody's text, said of the text: whoever wrote "#holiday" has never heard
 * of `tag_names[0]`.
 */
import type { Command } from "../domain/commands.ts";
import type { Violation } from "../domain/rejection.ts";
import { refusalIn } from "./refusals.ts";
import type { Words } from "./words.ts";

type Subjects = Words["subjects"];

/** What a field of a command is to whoever wrote the text; the first that fits. */
const SUBJECTS: readonly (readonly [field: RegExp, subject: Exclude<keyof Subjects, "thisTag" | "thisCategory">])[] = [
	[/^title\b/, "title"],
	[/^name\b/, "name"],
	[/^description\b/, "description"],
	[/^due\b/, "date"],
	[/^recurrence\b/, "recurrence"],
	[/^reminders?\b/, "reminder"],
	[/^(?:tag_ids|tag_names)\b/, "tags"],
	[/^category/, "category"],
	[/^duration_minutes\b/, "duration"],
	[/^parent_id\b/, "parent"],
	[/^(?:minutes|until|before_minutes)\b/, "time"],
];
/** Characters of a name that are repeated in a sentence about it. */
const SHOWN = 30;

/** The sentence of a broken rule, in the words of whoever wrote the text that the command was made of. */
export function saidInText({ field, message }: Violation, command: Command, words: Words): string {
	const said = refusalIn(message, words);
	// A sentence that does not begin with the field names nothing that only a program knows.
	if (!said.startsWith(`${field} `)) return said;
	const subject = subjectOf(field, command, words.subjects);
	return subject === undefined ? said : `${subject[0]?.toUpperCase()}${subject.slice(1)}${said.slice(field.length)}`;
}

function subjectOf(field: string, command: Command, subjects: Subjects): string | undefined {
	const index = /^tag_names\[(\d+)\]$/.exec(field)?.[1];
	if (command.type === "AddTask" && index !== undefined)
		return subjects.thisTag(shown(command.tag_names?.[Number(index)]));
	if (command.type === "AddTask" && field === "category_name")
		return subjects.thisCategory(shown(command.category_name));
	const name = SUBJECTS.find(([pattern]) => pattern.test(field))?.[1];
	return name && subjects[name];
}

function shown(name = ""): string {
	const characters = [...name];
	return characters.length <= SHOWN ? name : `${characters.slice(0, SHOWN).join("")}…`;
}
