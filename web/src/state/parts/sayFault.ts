/** What went wrong, in a sentence for the user: the page's own for what it knows, else the server's. Pure. */
import { type FieldRefusal, Problem } from "../../net/request.ts";
import type { FirstMessages } from "../../words/english.ts";

export function sayFault(fault: unknown, { faults }: Pick<FirstMessages, "faults">): string {
	if (!(fault instanceof Problem)) return fault instanceof Error ? fault.message : String(fault);
	const [first] = fault.fields.values();
	const said = first ? sayRefusal(first, { faults }) : (faults.codes[fault.code] ?? fault.message);
	const sentence = said || faults.answered(fault.status);
	return fault.status === 429 && fault.waitSeconds ? `${sentence} ${faults.tryIn(fault.waitSeconds)}` : sentence;
}

/** The sentence about one field. */
export function sayRefusal({ rule, message }: FieldRefusal, { faults }: Pick<FirstMessages, "faults">): string {
	return faults.rules[rule] ?? message;
}
