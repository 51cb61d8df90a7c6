/** What a text asks for in outline: enough to show beforehand whether it adds a task, changes one, or asks something. Pure. */
import type { ReadingContext, Understood } from "../shapes/reading.ts";
import { readRequests } from "./requests.ts";

/** What tells one task of several from the others. */
export type TaskOutline = Pick<Understood, "title" | "due" | "tags">;

export interface RequestOutline {
	readonly kind: string;
	/** Those that it adds; none otherwise. */
	readonly tasks: readonly TaskOutline[];
}

/** In the order in which they would be carried out. Never throws. */
export function outlineRequests(text: string, context: ReadingContext): readonly RequestOutline[] {
	return readRequests(text, context).map((request) => {
		if (request.kind === "add") return { kind: request.kind, tasks: [outlineTask(request.reading.understood)] };
		if (request.kind !== "add_several") return { kind: request.kind, tasks: [] };
		return { kind: request.kind, tasks: request.readings.map(({ understood }) => outlineTask(understood)) };
	});
}

export const outlineTask = ({ title, due, tags }: TaskOutline): TaskOutline => ({ title, due, tags });
