/** Answers are Markdown, and what a person wrote is literal in them: for any reader of CommonMark, and for the page. */
import { micromark } from "micromark";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { type Block, readBlocks, readTitles } from "../../web/src/state/chat/marks.ts";
import { beginTalk } from "./talk.ts";

const test = suite("marks in what a person wrote");

const TITLES = [
	"**bold** [x](http://evil) <b>",
	"![pixel](http://evil/p.png)",
	"_under_ __strong__ *one* `code`",
	"<http://evil> &lt;script&gt; &#42;",
	"back\\slash \\*and\\* ~~struck~~ a|b",
	"[ref]: http://evil",
	"“quoted” and #3 “more”",
];
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** The words of a rendered answer; only what our own answers are made of may be marked up. */
function wordsOf(markdown: string): string {
	const html = micromark(markdown);
	assert.equal([...html.matchAll(/<(?!\/?(?:p|ul|ol|li)>)[^>]*>/g)].map(String), [], markdown);
	return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

const runsOf = (block: Block) => (block.kind === "paragraph" ? [block.runs] : block.entries);
const shownOnPage = (text: string) =>
	readBlocks(text)
		.flatMap(runsOf)
		.map((runs) => runs.map((run) => run.text).join(""))
		.join("\n");

for (const title of TITLES) {
	test(`given a task called ${title}, then answers name it as it is written`, async () => {
		const talk = beginTalk();
		const said: string[] = [];
		const say = async (line: string) => {
			const reply = await talk.say(line);
			said.push(reply.parts.flatMap((part) => (part.kind === "text" ? [part.delta] : [])).join(""));
			return reply;
		};
		const principal = { kind: "user", id: "page" } as const;
		for (const [n, name] of [title, "buy milk", `${title} again`].entries())
			await talk.book.gate.execute({
				command_id: `${n}`,
				user_id: "u1",
				principal,
				command: { type: "AddTask", title: name },
			});
		for (const line of ["list", "show #1", "complete #1", "delete #1"]) await say(line);
		for (const text of said) {
			assert.ok(wordsOf(text).includes(title), text);
			assert.ok(shownOnPage(text).includes(title), text);
		}
	});
}

test("given a title with marks, when it is asked which task is meant, then the buttons and receipts are plain", async () => {
	const talk = beginTalk();
	const receipt = (await talk.say("add **oat** milk")).receipt;
	await talk.say("add soy milk");
	const { choices } = await talk.say("complete milk");
	assert.equal(choices.slice(0, 1), ["#1 “**oat** milk”"]);
	assert.equal(
		readTitles(choices[0] ?? "").map(({ text }) => text),
		["#1 “", "**oat** milk", "”"],
	);
	assert.is(receipt?.lines[0]?.text, "#1 **oat** milk");
});

test("given labels, words and descriptions with marks, then answers hold them as they are", async () => {
	const talk = beginTalk();
	const principal = { kind: "user", id: "page" } as const;
	const description = "# 1. *draft*\n- [x](http://evil)\n1. one";
	for (const [n, command] of [
		{ type: "AddTask", title: "buy milk", description },
		{ type: "AddTag", name: "a*b*c" },
	].entries() as ArrayIterator<[number, Command]>)
		await talk.book.gate.execute({ command_id: `${n}`, user_id: "u1", principal, command });
	for (const [line, words] of [
		["search **none** <b>", "**none** <b>"],
		["list tags", "a*b*c"],
		["history", "a*b*c"],
		["delete the tag x*y*z", "x*y*z"],
		["show #1", description],
	] as const) {
		const { text } = await talk.say(line);
		assert.ok(wordsOf(text).includes(words), `${line}: ${text}`);
		assert.ok(shownOnPage(text).includes(words), `${line}: ${text}`);
	}
});

test.run();
