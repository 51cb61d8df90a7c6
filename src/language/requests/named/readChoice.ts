/** An answer to a question about several tasks, which of them it means: "only the first two", "all but #3", "nur die Milch". Pure. */
import { english } from "../../en/english.ts";
import type { LanguageTable } from "../../shapes/grammar.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { languageOf } from "../../tongues.ts";
import { isNamed, readReference, type TaskReference } from "./references.ts";

export interface Choice {
	readonly reference: TaskReference;
	/** All but these. */
	readonly isSpared: boolean;
	/** Words alone may be of a new task as well; these look like an answer. */
	readonly isAnswer: boolean;
}

/** As the user's language has it first, then as English has it. The first reading that `fits` counts. */
export function* readChoices(text: string, context: ReadingContext): Generator<Choice> {
	for (const table of new Set([languageOf(context.settings.locale), english])) {
		const choice = readIn(table, text, context);
		if (choice) yield choice;
	}
}

function readIn(table: LanguageTable, text: string, context: ReadingContext): Choice | undefined {
	const { closing, spared, opening, thing } = table.requests.choice;
	const plain = text.trim().replace(closing, "");
	const left = spared.exec(plain)?.[1];
	const said = (left ?? plain).replace(opening, "");
	const reference = readPlaces(table, said) ?? readReference(withoutArticle(table, said), context);
	if (reference === undefined) return undefined;
	const isAnswer = isNamed(reference, said) || thing.test(said) || said.split(/\s+/).length <= 2;
	return { reference, isSpared: left !== undefined, isAnswer };
}

const withoutArticle = ({ requests }: LanguageTable, said: string): string => said.replace(requests.beforeTasks, "");

/** Places in the list that the question showed, where the table has words for them. */
function readPlaces(table: LanguageTable, said: string): TaskReference | undefined {
	const { all, first, last, between } = table.requests.choice;
	if (all.test(said)) return { kind: "pronoun", many: true };
	for (const run of [first, last]) {
		const count = countOf(table, run.exec(said)?.[1]);
		if (count !== undefined) return { kind: "run", count, last: run === last };
	}
	const parts = said.split(between).map((piece) => placeOf(table, piece));
	const [only, ...others] = parts;
	if (only === undefined || parts.some((part) => part === undefined)) return undefined;
	return others.length === 0 ? only : { kind: "several", parts: parts.filter((part) => part !== undefined) };
}

function placeOf(table: LanguageTable, piece: string): TaskReference | undefined {
	const number = /^#(\d{1,9})$/.exec(piece)?.[1];
	if (number !== undefined) return { kind: "numbers", task_ids: [Number(number)] };
	const position = numberOf(table.ordinals, table.requests.choice.place.exec(piece)?.[1]);
	return position === undefined ? undefined : { kind: "positions", positions: [position] };
}

function countOf({ numbers, requests }: LanguageTable, said = ""): number | undefined {
	const count = /^\d/.test(said) ? Number(said) : (numberOf(requests.choice.counts, said) ?? numberOf(numbers, said));
	return count !== undefined && count > 1 ? count : undefined;
}

const numberOf = (table: Readonly<Record<string, number>>, word = ""): number | undefined =>
	Object.hasOwn(table, word.toLowerCase()) ? table[word.toLowerCase()] : undefined;
