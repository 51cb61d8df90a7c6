/** The project's documents as the tests read them: their text, and the fenced blocks in it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Page {
	/** From the root of the project, with slashes. */
	readonly name: string;
	readonly text: string;
}

export interface Block {
	/** What follows the opening fence: `sh`, `json`, or nothing. */
	readonly language: string;
	readonly content: string;
}

export const readPage = (name: string): Page => ({ name, text: readFileSync(path.join(ROOT, name), "utf8") });

/** README, changelog, the other pages beside them, and everything under docs. */
export function readPages(): readonly Page[] {
	const docs = readdirSync(path.join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/${name.split(path.sep).join("/")}`);
	return ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ...docs.sort()].map(readPage);
}

export function blocksOf({ text }: Page): readonly Block[] {
	return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = "", content = ""]) => ({
		language,
		content,
	}));
}

/** The rows of the first table under a heading, cells trimmed, without head and rule. */
export function tableUnder({ name, text }: Page, heading: string): readonly (readonly string[])[] {
	const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
	if (section === undefined) throw new Error(`${name} has no section "${heading}"`);
	const rows = /^(?:\|.*\n)+/m.exec(section)?.[0].trim().split("\n") ?? [];
	return rows.slice(2).map((row) =>
		row
			.replace(/^\||\|$/g, "")
			.split("|")
			.map((cell) => cell.trim()),
	);
}
