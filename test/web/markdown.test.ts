/** Notes as Markdown: what is read, where links may lead, and how a box is turned over in the text. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readMarkdown, safeAddress, turnBox } from "../../web/src/state/task/markdown.ts";

const test = suite("markdown of notes");

/** Offsets of the entries of check lists, in order. */
function boxesOf(text: string): readonly number[] {
	const found: number[] = [];
	const walk = (node: unknown): void => {
		const {
			type,
			checked,
			position,
			children = [],
		} = node as {
			type: string;
			checked?: boolean | null;
			position?: { start: { offset?: number } };
			children?: readonly unknown[];
		};
		if (type === "listItem" && typeof checked === "boolean") found.push(position?.start.offset ?? -1);
		children.forEach(walk);
	};
	walk(readMarkdown(text));
	return found;
}

test("given a check list, when a box is turned over, then only its letter changes, whatever the marker and depth", () => {
	const text = "Before\n\n- [ ] one\n  1. [x] two\n* [X] three";
	const turned = boxesOf(text).map((offset) => turnBox(text, offset));
	assert.equal(turned, [
		"Before\n\n- [x] one\n  1. [x] two\n* [X] three",
		"Before\n\n- [ ] one\n  1. [ ] two\n* [X] three",
		"Before\n\n- [ ] one\n  1. [x] two\n* [ ] three",
	]);
});

test("given a place without a box, when it is turned over, then nothing changes", () => {
	assert.is(turnBox("- one", 0), "- one");
	assert.is(turnBox("text [ ] - [x]", 0), "text [ ] - [x]");
});

test("given addresses, then links lead to the web or a mailbox and nowhere else", () => {
	for (const address of ["https://example.org/a", "http://example.org", "mailto:ada@example.org"])
		assert.is(safeAddress(address), address);
	for (const address of [
		"javascript:alert(1)",
		"JAVASCRIPT:alert(1)",
		"data:text/html,x",
		"file:///etc",
		"/api/me",
		"",
	])
		assert.is(safeAddress(address), undefined, address);
});

test("given HTML, then it is read as HTML that nobody renders, and the rest goes on", () => {
	const kinds = readMarkdown("<script>alert(1)</script>\n\n*a*").children.map(({ type }) => type);
	assert.equal(kinds, ["html", "paragraph"]);
});

test.run();
