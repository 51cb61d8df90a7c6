/** "No, #4": what was done just now was meant for another task. Pure. */
import { wordsFor } from "../../../words/words.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import type { Request } from "../request.ts";

const MEANT =
	/^(?:(?:no|nope|nah|sorry|oops|wait|wrong(?: one)?|not (?:that|this)(?: one)?|nein|nee|ne|ups|falsch)[,.! ]+){0,3}(?:(?:i|we) (?:meant|mean)|it(?:'s| is| was)|that(?:'s| is| was)|ich (?:meinte|meine)|das war|sondern)? ?(?:#|(?:task|number|aufgabe|nummer) #?)(?<id>\d{1,9})[.!]*$/i;
/** The number alone may be an answer. */
const BARE = /^#|^(?:task|number|aufgabe|nummer) /i;

export function readInstead(text: string, { settings }: ReadingContext): Request | undefined {
	const said = text.trim().replaceAll("’", "'");
	const id = BARE.test(said) ? undefined : MEANT.exec(said)?.groups?.id;
	if (id === undefined) return undefined;
	const instead = { kind: "numbers", task_ids: [Number(id)] } as const;
	return { kind: "unclear", text: wordsFor(settings.locale).reading.unclear.wrong, reference: instead, instead };
}
