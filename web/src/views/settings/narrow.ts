/** Of a long form what is looked for: by its headings, labels, hints and choices, whoever wrote them. */
import { saysAll, wordsOf } from "../../state/settings/settingsSearch.ts";

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
