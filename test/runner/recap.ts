/**
 * What failed, once more and short, for the end of a run: a log is kept by its end, and its middle may be cut. Read from uvu's
 * text, since uvu offers nothing else. Pure.
 */

/** Longer ones are cut: a recap that cannot be taken in at a glance is no recap. */
const LINE_LENGTH = 600;

/**
 * For each failed test in uvu's output its name, where it was asserted, its message, and the first line that differs each way.
 * Empty when the output tells of none.
 */
function readFailures(output: string): string[] {
	// Each report opens with this word, and goes on until the next one or the end of its suite.
	const [, ...reports] = output.split(/^ {3}FAIL {2}/m);
	return reports.map((report) => {
		const [name = "", ...lines] = report.split("\n");
		const differing = ["--", "++"].flatMap((mark) => lines.find((line) => line.startsWith(`        ${mark}`)) ?? []);
		const place = lines.find(
			(line) => /^ {4}at .*\/test\/(?!runner\/boundedUvu)/.test(line) && !line.includes("/node_modules/"),
		);
		const at = /\/(test\/[^)]*)/.exec(place ?? "")?.[1];
		return [name, at && `(${at})`, lines[0], ...differing]
			.flatMap((part) => part?.trim() || [])
			.join("  ")
			.slice(0, LINE_LENGTH);
	});
}

/**
 * The lines of one file: its failed tests, or why it failed without one. A file killed by its bound says both, since the test
 * it hung in may have no report.
 */
export function recapOf(name: string, output: string, reason: string): string[] {
	const failures = readFailures(output);
	const told = failures.map((failure) => `${name}: ${failure}`);
	if (/^\d+ of \d+ tests failed$/.test(reason) && told.length > 0) return told;
	const thrown = /^(?:.* threw: )?(?:Uncaught )?[A-Z]?\w*Error\b.*$/m.exec(output)?.[0];
	const why = failures.length === 0 && thrown ? `${reason}  ${thrown}` : reason;
	return [...told, `${name}: ${why}`.slice(0, LINE_LENGTH)];
}
