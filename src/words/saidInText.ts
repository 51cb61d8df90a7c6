/**
 * What is wrong with a command that was made of somebody's text, said of the text: whoever wrote "#holiday" has never heard
 * of `tag_names[0]`.
 */
import type { Command } from "../domain/commands/commands.ts";
import type { Violation } from "../domain/refusals/rejection.ts";
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
export function saidInText(violation: Violation, command: Command, words: Words): string {
	const { field, params } = violation;
	// A sentence that does not name the field names nothing that only a program knows. One of an older pod has no parameters.
	const subject = params?.field === field ? subjectOf(field, command, words.subjects) : undefined;
	if (subject === undefined) return refusalIn(violation, words);
	const said = refusalIn({ ...violation, params: { ...params, field: subject } }, words);
	return said.startsWith(subject) ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : said;
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
