/** How many of the checker's sentences speak of something lost, and how many of something that is there twice. */
export function countLosses(violations: readonly string[]): { readonly lost: number; readonly doubled: number } {
	const count = (pattern: RegExp) => violations.filter((violation) => pattern.test(violation)).length;
	return {
		lost: count(
			/in the journal 0 times|is not in the journal|has not fired|and was not$|is still|never came out|unpublished|no next one/,
		),
		doubled: count(/in the journal [2-9]\d* times|fired \d+ times|was sent \d+ times|is there \d+ times/),
	};
}
