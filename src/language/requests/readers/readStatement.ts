/** "I called mum", "the rent is paid", "plants watered": what was done, if there is a task to do it. Pure. */
import { TONGUES } from "../../tongues.ts";
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
			return verbs.map((verb) => ({
				kind: "complete",
				reference: { kind: "words", whole: true, ...titleOf(verb, rest) },
			}));
		}
	}
	return [];
}
