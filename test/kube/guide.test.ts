/** What the pages tell an operator to type on a cluster is carried out by `npm run test:kube`, or named with the reason why it is not. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BESIDE, GUIDE, isCarriedOut, NOT_HERE, readSections, sectionsOf } from "./guide.ts";

const test = suite("the guide's commands on a cluster");
const sections = readSections();
const lines = sections.flatMap((section) =>
	[...section.blocks.flat(), ...section.beside].map((line) => ({ section, line })),
);

test("given every line for a cluster, then it is carried out, or there is a reason why not", () => {
	assert.ok(lines.length > 50, `${lines.length} lines`);
	assert.equal(
		lines
			.filter(({ section, line }) => !isCarriedOut(section, line) && !(line in NOT_HERE))
			.map(({ section, line }) => `${section.page}, ${section.heading}: ${line}`),
		[],
	);
});

test("given what is not carried out, or as text names it, then a page still has it", () => {
	const there = new Set(lines.map(({ line }) => line));
	assert.equal(
		[...Object.keys(NOT_HERE), ...Object.keys(BESIDE)].filter((line) => !there.has(line)),
		[],
	);
});

test("given the guide's files, then each is used by a line of its section", () => {
	const files = sections
		.filter(({ page }) => page === GUIDE)
		.flatMap(({ files, blocks }) => files.map(({ name }) => [name, blocks.flat().some((line) => line.includes(name))]));
	assert.equal(files, [
		["my-values.yaml", true],
		["restore.yaml", true],
	]);
});

test("given a line that nobody has heard of, in a block or in text, then it is found", () => {
	const text =
		"## New\n\n`kubectl drain <node>` and `helm upgrade`\n\n```sh\nhelm history adjutant --namespace tasks\n```\n";
	const [, section] = sectionsOf({ name: "page", text });
	assert.equal(section?.blocks, [["helm history adjutant --namespace tasks"]]);
	assert.equal(section?.beside, ["kubectl drain <node>"]);
	assert.not(section && isCarriedOut(section, "kubectl drain <node>"));
});

test.run();
