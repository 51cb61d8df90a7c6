/** Finds the moment at the end of a request ("move dentist to monday 3pm") and what stands before it. */
import type { ReadingContext } from "../../shapes/reading.ts";
import { readReference } from "../named/references.ts";
import { readSaidMoment } from "./readMoment.ts";

/** Cuts at the first link whose right side is nothing but a moment ("dentist | to monday 3pm"). */
export function splitAtMoment(body: string, links: readonly string[], context: ReadingContext) {
	const lower = body.toLowerCase();
	for (const link of links) {
		// "to" may stand in the title as well, so the last one counts.
		const at = lower.lastIndexOf(link);
		if (at <= 0) continue;
		const said = readSaidMoment(body.slice(at + link.length), context) ?? readSaidMoment(body.slice(at + 1), context);
		const reference = said
			? readReference(body.slice(0, at).replace(/ (?:back|forward|out)$/i, ""), context)
			: undefined;
		if (said && reference) return { reference, said, link };
	}
	return undefined;
}
