/** What a text asks for in outline: enough to show beforehand whether it adds a task, changes one, or asks something. Pure. */
import type { ReadingContext } from "../shapes/reading.ts";
import { readRequests } from "./requests.ts";

export interface RequestOutline {
	readonly kind: string;
	/** Of the tasks that it adds; none otherwise. */
	readonly titles: readonly string[];
}

/** In the order in which they would be carried out. Never throws. */
export function outlineRequests(text: string, context: ReadingContext): readonly RequestOutline[] {
	return readRequests(text, context).map((request) => {
		if (request.kind === "add") return { kind: request.kind, titles: [request.reading.understood.title] };
		if (request.kind !== "add_several") return { kind: request.kind, titles: [] };
		return { kind: request.kind, titles: request.readings.map(({ understood }) => understood.title) };
	});
}
