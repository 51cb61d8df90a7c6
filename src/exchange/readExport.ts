/** Finds out what a file is, reads it, and has it fit our limits. */

import { BOUNDS } from "../domain/accounts/bounds.ts";
import { say } from "../domain/refusals/sentence.ts";
import { fitted } from "./fitted.ts";
import { type ForeignTask, type ReadingGround, type Source, tooMany, UnreadableExport } from "./foreignTask.ts";
import { readICalendar } from "./iCalendar.ts";
import { inOrder } from "./inOrder.ts";
import { readOwnExport } from "./ownExport.ts";
import { OWN_FORMAT } from "./ownFormat.ts";
import { readTickTick } from "./tickTick.ts";
import { readTodoistApi } from "./todoistApi.ts";
import { readTodoistTable } from "./todoistTable.ts";

interface ReadExport {
	readonly source: Source;
	/** Parents before their children. */
	readonly tasks: readonly ForeignTask[];
}

/** Throws `UnreadableExport` for what is none of ours, or has more tasks than `most`. */
export async function readExport(
	content: string,
	asked: { readonly source: Source | undefined; readonly user_id: string },
	ground: ReadingGround,
): Promise<ReadExport> {
	const text = content.replace(/^\uFEFF/, "");
	const isJson = /^\s*[[{]/.test(text);
	const document: unknown = isJson ? parsed(text) : undefined;
	await ground.breathe();
	const source = asked.source ?? sourceOf(text, document);
	const tasks = await readAs(source, text, document, asked.user_id, ground);
	if (tasks.length > BOUNDS.import_tasks.most) throw tooMany();
	return {
		source,
		tasks: inOrder(
			tasks.flatMap((task) => fitted(task, ground) ?? []),
			ground,
		),
	};
}

async function readAs(
	source: Source,
	text: string,
	document: unknown,
	user_id: string,
	ground: ReadingGround,
): Promise<readonly ForeignTask[]> {
	switch (source) {
		case "adjutant":
			return readOwnExport(document, user_id, ground);
		case "todoist":
			return document === undefined ? readTodoistTable(text, ground) : readTodoistApi(document, ground);
		case "ticktick":
			return readTickTick(text, ground);
		case "icalendar":
			return readICalendar(text, ground);
	}
}

function sourceOf(text: string, document: unknown): Source {
	if (document !== undefined) {
		const isOwn = typeof document === "object" && document !== null && "format" in document;
		return isOwn && document.format === OWN_FORMAT ? "adjutant" : "todoist";
	}
	const beginning = text.slice(0, 4_000);
	if (/^BEGIN:VCALENDAR\s*$/im.test(beginning)) return "icalendar";
	if (/"?List Name"?[,;\t]/i.test(beginning)) return "ticktick";
	if (/^"?TYPE"?[,;\t]"?CONTENT"?/im.test(beginning)) return "todoist";
	throw new UnreadableExport("format", say("import_unknown"));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new UnreadableExport("format", say("import_no_json"));
	}
}
