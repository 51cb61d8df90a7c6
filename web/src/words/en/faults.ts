/** What went wrong. */
import { counted } from "../../../../src/words/counted.ts";

const seconds = counted("en", { one: "second", other: "seconds" });

export const faults = {
	/** By the problem's code; where it has none here, the server's own sentence stands. */
	codes: {
		unreachable: "The server does not answer.",
		unsaved: "The server does not answer, so this may not be saved. Try again when it is back.",
	} as Readonly<Record<string, string>>,
	/** By the rule that a field breaks, likewise. */
	rules: {} as Readonly<Record<string, string>>,
	/** A sentence about what is wrong in general. */
	answered: (status: number) => `The server answered ${status}.`,
	tryIn: (count: number) => `Try again in ${seconds(count)}.`,
};
