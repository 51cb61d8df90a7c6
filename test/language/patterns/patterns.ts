/** Every regular expression of `src/language`: those that are written down, and those that are put together at the start. */
import { readdirSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

const FOLDER = new URL("../../../src/language/", import.meta.url);

export interface Found {
	readonly file: string;
	readonly pattern: RegExp;
}

/** Each once. Imports the folder anew for nobody: call it before anything else has imported it. */
export async function findPatterns(): Promise<readonly Found[]> {
	const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
	const found = new Map<string, Found>();
	const keep = (file: string, pattern: RegExp) => {
		if (!found.has(String(pattern))) found.set(String(pattern), { file, pattern });
	};
	for (const file of files) {
		const literals: RegExp[] = [];
		collect(parseSync(file, readFileSync(new URL(file, FOLDER), "utf8")).program, literals);
		for (const pattern of literals) keep(file, pattern);
	}
	const Plain = globalThis.RegExp;
	const made: Found[] = [];
	globalThis.RegExp = new Proxy(Plain, {
		construct(target, given, newTarget) {
			const pattern: RegExp = Reflect.construct(target, given, newTarget);
			const file = new Error("where").stack?.match(/src\/language\/([\w/]+\.ts)/)?.[1];
			if (file) made.push({ file, pattern });
			return pattern;
		},
	});
	try {
		for (const file of files) await import(new URL(file, FOLDER).href);
	} finally {
		globalThis.RegExp = Plain;
	}
	for (const { file, pattern } of made) keep(file, pattern);
	return [...found.values()];
}

function collect(node: unknown, into: RegExp[]): void {
	if (node === null || typeof node !== "object") return;
	if (Array.isArray(node)) {
		for (const one of node) collect(one, into);
		return;
	}
	if ("regex" in node && node.regex !== null && typeof node.regex === "object") {
		const { pattern, flags } = node.regex as { pattern: string; flags: string };
		into.push(new RegExp(pattern, flags));
		return;
	}
	for (const value of Object.values(node)) collect(value, into);
}
