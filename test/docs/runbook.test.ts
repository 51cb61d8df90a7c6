/** The runbook: each alert has a section that says what is felt, where to look, what to do and how to see that it worked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { ROOT } from "./pages.ts";

const test = suite("runbook");
const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");

interface Rule {
	readonly alert?: string;
	readonly expr: string;
	readonly annotations?: { readonly summary: string; readonly runbook: string };
}
const { groups } = parse(read("docs/alerts.yml")) as { groups: { rules: Rule[] }[] };
const alerts = groups.flatMap(({ rules }) => rules.filter(({ alert }) => alert !== undefined));

/** What stands under each heading of the third level, by the heading. */
function sections(text: string): ReadonlyMap<string, string> {
	const parts = text.split(/^### /m).slice(1);
	return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.split(/^## /m)[0] ?? ""]));
}
const runbook = sections(read("docs/runbook.md"));

test("given the alerts, then each has a section, each section an alert, and the alert names its section", () => {
	assert.equal([...runbook.keys()].sort(), alerts.map(({ alert = "" }) => alert).sort());
	for (const { alert = "", annotations } of alerts) {
		assert.is(annotations?.runbook, `docs/runbook.md#${alert.toLowerCase()}`);
		assert.match(annotations?.summary ?? "", /\w/, alert);
	}
});

for (const [alert, text] of runbook) {
	test(`given ${alert}, then its section has symptom, look, do and verify, in this order and each with a sentence`, () => {
		const marks = [...text.matchAll(/^\*\*(\w+)\.\*\* \S.{10,}/gm)].map(([, mark]) => mark);
		assert.equal(marks, ["Symptom", "Look", "Do", "Verify"]);
	});
}

test("given the links within the pages for operators, then each leads to a heading that is there", () => {
	const slug = (heading: string) =>
		heading
			.toLowerCase()
			.replaceAll(/[`’',.:()?!]/g, "")
			.trim()
			.replaceAll(" ", "-");
	const headings = (name: string) => [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => slug(heading));
	for (const name of ["docs/runbook.md", "docs/operations.md", "docs/kubernetes.md"]) {
		for (const [link, file, anchor = ""] of read(name).matchAll(/\]\(([\w./-]*\.md)?#([^)]+)\)/g)) {
			const target = file === undefined ? name : path.posix.join(path.posix.dirname(name), file);
			assert.ok(headings(target).includes(anchor), `${name}: ${link}`);
		}
	}
});

test("given what the log refuses for good, then an alert asks for it", () => {
	assert.ok(alerts.some(({ expr }) => expr.includes("adjutant_outbox_dead_letters")));
});

test.run();
