/** How the words of a person are compared with the words of titles: without case, accents, hyphens, and one typing error. */
import type { Task } from "../../domain/tasks/task.ts";

const ARTICLES = /^(?:the|an?|my|our|your|der|die|das|den|dem|mein|meine|meinen)$/;

/** As they are compared: articles count only where there is nothing else. */
export function wordsOf(text: string): readonly string[] {
	const words = fold(plainOf(text)).split(" ");
	const telling = words.filter((word) => !ARTICLES.test(word));
	return telling.length === 0 ? words : telling;
}

const plainOf = (text: string) => text.replaceAll(/[^\p{L}\p{M}\p{N}\s]+/gu, " ").trim();

/** Without case and accents. */
export const fold = (text: string): string =>
	text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll(/\s+/g, " ").trim();

/** Whether a title has all these words as they are written. */
export function hasWords({ title }: Pick<Task, "title">, words: string): boolean {
	const have = fold(plainOf(title)).split(" ");
	return wordsOf(words).every((word) => have.includes(word));
}

/** Whether a title says no more than these words. */
export const isWhole = ({ title }: Pick<Task, "title">, words: string): boolean =>
	fits(words, title, isNear) && fits(title, words, isNear);

/**
 * The tasks whose titles have all these words but for how compounds are written ("standup", "stand-up", "stand up"); where
 * there is none, but for one typing error in a word. Each task once.
 */
export function closestTasks(tasks: readonly Task[], words: string): readonly Task[] {
	const different = [...new Map(tasks.map((task) => [task.task_id, task])).values()];
	for (const same of [(one: string, other: string) => one === other, isNear]) {
		const close = different.filter(({ title }) => fits(title, words, same));
		if (close.length > 0) return close;
	}
	return [];
}

/** A word of either side may be two of the other. */
function fits(title: string, words: string, same: (one: string, other: string) => boolean): boolean {
	const have = withPairs(fold(plainOf(title)).split(" "));
	const said = wordsOf(words);
	let at = 0;
	while (at < said.length) {
		const [word = "", next] = said.slice(at);
		if (have.some((one) => same(one, word))) at++;
		else if (next !== undefined && have.some((one) => same(one, word + next))) at += 2;
		else return false;
	}
	return true;
}

const withPairs = (words: readonly string[]) => [
	...words,
	...words.slice(1).map((word, index) => `${words[index]}${word}`),
];

/** Shorter words are too often another word with one letter changed ("milk", "silk"; "match", "march"). */
const SHORTEST = 5;
const SHORTEST_CHANGED = 6;

/** Equal, or one letter too many, missing, wrong, or two letters swapped; the first letter is right, and no digit differs. */
function isNear(one: string, other: string): boolean {
	if (one === other) return true;
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length < SHORTEST || long.length - short.length > 1 || short[0] !== long[0] || /\d/.test(long))
		return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
	const isSwapped =
		short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
	return isSwapped || (short.length >= SHORTEST_CHANGED && short.slice(at + 1) === long.slice(at + 1));
}
