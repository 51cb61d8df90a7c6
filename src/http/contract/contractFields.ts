/**
 * The fields that the wire types are made of. A schema decides shape and type; what is lawful (lengths, ranges, zones)
 * is the domain's to say, once, for every way in. Lengths in the metadata describe those rules, they do not enforce
 * them: JSON Schema counts code points as the domain does, zod counts UTF-16 units.
 */
import { z } from "zod";
import { principalKind } from "../../domain/documents/shapes.ts";
import { EVENT_KINDS } from "../../domain/events/eventKinds.ts";
import { readFilter } from "../../domain/filter/readFilter.ts";
import type { Filter } from "../../domain/filter/tree.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { SEARCH_WORDS, searchWordsOf } from "../../domain/text/searchWords.ts";
import { hasLawfulCharacters } from "../../domain/text/text.ts";
import { type DateText, type InstantText, readDate } from "../../domain/time/instant.ts";
import { readLawfulInstant } from "../../domain/time/lawfulTime.ts";
import { customIssue, issueOf } from "../../tools/violations.ts";

/** Largest PostgreSQL `integer`: an id beyond it names nothing. */
const LARGEST_ID = 2_147_483_647;

/**
 * Describes what a text in a path or a query stands for, and nothing of the text: an object given as `override` would be laid
 * over the text's own description, whose pattern or words are no values of the new type.
 */
const standsFor = (shown: Readonly<Record<string, unknown>>) => ({
	override: ({ jsonSchema }: { readonly jsonSchema: object }) => {
		for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
		Object.assign(jsonSchema, shown);
	},
});

/** An id in a body. */
export const Id = z.int().min(1).max(LARGEST_ID);

/**
 * An id in a path. What is no id becomes 0, which nothing has: so a malformed, a missing and somebody else's id get
 * the same answer, byte for byte (P8).
 */
export const PathId = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(Id)
	.catch(0)
	.meta(standsFor({ type: "integer", minimum: 1, maximum: LARGEST_ID }));

/** A name in a path, of any form: one that nothing has is answered with 404. */
export const PathText = z.string().meta({ format: "uuid" });

/** A whole number in a query, from `least` to `most`. */
export const queryNumber = (least: number, most: number) =>
	z
		.string()
		.refine(
			(text) => /^\d{1,15}$/.test(text),
			issueOf("format", say("whole_number_range", { field: "It", least, most })),
		)
		.transform(Number)
		.pipe(z.int().min(least).max(most))
		.meta(standsFor({ type: "integer", minimum: least, maximum: most }));

export const QueryId = queryNumber(1, LARGEST_ID);

export const QueryFlag = z
	.enum(["true", "false"])
	.transform((value) => value === "true")
	.meta(standsFor({ type: "boolean" }));

/** Text that goes to a query as it is. PostgreSQL holds neither U+0000 nor half a surrogate pair. */
export const QueryText = (longest: number) =>
	z
		.string()
		.max(longest)
		.refine(hasLawfulCharacters, issueOf("characters", say("unlawful_characters", { field: "It" })));

/** Words to search for. Counted as the search counts them. */
export const SearchText = QueryText(500).refine(
	(text) => searchWordsOf(text).length <= SEARCH_WORDS,
	issueOf("words", say("search_words", { field: "It", most: SEARCH_WORDS })),
);

/** A filter, read; where it goes wrong is said with the column. */
export const FilterText = z.string().transform((text, context): Filter => {
	const read = readFilter(text);
	if (read.kind === "filter") return read.filter;
	const { rule, column } = read.violation;
	context.addIssue(customIssue(rule, read.violation, column));
	return z.NEVER;
});

/** An instant in a command, as sent: the domain reads it and says what is wrong with it. */
export const AskedInstant = z
	.string()
	.meta({ format: "date-time", example: "2026-11-23T09:00:00.000Z" })
	.transform((text) => text as InstantText);

/** A local date in a command, as sent. */
export const AskedDate = z
	.string()
	.meta({ format: "date", example: "2026-11-23" })
	.transform((text) => text as DateText);

/** An instant that a query or a preview uses directly: it is read here, by the domain's reader. */
export const ReadInstant = z
	.string()
	.meta({ format: "date-time" })
	.transform((text, context) => {
		const violations: Violation[] = [];
		const instant = readLawfulInstant("It", text, violations);
		for (const one of violations) context.addIssue(customIssue(one.rule, one));
		return instant ?? z.NEVER;
	});

/** Query field of what can be asked about the past. */
export const AsOf = {
	as_of: ReadInstant.optional().meta({ description: "as it was then; “overdue” and “today” are those of then" }),
};

/** A bound on due dates: an instant, or a local date. */
export const ReadDueBound = z
	.string()
	.meta({ description: "an instant, or a local date" })
	.transform((text, context): InstantText | DateText => {
		const violations: Violation[] = [];
		const read = isDate(text) ? readDate(text) : readLawfulInstant("It", text, violations);
		for (const one of violations) context.addIssue(customIssue(one.rule, one));
		return read ?? z.NEVER;
	});

function isDate(text: string): boolean {
	if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
	try {
		return readDate(text) === text;
	} catch {
		return false;
	}
}

/** Query fields of the history. */
export const WhoAndWhat = {
	who: principalKind.optional().meta({ description: "the user, the assistant, any client, or the system" }),
	what: z.enum(EVENT_KINDS).optional().meta({ description: "what it is about" }),
};

/** Query fields of every list. */
export const Paging = {
	limit: queryNumber(1, 100).default(50),
	cursor: QueryText(1_000).min(1).optional().meta({ description: "`next_cursor` of the page before" }),
};

/** What every list answers with. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
	z.strictObject({ data: z.array(row).readonly(), next_cursor: z.string().nullable() });

/** Instants of answers: RFC 3339, UTC, milliseconds. */
export const Instant = z.string().meta({ format: "date-time", example: "2026-11-23T09:00:00.000Z" });

const Moved = z.strictObject({ from: Instant.nullable(), to: Instant.nullable() });
/** A task that the change would move: instants as they are and as they would be; `due` null: it stays. */
export const MovedTask = z
	.strictObject({
		task_id: z.int(),
		title: z.string(),
		due: Moved.nullable(),
		reminders: z.array(Moved.extend({ id: z.int() })),
	})
	.meta({ id: "MovedTask" });

/** Tasks that follow a change of zone or morning hour in steps after the answer; absent: there are none. */
export const ToFollow = z.int().optional().meta({ description: "tasks that move with the settings after this answer" });
