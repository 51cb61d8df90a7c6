/** The words of a text by its tokens, and spans over them. */

import { type Words, wordsFor } from "../../words/words.ts";
import type { Present } from "../dates/readingDates.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Span, SpanKind } from "../shapes/reading.ts";
import type { Token } from "../tokens/tokens.ts";

export interface Said {
	/** The words from token `first` up to but without `next`, as they were written. */
	wordsOf(first: number, next: number): string;
	spanOf(first: number, next: number, kind: SpanKind, value: string | number): Span;
	/** What can be asked, in the language of who wrote the text. */
	readonly asks: Words["reading"]["questions"];
}

/** What a mention comes to, to be marked in the text. */
export interface Mark {
	readonly mention: Mention;
	readonly kind: SpanKind;
	readonly value: string | number;
}

export const sayBy = (tokens: readonly Token[], { settings }: Pick<Present, "settings">): Said => ({
	asks: wordsFor(settings.locale).reading.questions,
	wordsOf: (first, next) =>
		tokens
			.slice(first, next)
			.map((token, index) => (index > 0 && !token.glued ? ` ${token.text}` : token.text))
			.join(""),
	spanOf: (first, next, kind, value) => ({
		start: (tokens[first] as Token).start,
		end: (tokens[next - 1] as Token).end,
		kind,
		value,
	}),
});
