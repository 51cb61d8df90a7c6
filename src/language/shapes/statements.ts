/** How a language says what was done ("I called mum", "the rent is paid"): the tasks there are decide what is meant. */
export interface StatementWords {
	/** "…, finally": what is taken off the end, one after the other. */
	readonly tails: readonly RegExp[];
	/** In the order in which they are tried. */
	readonly forms: readonly StatementForm[];
}

export interface StatementForm {
	/** Its group `did` is the past form, `rest` what it was done to. */
	readonly pattern: RegExp;
	/** The verbs of which that may be the past form, in small letters, the likelier first; none: it is no past form. */
	verbsOf(did: string): readonly string[];
	/** How a task of it is called; `parts`: titles that it may be made of. */
	titleOf(
		verb: string,
		rest: string,
	): Titled & {
		/** "Milk and bread": a task for each, in the same way. */
		readonly each?: readonly Titled[] | undefined;
	};
}

interface Titled {
	readonly words: string;
	readonly parts?: readonly string[];
}
