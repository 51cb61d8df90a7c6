/** Of a long form what is looked for: by its headings, labels, hints and choices, whoever wrote them. */

/** Case and accents do not matter. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const wordsOf = (text: string): readonly string[] => plain(text).split(/\s+/).filter(Boolean);

/** Each of the words is somewhere in it, also in the middle: German puts words together. */
export function saysAll(text: string, words: readonly string[]): boolean {
	const there = plain(text);
	return words.every((word) => there.includes(word));
}

/** Leaves of each section the parts that say all of it, with its heading, and hides the others. Returns how many sections are left. */
export function narrow(form: HTMLElement, wanted: string): number {
	const words = wordsOf(wanted);
	let left = 0;
	for (const section of form.querySelectorAll<HTMLElement>(":scope > section")) {
		const [heading, ...parts] = [...section.children] as HTMLElement[];
		let isLeft = parts.length === 0 && saysAll(section.textContent, words);
		for (const part of parts) {
			part.hidden = !saysAll(`${heading?.textContent ?? ""} ${part.textContent}`, words);
			isLeft ||= !part.hidden;
		}
		section.hidden = !isLeft;
		if (isLeft) left += 1;
	}
	return left;
}
