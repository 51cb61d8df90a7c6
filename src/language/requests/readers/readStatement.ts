/** "I called mum", "the rent is paid", "plants watered": what was done, if there is a task to do it. Pure. */
import { TONGUES } from "../../tongues.ts";
import type { TaskReference } from "../named/references.ts";
import type { ChangeRequest, Line } from "../request.ts";

/** English says the most by the fewest words ("plants watered"), so it has its say last. */
const STATEMENTS = TONGUES.toReversed().map(({ table }) => table.statements);

/** The completions that a statement may mean, the likelier first: what is said of a task is its verb and its object. */
export function readStatements({ text }: Line): readonly ChangeRequest[] {
	let plain = text.replace(/(?<![.!])[.!]+$/, "");
	for (const { tails } of STATEMENTS) for (const tail of tails) plain = plain.replace(tail, "");
	for (const { pattern, verbsOf, titleOf } of STATEMENTS.flatMap(({ forms }) => forms)) {
		const { did = "", rest = "" } = pattern.exec(plain)?.groups ?? {};
		const verbs = verbsOf(did.toLowerCase());
		if (verbs.length > 0) {
			return verbs.flatMap((verb) => {
				const { each, ...title } = titleOf(verb, rest);
				const named = (one: typeof title) => ({ kind: "words", whole: true, ...one }) as const;
				const ways: readonly TaskReference[] = [
					named(title),
					...(each === undefined ? [] : [{ kind: "several", parts: each.map(named) } as const]),
				];
				return ways.map((reference) => ({ kind: "complete", reference }) as const);
			});
		}
	}
	return [];
}
