/** What `npm run cluster` was asked for, or one sentence for whoever asked wrongly. Pure. */
import { parseArgs } from "node:util";

const DEFAULT_PODS = 3;

export interface ClusterFlags {
	readonly pods: number;
	readonly isJson: boolean;
}

/** `args`: what stands behind the program's name. */
export function readFlags(args: readonly string[]): ClusterFlags | { readonly problem: string } {
	// Not strict: what strict mode throws speaks of its own interface, not of this one.
	const { tokens } = parseArgs({
		args: [...args],
		options: { pods: { type: "string" }, json: { type: "boolean" } },
		strict: false,
		tokens: true,
	});
	let pods = DEFAULT_PODS;
	let isJson = false;
	for (const token of tokens) {
		if (token.kind === "option" && token.name === "json" && token.value === undefined) isJson = true;
		else if (token.kind === "option" && token.name === "pods") {
			// A flag that lacks its value takes the next one for it.
			pods = /^\d+$/.test(token.value ?? "") ? Number(token.value) : 0;
			if (pods < 1) return { problem: "--pods must be a whole number from 1" };
		} else {
			const what = token.kind === "option" ? token.rawName : token.kind === "positional" ? token.value : "--";
			return { problem: `"${what}" is none of its flags: npm run cluster -- [--pods N] [--json]` };
		}
	}
	return { pods, isJson };
}
