/**
 * History as a file, newest first, a page of events in memory at a time: a line of JSON for each (NDJSON), or a table (CSV, RFC 4180).
 */

import type { JournalEvent } from "../../domain/events/events.ts";
import { nameOf, turnOf } from "../../domain/events/principal.ts";
import type { HistoryQuery, ReadModel } from "../../ports/reading/readModel.ts";
import type { Reading } from "../../words/taskText.ts";
import { presentEventTo } from "./presentJournal.ts";

export const HISTORY_FORMATS = {
	ndjson: "application/x-ndjson; charset=utf-8",
	csv: "text/csv; charset=utf-8; header=present",
} as const;
export type HistoryFormat = keyof typeof HISTORY_FORMATS;

const ROWS = 500;
const COLUMNS = {
	seq: ({ seq }: JournalEvent) => seq,
	at: ({ at }) => at,
	type: ({ type }) => type,
	task_id: ({ data }) => ("task_id" in data ? data.task_id : null),
	principal_kind: ({ principal }) => principal.kind,
	principal_id: ({ principal }) => principal.id,
	principal_name: ({ principal }) => nameOf(principal) ?? null,
	turn_id: ({ principal }) => turnOf(principal) ?? null,
	command_id: ({ command_id }) => command_id,
	undoes: ({ undoes }) => undoes,
	event_id: ({ event_id }) => event_id,
	data: ({ data }) => JSON.stringify(data),
} satisfies Readonly<Record<string, (event: JournalEvent) => string | number | null>>;

const FORMS: Readonly<
	Record<HistoryFormat, { readonly head: string; readonly line: (event: JournalEvent, reading: Reading) => string }>
> = {
	ndjson: { head: "", line: (event, reading) => `${JSON.stringify(presentEventTo(reading)(event))}\n` },
	csv: {
		head: `${Object.keys(COLUMNS).join(",")}\r\n`,
		line: (event) =>
			`${Object.values(COLUMNS)
				.map((read) => cell(read(event)))
				.join(",")}\r\n`,
	},
};

/** Events that are written while it is read come in front of where it began, so the file is of one instant. */
export async function* historyPieces(
	{ history, settings }: Pick<ReadModel, "history" | "settings">,
	user_id: string,
	conditions: Omit<HistoryQuery, "limit" | "cursor">,
	format: HistoryFormat,
): AsyncGenerator<string> {
	const { head, line } = FORMS[format];
	const reading = await settings(user_id);
	if (head !== "") yield head;
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const page = await history(user_id, {
			...conditions,
			limit: ROWS,
			...(cursor === undefined ? {} : { cursor }),
		});
		if (page.data.length > 0) yield page.data.map((event) => line(event, reading)).join("");
		cursor = page.next_cursor;
	}
}

/** What a spreadsheet would take for a formula is marked as text: names of clients are anybody's words. */
function cell(value: string | number | null): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
