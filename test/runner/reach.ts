/** Which test files reach a part, read from their imports, so that a run starts only the parts it needs. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** Whether `file` is `target` or imports it, directly or through other files of the project. Both are absolute paths. */
export function reaches(file: string, target: string, seen: Set<string> = new Set()): boolean {
	if (file === target) return true;
	if (seen.has(file)) return false;
	seen.add(file);
	return importsOf(file).some((imported) => reaches(imported, target, seen));
}

function importsOf(file: string): string[] {
	let source: string;
	try {
		source = readFileSync(file, "utf8");
	} catch {
		// What is imported and does not exist will be told by the test file itself, in better words.
		return [];
	}
	return [...source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+\.ts)"/g)].map((match) =>
		path.resolve(path.dirname(file), match[1] ?? ""),
	);
}
