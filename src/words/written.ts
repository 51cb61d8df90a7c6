/** What a person wrote, within a sentence of ours. It is quoted data: nothing here or later reads it again. */
import type { Task } from "../domain/tasks/task.ts";
import type { Words } from "./words.ts";

type Named = Pick<Task, "task_id" | "title">;

/** `#12 “Buy milk”`, in an answer. */
export const taskName = (task: Named, { moments }: Words) =>
	`#${task.task_id} ${moments.quoted(asWritten(task.title))}`;

/** The same where no marks are read: on a button, and in what an answer to a question is compared with. */
export const plainTaskName = (task: Named, { moments }: Words) =>
	`#${task.task_id} ${moments.quoted(isolated(task.title))}`;

/** What CommonMark, and GitHub's additions to it, read within a line; an ampersand only where it begins an entity. */
const MARKS = /[\\`*_[\]<>~|]|&(?=[#\w]{1,40};)/g;
/** What they read at the beginning of a line: headings, quotations, lists, rules. */
const BLOCK_MARKS = /(?<=\n[ \t]*(?:\d{1,9}(?=[.)]))?)[-+#=.)]/g;

/**
 * What a person wrote, within an answer. Answers are Markdown, and any client may show them: marks in a title are its own
 * letters, so they are escaped. Nothing else may put a person's words into an answer; widgets and questions are plain text.
 */
export const asWritten = (text: string): string =>
	isolated(text).replaceAll(MARKS, "\\$&").replaceAll(BLOCK_MARKS, "\\$&");

/** Letters that run from right to left, and marks that turn the direction of what follows them. */
const TURNS = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What a person wrote, so that neither its direction nor an open mark of it moves the words around it (FSI … PDI, UAX #9). */
export const isolated = (text: string): string => {
	if (!TURNS.test(text)) return text;
	// A mark that the text leaves open, or closes once too often, would reach beyond it.
	return `\u2068${text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "")}\u2069`;
};
