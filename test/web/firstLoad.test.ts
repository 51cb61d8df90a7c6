/** What a browser loads before it shows anything: little, and one language. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("first load of the page");

const DIST = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** JavaScript and style sheets together, as Brotli makes them (bytes). */
const MOST = 60_000;

const read = (file: string) => readFileSync(path.join(DIST, file), "utf8");
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => `assets/${name}`);

/**
 * The files of a first visit in English: those of the document, all that they import at once, the catalogue, and one of the two views
 * that the visit shows, with what it imports.
 */
function firstFiles(view: "Shell" | "SignIn"): ReadonlySet<string> {
	const files = new Set<string>();
	const take = (file: string): void => {
		if (files.has(file)) return;
		files.add(file);
		if (file.endsWith(".js")) named(read(file), /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g).forEach(take);
	};
	named(read("index.html"), /assets\/([\w.-]+\.(?:js|css))/g).forEach(take);
	readdirSync(path.join(DIST, "assets"))
		.filter((name) => new RegExp(`^(?:firstEnglish|${view})-.*\\.(?:js|css)$`).test(name))
		.forEach((name) => {
			take(`assets/${name}`);
		});
	return files;
}

test("given the built page, then its first load is small, and without the other language and the views behind", () => {
	const files = firstFiles("Shell");
	const signedOut = [...firstFiles("SignIn")].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0);
	assert.ok(signedOut <= MOST, `${signedOut} bytes before anybody is signed in`);
	const sizes = [...files].map((file) => brotliCompressSync(read(file)).length);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	console.log(`first load: ${(total / 1_000).toFixed(1)} kB of JavaScript and CSS by Brotli, in ${files.size} files`);
	assert.ok(total <= MOST, `${total} bytes`);
	for (const later of ["firstGerman", "laterEnglish", "Settings", "Dashboard", "History", "TaskPane", "AddTask"]) {
		assert.not.ok(
			[...files].some((file) => file.startsWith(`assets/${later}-`)),
			later,
		);
	}
	assert.ok([...files].some((file) => file.startsWith("assets/firstEnglish-")));
});

test.run();
