/** What is left of a text when the understood parts are taken out. */
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Span } from "../shapes/reading.ts";

/**
 * The text minus its spans and escaping backslashes, with the seams smoothed. May be empty. What was not understood stays, so
 * that nothing said is lost.
 */
export function makeTitle(
	text: string,
	spans: readonly Span[],
	escapes: readonly number[],
	language: LanguageTable,
): string {
	const cuts = [
		...spans.filter(({ kind }) => kind !== "unread").map(({ start, end }) => ({ start, end })),
		...escapes.map((start) => ({ start, end: start + 1 })),
	].sort((left, right) => left.start - right.start);
	const parts: string[] = [];
	let from = 0;
	for (const { start, end } of cuts) {
		const before = text.slice(from, start);
		const isEscape = end === start + 1 && text[start] === "\\";
		// A cut between a word and its comma leaves one comma, not "milk , eggs".
		parts.push(!isEscape && /^[\s.,;:!?)]/.test(text.slice(end, end + 1)) ? before.trimEnd() : before);
		from = end;
	}
	parts.push(text.slice(from));
	const smooth = parts
		.join("")
		.replaceAll(/\(\s*\)|\[\s*\]|\{\s*\}/g, "")
		.replaceAll(/\s+/g, " ")
		.trim();
	return cuts.length === 0 ? smooth : trimSeams(smooth, cuts, text, language);
}

/** Marks and small words that only joined a cut to the rest, at the ends where something was cut. */
function trimSeams(
	title: string,
	cuts: readonly { start: number; end: number }[],
	text: string,
	{ titleEnds, listLinks }: LanguageTable,
): string {
	let trimmed = title;
	const cutAtEnd = text.slice(cuts.at(-1)?.end).trim().length <= 1;
	const cutAtStart = text.slice(0, cuts[0]?.start).trim() === "";
	if (cutAtStart) trimmed = dropFirst(trimmed);
	if (!/[\p{L}\p{N}]/u.test(text.slice(0, cuts[0]?.start))) trimmed = dropLinks(trimmed, listLinks);
	if (cutAtEnd) trimmed = dropLast(trimmed, titleEnds);
	return trimmed;
}

function dropFirst(title: string): string {
	let start = 0;
	while (start < title.length && ",;:.-–— ".includes(title[start] as string)) start++;
	return title.slice(start);
}

/** "Tomorrow | and | buy milk": links that joined nothing but what was cut. */
function dropLinks(title: string, links: ReadonlySet<string>): string {
	let left = title;
	for (;;) {
		const [first = "", rest = ""] = left.split(/ (.*)/s);
		if (rest === "" || !links.has(first.toLowerCase())) return left;
		left = dropFirst(rest);
	}
}

function dropLast(title: string, ends: ReadonlySet<string>): string {
	let end = title.length;
	while (end > 0 && ",;:.&-–— ".includes(title[end - 1] as string)) end--;
	const space = title.lastIndexOf(" ", end - 1);
	// "report by #work": the preposition lost what it belonged to.
	const last = title.slice(space + 1, end).toLowerCase();
	return ends.has(last) ? title.slice(0, Math.max(space, 0)).trimEnd() : title.slice(0, end);
}
