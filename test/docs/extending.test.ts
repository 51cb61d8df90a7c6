/** Where German stands outside its table, as docs/extending.md lists it for whoever adds a language. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ROOT, readPage } from "./pages.ts";

/** Words of which a list or a pattern in German has at least one, and English none. */
const MARKS =
	/[äöü]|\b(?:alle|auch|auf|aus|bei|bis|bitte|danke|das|den|der|eine?|erinnere|gestern|heute|ich|ist|jede[nrs]?|kein|mir|mit|morgen|nach|nicht|oder|sind|um|und|von|wann|zum|zur)\b/;
/** The catalogues, the tables of both languages and the rows of requests, of which each says its language. */
const BELONGS = /^(?:words|language\/(?:de|en)|language\/requests\/rows\/tables)\//;

const withoutComments = (text: string) =>
	text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(?:^|(?<=\s))\/\/.*$/gm, "");

const test = suite("where German stands outside its table");

test("given the source, then docs/extending.md lists each file with German words outside the table of German", () => {
	const src = path.join(ROOT, "src");
	const found = readdirSync(src, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts") && !BELONGS.test(name))
		.filter((name) => MARKS.test(withoutComments(readFileSync(path.join(src, name), "utf8"))))
		.map((name) => `src/${name}`);
	const { text } = readPage("docs/extending.md");
	const list = text.slice(text.indexOf("## German outside its table"));
	const listed = [...list.matchAll(/`(src\/[\w./]+\.ts)`/g)].map(([, file]) => file ?? "");
	assert.equal(listed.toSorted(), found.toSorted());
});

test.run();
