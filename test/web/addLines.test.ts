/** Lines that are added: which there are, and what breaking one makes of the words of a heading. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { insertLines, linesOf } from "../../web/src/state/task/addLines.ts";

const test = suite("lines that are added");

test("given lines, then each that says something is one, without the mark of a list", () => {
	assert.equal(linesOf("milk #home\r\n\n  - eggs\n[ ] bread\n• 2 * salt"), ["milk #home", "eggs", "bread", "2 * salt"]);
});

test("given one line alone, then it stays as it is, whatever it begins with", () => {
	assert.equal(linesOf(" - eggs "), ["- eggs"]);
	assert.equal(linesOf("  \n"), []);
});

test("given a heading's words alone on a line beside others, then that line is none", () => {
	assert.equal(linesOf("milk tomorrow\n tomorrow", " tomorrow"), ["milk tomorrow"]);
	assert.equal(linesOf(" tomorrow", " tomorrow"), ["tomorrow"]);
});

test("given a heading's words at the end of the line, when it is broken, then both lines have them", () => {
	assert.equal(insertLines("milk tomorrow", [4, 4], "\n", " tomorrow"), {
		text: "milk tomorrow\n tomorrow",
		caret: 14,
	});
	assert.is(insertLines(" tomorrow", [0, 0], "milk\neggs\n", " tomorrow").text, "milk tomorrow\neggs tomorrow");
});

test("given a heading's words that were taken away, when a line is broken, then they do not come back", () => {
	assert.is(insertLines("milk", [4, 4], "\n", " tomorrow").text, "milk\n");
	assert.is(insertLines("milk eggs", [4, 5], "\n", "").text, "milk\neggs");
});

test.run();
