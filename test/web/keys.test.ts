/** Which key does what, and that none is in the way of typing. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { actOf, KEYS, LEVELS, type Stroke } from "../../web/src/state/shell/keys.ts";

const test = suite("keys of the page");

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
	key,
	hasCommand: false,
	hasAlt: false,
	hasShift: false,
	isTyping: false,
	isCovered: false,
	...more,
});

test("given a key of the sheet, then it does what the sheet says", () => {
	for (const [act, key] of Object.entries(KEYS)) assert.is(actOf(stroke(key), true), act, key);
	assert.is(actOf(stroke("?", { hasShift: true }), true), "sheet");
	assert.is(actOf(stroke("y"), true), undefined);
});

test("given a field, a dialog, or keys that are off, then letters are letters", () => {
	for (const key of Object.values(KEYS)) {
		assert.is(actOf(stroke(key, { isTyping: true }), true), undefined, key);
		assert.is(actOf(stroke(key, { isCovered: true }), true), undefined, key);
		assert.is(actOf(stroke(key), false), undefined, key);
		// The browser's own, but for one.
		assert.is(actOf(stroke(key, { hasCommand: true }), true), key === "k" ? "palette" : undefined, key);
		assert.is(actOf(stroke(key, { hasAlt: true }), true), undefined, key);
	}
});

test("given Ctrl or ⌘ with K, then it leads everywhere, also while one types, and never in front of a dialog", () => {
	assert.is(actOf(stroke("k", { hasCommand: true, isTyping: true }), false), "palette");
	assert.is(actOf(stroke("k", { hasCommand: true, isCovered: true }), true), undefined);
	assert.is(actOf(stroke("K", { hasCommand: true, hasShift: true }), true), undefined);
});

test("given a digit, then it is a priority, while keys are on and nobody types", () => {
	for (const level of LEVELS) {
		assert.is(actOf(stroke(level), true), level);
		assert.is(actOf(stroke(level), false), undefined);
		assert.is(actOf(stroke(level, { isTyping: true }), true), undefined);
	}
	assert.is(actOf(stroke("5"), true), undefined);
});

test("given Ctrl or ⌘ with Z, then it undoes, with Shift it redoes, also with letters off, but not what is being typed", () => {
	assert.is(actOf(stroke("z", { hasCommand: true }), false), "undo");
	assert.is(actOf(stroke("Z", { hasCommand: true, hasShift: true }), false), "redo");
	assert.is(actOf(stroke("Z", { hasCommand: true, hasShift: true, isTyping: true }), true), undefined);
	assert.is(actOf(stroke("z", { hasCommand: true, isTyping: true }), true), undefined);
});

test.run();
