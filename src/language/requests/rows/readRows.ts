/**
 * Reads a line by the rows. Every row has its say: of the phrases that fit, the one that says most itself counts, wherever it
 * stands. Where two that say as much ask for different things, the reading is `either`, and whoever carries it out asks. Pure.
 */

import { wordsFor } from "../../../words/words.ts";
import type { Tongue } from "../../shapes/tongue.ts";
import { readDraft } from "../readers/readAddition.ts";
import type { Line, Reader, Request } from "../request.ts";
import { type Occasion, occasionOf } from "./occasionOf.ts";
import type { Phrase } from "./phrase.ts";
import { type PhraseTable, phraseTable } from "./phraseTable.ts";
import type { Meaning, Row } from "./row.ts";

import { SLOTS, type SlotName } from "./slots.ts";

/** What may be said with a question mark: what changes nothing, and what names its label or reminder. Else a mark makes a question. */
const ANSWERED: ReadonlySet<Request["kind"]> = new Set<Request["kind"]>([
	"list",
	"count",
	"next_due",
	"list_tags",
	"list_categories",
	"list_reminders",
	"explain_delivery",
	"show",
	"show_settings",
	"preview",
	"search",
	"history",
	"help",
	"nothing",
	"cancel_reminder",
	"put_below",
	"change_priority",
	"clear_due",
	"rename",
	"describe",
	"create_tag",
	"create_category",
	"rename_tag",
	"rename_category",
	"delete_tag",
	"delete_category",
	"add_tag",
	"remove_tag",
	"set_category",
	"clear_category",
]);

/** Slots that take the end of a text with its marks. */
const AS_WRITTEN: ReadonlySet<string> = new Set<SlotName | "">(["title", "note"]);

export interface Reading {
	readonly request: Request;
	/** How many words the phrase itself has said, and what its slots tell. */
	readonly score: number;
}

/** A reader of these rows. */
export function readerOf(rows: readonly Row[], tongue: Tongue): Reader {
	const table = phraseTable(rows, tongue);
	return (line) => bestReading(table, line)?.request;
}

export function bestReading(table: PhraseTable, line: Line): Reading | undefined {
	const candidates = table.candidates(line.text);
	if (candidates.length === 0) return undefined;
	const context = { ...line.context, tongue: table.tongue };
	const said = ` ${line.text.replace(/(?<![.!])[.!]+$/, "")}`;
	const asked = ` ${line.text.replace(/(?<![.!?])[.!?]+$/, "")}`;
	let best: Reading[] = [];
	for (const { means, phrase } of candidates) {
		const text = AS_WRITTEN.has(phrase.slots.at(-1) ?? "") ? ` ${line.text}` : ANSWERED.has(means.kind) ? asked : said;
		const reading = readingOf(means, phrase, text, context);
		const most = best[0]?.score ?? 0;
		if (reading === undefined || reading.score < most) continue;
		best = reading.score > most ? [reading] : [...best, reading];
	}
	// Two ways to cut one request from the words are no two requests: the first counts.
	const different = best.filter(
		({ request }, at) => !best.slice(0, at).some((one) => one.request.kind === request.kind),
	);
	// What is only understood in kind is none beside what is understood.
	const clear = different.filter(({ request }) => request.kind !== "unclear");
	const left = clear.length > 0 ? clear : different;
	const [only, ...others] = left;
	if (only === undefined || others.length === 0) return only;
	return { request: { kind: "either", readings: left.map(({ request }) => request) }, score: only.score };
}

/**
 * What a row and its slots say together. That it has the fields of its kind is no matter of types, since phrases are texts:
 * test/language/rows.test.ts reads a sentence made of each phrase.
 */
interface Said extends Pick<Request, "kind"> {
	readonly [field: string]: unknown;
}

function readingOf(
	{ says, keeps, ...means }: Meaning,
	phrase: Phrase,
	text: string,
	context: Line["context"] & { readonly tongue: Tongue },
): Reading | undefined {
	const match = phrase.pattern.exec(text);
	if (match === null) return undefined;
	const asked = says && { text: says(wordsFor(context.settings.locale).reading.unclear) };
	let fields: Said = { ...means, ...asked, ...(keeps && { [keeps]: text.trim() }) };
	let score = countWords(text);
	for (const name of phrase.slots) {
		const said = match.groups?.[name];
		// It stands in a part that may be left out.
		if (said === undefined) continue;
		const slot = SLOTS[name];
		const read = slot.read(said.trim(), context);
		if (read === undefined) return undefined;
		fields = { ...fields, ...read };
		score -= countWords(said) - ("weight" in slot ? slot.weight : 0);
	}
	if ("occasion" in fields) {
		const dated = occasionOf(fields as Said & Occasion, context);
		return dated && { request: dated, score };
	}
	// What is asked about as a possible task keeps its words.
	const isWhole = means.kind === "add" && !("reading" in fields);
	const whole = isWhole ? { reading: readDraft(text.trim(), context) } : {};
	return { request: { ...fields, ...whole } as Request, score };
}

const countWords = (text: string): number => text.split(" ").filter((word) => word !== "").length;
