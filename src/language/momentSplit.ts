/** Finds the moment at the end of a request ("move dentist to monday 3pm") and what stands before it. */
import type { Due } from "../domain/task.ts";
import { type ReadingContext, readFully } from "./quickAdd.ts";
import { readReference } from "./references.ts";

/** Cuts at the first link whose right side is nothing but a moment ("dentist | to monday 3pm"). */
export function splitAtMoment(body: string, links: readonly string[], context: ReadingContext) {
	const lower = body.toLowerCase();
	for (const link of links) {
		// "to" may stand in the title as well, so the last one counts.
		const at = lower.lastIndexOf(link);
		if (at <= 0) continue;
		const due = readMoment(body.slice(at + link.length), context) ?? readMoment(body.slice(at + 1), context);
		const reference = due ? readReference(body.slice(0, at)) : undefined;
		if (due && reference) return { reference, due, link };
	}
	return undefined;
}

/** The moment that a text says and nothing else: "monday 3pm", "5", "2 hours". */
export function readMoment(text: string, context: ReadingContext): Due | undefined {
	const plain = text.trim().replace(/[.!]+$/, "");
	for (const attempt of [plain, `at ${plain}`, `in ${plain}`, `on ${plain}`]) {
		const reading = readFully(attempt, context);
		if (reading.understood.due !== null && reading.rest === "") return reading.understood.due;
	}
	return undefined;
}
