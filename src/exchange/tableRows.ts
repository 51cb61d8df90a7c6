/** A table of comma-separated values as rows by their columns' names (RFC 4180, as `csv-parse` reads it), read piece by piece. */

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { say } from "../domain/refusals/sentence.ts";
import { nextRow, type ReadingGround, UnreadableExport } from "./foreignTask.ts";

/** So many characters between two breaths: a few milliseconds. */
const PIECE = 64 * 1024;
/** One cell may hold a task's whole description, and what a product keeps beside it. */
const LONGEST_ROW = 256 * 1024;
/** Rows of a table before its head: TickTick says four things first. */
const HEAD_WITHIN = 20;

export interface TableRow {
	/** Of the row, counted from 1 behind the head. */
	readonly place: number;
	/** The cell of a column, trimmed; empty where the column or the cell is not there. */
	cell(name: string): string;
}

/** Rows behind the head, which is the first row that has all of these columns. Throws `UnreadableExport`. */
export async function* tableRows(
	text: string,
	columns: readonly string[],
	ground: ReadingGround,
): AsyncGenerator<TableRow> {
	let head: ReadonlyMap<string, number> | undefined;
	let before = 0;
	let place = 0;
	for await (const cells of records(text, ground.breathe)) {
		if (head === undefined) {
			const names = new Map(cells.map((name, index) => [name.trim().toLowerCase(), index]));
			if (columns.every((column) => names.has(column.toLowerCase()))) head = names;
			else if (++before === HEAD_WITHIN) break;
			continue;
		}
		const known = head;
		place += 1;
		await nextRow(place, ground);
		yield { place, cell: (name) => cells[known.get(name.toLowerCase()) ?? -1]?.trim() ?? "" };
	}
	if (head === undefined) {
		throw new UnreadableExport("format", say("import_no_row", { columns: columns.join(", ") }));
	}
}

async function* records(text: string, breathe: () => Promise<void>): AsyncGenerator<readonly string[]> {
	const parser = parse({
		delimiter: delimiterOf(text),
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		max_record_size: LONGEST_ROW,
	});
	try {
		yield* Readable.from(pieces(text, breathe)).pipe(parser) as AsyncIterable<readonly string[]>;
	} catch (fault) {
		if (!(fault instanceof CsvError)) throw fault;
		throw new UnreadableExport("format", say("import_no_table", { why_not: said(fault) }));
	}
}

async function* pieces(text: string, breathe: () => Promise<void>): AsyncGenerator<string> {
	for (let from = 0; from < text.length; from += PIECE) {
		yield text.slice(from, from + PIECE);
		await breathe();
	}
}

/** Without the row itself, which a message of the parser's may quote. */
const said = ({ code, lines }: CsvError & { lines?: number }) =>
	`${code.toLowerCase().replaceAll("_", " ")}${lines === undefined ? "" : `, near line ${lines}`}`;

/** Spreadsheets of some countries write semicolons, and some people save tables with tabs. */
function delimiterOf(text: string): string {
	const beginning = text.slice(0, 2_000);
	const count = (mark: string) => beginning.split(mark).length;
	return [";", "\t"].find((mark) => count(mark) > 2 * count(",")) ?? ",";
}
