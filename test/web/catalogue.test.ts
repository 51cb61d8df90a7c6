/** Every sentence of the page is in its catalogue: outside of it no source holds words for people. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("words outside the catalogue");

const SOURCES = fileURLToPath(new URL("../../web/src", import.meta.url));
/** Attributes that people read or hear. */
const SAID = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label", "button", "hint"]);
/** Words that are the same in each language. */
const NAMES = new Set(["Adjutant", "FREQ=MONTHLY;BYDAY=-1FR"]);

interface Node {
	readonly type: string;
	readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const childrenOf = (node: Node): readonly Node[] =>
	Object.values(node)
		.flatMap((value) => (Array.isArray(value) ? value : [value]))
		.filter(isNode);

/** Texts of a node that may be said: its own, or those that an expression chooses from. */
function textsIn(node: Node): readonly string[] {
	switch (node.type) {
		case "Literal":
			return typeof node.value === "string" ? [node.value] : [];
		case "TemplateElement":
			return [String((node.value as { readonly cooked?: string }).cooked ?? "")];
		case "TemplateLiteral":
		case "JSXExpressionContainer":
			return childrenOf(node).flatMap(textsIn);
		case "ConditionalExpression":
			return [node.consequent, node.alternate].filter(isNode).flatMap(textsIn);
		case "LogicalExpression":
			return [node.left, node.right].filter(isNode).flatMap(textsIn);
		default:
			return [];
	}
}

const hasWords = (text: string) => /\p{L}{2}/u.test(text) && !NAMES.has(text.trim());
/** Two words, the first with a capital letter: a sentence, wherever it stands. */
const isSentence = (text: string) => /^\p{Lu}\p{Ll}+,? \p{Ll}/u.test(text);

const isConsole = ({ type, object }: Node) => type === "MemberExpression" && (object as Node).name === "console";

function wordsIn(node: Node): readonly string[] {
	// What a programmer is told is no sentence of the page.
	if (node.type === "NewExpression" && (node.callee as Node).name === "Error") return [];
	if (node.type === "CallExpression" && isConsole(node.callee as Node)) return [];
	const own: string[] = [];
	if (node.type === "JSXText") own.push(...[String(node.value)].filter(hasWords));
	if (node.type === "JSXAttribute" && SAID.has(String((node.name as Node).name)) && isNode(node.value)) {
		own.push(...textsIn(node.value).filter(hasWords));
	}
	if (node.type === "JSXElement" || node.type === "JSXFragment") {
		const inside = (node.children as readonly Node[]).filter(({ type }) => type === "JSXExpressionContainer");
		own.push(...inside.flatMap(textsIn).filter(hasWords));
	}
	if (node.type === "Literal" || node.type === "TemplateElement") own.push(...textsIn(node).filter(isSentence));
	return [...own, ...childrenOf(node).flatMap(wordsIn)];
}

const wordsOf = (file: string, source: string) => wordsIn(parseSync(file, source).program as unknown as Node);

test("given the sources of the page, then none of them says anything by itself", () => {
	const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
	const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("words/"));
	assert.ok(sources.length > 50);
	const found = sources.flatMap((file) =>
		wordsOf(file, readFileSync(`${SOURCES}/${file}`, "utf8")).map((text) => `${file}: ${text.trim()}`),
	);
	assert.equal(found, []);
});

test("given words in each place where they are said, then they are found", () => {
	for (const source of [
		"<p>Nothing found.</p>",
		'<p>{isAll() ? say().fewer : "more"}</p>',
		'<input aria-label="Search" />',
		"<button title={`Delete it`} />",
		'<Chosen label="Time zone" />',
		'show("Choose a date and a time.")',
	]) {
		assert.is.not(wordsOf("view.tsx", source).length, 0, source);
	}
	assert.equal(
		wordsOf("view.tsx", '<p class="muted centred">{say().none}</p>; throw new Error("No place here.");'),
		[],
	);
});

test.run();
