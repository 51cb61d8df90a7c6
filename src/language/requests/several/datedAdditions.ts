/** Two plans in one message, each with its day: "call Anna tomorrow and email Bob on friday". Pure. */
import type { Request } from "../request.ts";

type Addition = Extract<Request, { kind: "add" }>;

const BETWEEN = /(?<=[^\s.!?;])[.;]\s+(?=\S)|(?<!\s),?\s+(?:and|und)\s+(?:then |dann )?/gi;
const MOST = 10;
const LONGEST = 300;

/** Cut only where each piece is a task with a date of its own, and nothing of it is left open. */
export function datedAdditions(text: string, whole: Request, read: (text: string) => Request): Request | undefined {
	if (!isPlain(whole) || text.length > LONGEST) return undefined;
	const pieces = text.split(BETWEEN);
	if (pieces.length < 2 || pieces.length > MOST) return undefined;
	const all = pieces.map((piece) => read(piece.replace(/(?<![.!])[.!]+$/, "")));
	if (!all.every((one): one is Addition => isPlain(one) && isDated(one))) return undefined;
	return { kind: "add_several", readings: all.map(({ reading }) => reading) };
}

const isPlain = (request: Request): request is Addition =>
	request.kind === "add" && request.perhaps === undefined && request.sounds === undefined;

/** A day, something to do on it, and no question. */
const isDated = ({ reading: { understood, questions, spans } }: Addition): boolean =>
	understood.due !== null &&
	understood.recurrence === null &&
	questions.length === 0 &&
	spans.some(({ kind }) => kind === "date") &&
	/\p{L}{3}/u.test(understood.title);
