/** What uvu's output says, read from text because uvu offers nothing else. Pure. */

export interface Summary {
	/** uvu's own counts over all suites of the file; all 0 when it printed none. */
	readonly total: number;
	readonly passed: number;
	/** Tests that uvu did not run (`test.skip`, or others beside a `test.only`). */
	readonly skippedTests: number;
	/** Parts that the file did without: the text after `SKIP ` of each such line. */
	readonly skippedParts: readonly string[];
	/** uvu has printed its last line: every test is over. */
	readonly isComplete: boolean;
}

export function readSummary(output: string): Summary {
	const count = (label: string): number =>
		[...output.matchAll(new RegExp(`^  ${label}:\\s+(\\d+)$`, "gm"))].reduce((sum, match) => sum + Number(match[1]), 0);
	return {
		total: count("Total"),
		passed: count("Passed"),
		skippedTests: count("Skipped"),
		// A suite's name and dots share its line, so the marker may follow them.
		skippedParts: [...output.matchAll(/(?:^|\s)SKIP ([^\s:]+: .+)$/gm)].map((match) => match[1] ?? ""),
		isComplete: /^ {2}Duration: /m.test(output),
	};
}

/** The bounds that a test file may set for itself, in ms. */
export interface DeclaredBounds {
	readonly fileMs?: number;
	readonly testMs?: number;
}

/**
 * Beside whom a file runs, by the comment lines that open it. `// mostly-waits`: for leases, instants and processes, so that the
 * core it held would idle. `// runs-apart`: processes that leave the cores idle for most of the time. `// runs-alone`: it judges
 * milliseconds, or a cluster under load, which a second file on the same cores would spoil.
 */
export type Company = "any" | "waits" | "apart" | "alone";

export function readCompany(source: string): Company {
	const head = source.split("\n", 5).map((line) => line.trim());
	if (head.includes("// runs-alone")) return "alone";
	if (head.includes("// runs-apart")) return "apart";
	return head.includes("// mostly-waits") ? "waits" : "any";
}

/** Reads `// file-timeout: 300 s` and `// test-timeout: 60 s` from the comment lines that open a file. */
export function readDeclaredBounds(source: string): DeclaredBounds {
	const head = source.split("\n", 5).filter((line) => line.startsWith("//"));
	const seconds = (name: string): number | undefined => {
		for (const line of head) {
			const match = new RegExp(`^// ${name}-timeout: (\\d+) s$`).exec(line.trim());
			if (match) return Number(match[1]) * 1000;
		}
		return undefined;
	};
	const fileMs = seconds("file");
	const testMs = seconds("test");
	return { ...(fileMs !== undefined && { fileMs }), ...(testMs !== undefined && { testMs }) };
}
