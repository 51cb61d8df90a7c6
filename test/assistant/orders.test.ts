/**
 * A sentence that gives an order, or says how a task stands, is never added silently (`test/vectors/orders.json`): it is done, it
 * is asked about, or it is answered. A plain task that only looks like one is added without a question.
 */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { wordsFor } from "../../src/words/words.ts";
import { beginScene } from "./scene.ts";
import type { Reply, Talk } from "./talk.ts";

type Outcome = "asks" | "asks_first" | "changes" | "answers" | "adds";
const groups: readonly { outcome: Outcome; locale?: string; why: string; lines: readonly string[] }[] = JSON.parse(
	readFileSync(new URL("../vectors/orders.json", import.meta.url), "utf8"),
);
const { add: ADD } = wordsFor("en").asks.buttons;
const ADDS: ReadonlySet<string> = new Set([ADD, wordsFor("de").asks.buttons.add]);

function outcomeOf(talk: Talk, { choices }: Reply, before: number): Outcome {
	const added = talk.book.events.slice(before);
	const made = added.some(({ type }) => type === "task.created") ? talk.book.tasks().at(-1) : undefined;
	if (added.length === 0) {
		if (choices.length === 0) return "answers";
		return choices.some((choice) => ADDS.has(choice)) && choices.length === 2 ? "asks" : "asks_first";
	}
	const isNew = made !== undefined && made.parent_id === null && made.series === null;
	return isNew && added.every(({ type }) => !type.startsWith("occurrence.")) ? "adds" : "changes";
}

const test = suite("orders");

test("there are as many sentences as promised, and none twice", () => {
	const lines = groups.flatMap((group) => group.lines);
	assert.ok(lines.length >= 240);
	assert.is(new Set(lines).size, lines.length);
});

for (const { outcome, locale, why, lines } of groups) {
	test(`given ${why}, then the outcome is “${outcome}”`, async () => {
		const wrong: string[] = [];
		for (const line of lines) {
			const talk = await beginScene(locale);
			const before = talk.book.events.length;
			const reply = await talk.say(line);
			const got = outcomeOf(talk, reply, before);
			if (got !== outcome) wrong.push(`${line}: ${got} (${reply.text})`);
		}
		assert.equal(wrong, []);
	});
}

test("given the question about an order, when its button is pressed, then exactly that text is added, once", async () => {
	for (const line of ["clear my calendar", "kitchen done", "skip the next standup", "complete the onboarding form"]) {
		for (const answer of ["button", "yes"]) {
			const talk = await beginScene();
			const { choices } = await talk.say(line);
			assert.equal(choices, [ADD, "No"], line);
			const { receipt } = answer === "yes" ? await talk.say("yes") : await talk.choose(ADD);
			assert.is(talk.book.tasks().length, 11, line);
			assert.is(talk.book.tasks().at(-1)?.title, line);
			assert.ok(receipt, line);
		}
		const talk = await beginScene();
		await talk.say(line);
		await talk.say("no");
		assert.is(talk.book.tasks().length, 10, line);
	}
});

test("given words that differ by hyphens, accents or one typing error, then they name the task", async () => {
	for (const [title, said] of [
		["Stand-up", "skip the next standup"],
		["standup", "skip the next stand-up"],
		["Stand up", "skip standup"],
		["Café-Besuch", "skip cafe besuch"],
		["meditation", "skip meditaton"],
	] as const) {
		const talk = await beginScene();
		await talk.say(`add “${title}” every monday at 9`);
		await talk.say(said);
		const skipped = talk.book.events.filter(({ type }) => type === "occurrence.skipped");
		assert.is(skipped.length, 1, said);
	}
});

test("given another word with one letter changed, then it is not taken for the task", async () => {
	const talk = await beginScene();
	await talk.say("complete silk");
	assert.is(talk.book.tasks().find(({ task_id }) => task_id === 1)?.status, "open");
});

test("given a subtask to add, then it stands below that task", async () => {
	for (const [said, parent_id, title] of [
		["add subtask draft the outline tomorrow to report", 3, "draft the outline"],
		["add a subtask to #3: draft the outline", 3, "draft the outline"],
		["add bring the card as a subtask of the dentist", 4, "bring the card"],
	] as const) {
		const talk = await beginScene();
		const { receipt } = await talk.say(said);
		const made = talk.book.tasks().at(-1);
		assert.equal([made?.parent_id, made?.title], [parent_id, title], said);
		assert.ok(receipt);
	}
});

test("given days that are over, then the history is of those days", async () => {
	const talk = await beginScene();
	talk.pass({ hours: 24 });
	await talk.say("complete #1");
	await talk.say("add new shoes");
	talk.pass({ hours: 24 });
	await talk.say("complete #2");
	const of = async (said: string) => (await talk.say(said)).text;
	assert.match(await of("what did I do yesterday?"), /completed #1/);
	assert.not.match(await of("what did I do yesterday?"), /completed #2/);
	assert.match(await of("what did I do this week?"), /completed #2.*completed #1/s);
	assert.match(await of("what was added yesterday?"), /added #11/);
	assert.not.match(await of("what was added yesterday?"), /completed/);
	assert.match(await of("what did I complete yesterday?"), /#1 “buy milk”/);
	assert.not.match(await of("what did I complete yesterday?"), /call mum/);
	assert.is(await of("what did I do last week?"), "Nothing like that happened then.");
});

test("given conditions and an order, then the list is of those and stands so", async () => {
	for (const [said, ...ids] of [
		["tasks without tag", 2, 3, 6, 7, 10],
		["untagged tasks", 2, 3, 6, 7, 10],
		["everything from today", 1],
		["tasks without a category", 1, 2, 4, 5, 6, 7, 10],
	] as const) {
		const talk = await beginScene();
		const { parts } = await talk.say(said);
		const shown = parts.flatMap((part) => (part.kind === "shown" ? part.task_ids : []));
		assert.equal(
			shown.toSorted((a, b) => a - b),
			ids,
			said,
		);
	}
	const { parts } = await (await beginScene()).say("tasks sorted by priority");
	const shown = parts.flatMap((part) => (part.kind === "shown" ? part.task_ids : []));
	assert.equal([shown[0], shown.at(-1)], [3, 10]);
});

test("given a German statement, when there is such a task, then it is completed, and no other", async () => {
	for (const [title, said] of [
		["Miete bezahlen", "die Miete ist bezahlt"],
		["Mama anrufen", "ich habe Mama angerufen"],
		["Blumen gießen", "die Blumen sind schon gegossen"],
		["Reise vorbereiten", "Reise ist vorbereitet"],
		["Auto reparieren", "das Auto wurde repariert"],
		["Bericht lesen", "ich habe den Bericht gelesen"],
	] as const) {
		const talk = await beginScene("de-DE");
		await talk.say(`Neue Aufgabe: ${title}`);
		await talk.say(said);
		assert.is(talk.book.tasks().at(-1)?.status, "completed", said);
	}
	const talk = await beginScene("de-DE");
	await talk.say("Neue Aufgabe: Zahnarzt");
	const before = talk.book.events.length;
	await talk.say("der Zahnarzt ist bezahlt");
	assert.is(talk.book.events.length, before);
});

test.run();
