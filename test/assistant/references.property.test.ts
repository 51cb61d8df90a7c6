/** A wrong task is never changed: generated lists, and references that may fit none, one or several of their tasks. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Task } from "../../src/domain/tasks/task.ts";
import { beginTalk, type Talk } from "./talk.ts";

const RUNS = { numRuns: 150 };
const WORDS = ["milk", "bread", "oat", "report", "draft", "mum", "car"] as const;

const plain = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
/** An "and" stands in a title of its own only: "mum salt and pepper oat" may rightly be read as a list of two. */
const title = fc.oneof({ weight: 6, arbitrary: plain }, fc.constant("salt and pepper"));
const list = fc.array(fc.record({ title, isHome: fc.boolean(), isDone: fc.boolean() }), { minLength: 1, maxLength: 8 });
type Rows = typeof list extends fc.Arbitrary<infer Value> ? Value : never;

const test = suite("references to generated tasks");

async function talkWith(rows: Rows): Promise<Talk> {
	const talk = beginTalk();
	const principal = { kind: "user", id: "page" } as const;
	for (const [n, row] of rows.entries()) {
		const command = { type: "AddTask", title: row.title, tag_names: row.isHome ? ["home"] : ["work"] } as const;
		await talk.book.gate.execute({ command_id: `add ${n}`, user_id: "u1", principal, command });
		const done = { type: "CompleteTask", task_id: n + 1 } as const;
		if (row.isDone) await talk.book.gate.execute({ command_id: `done ${n}`, user_id: "u1", principal, command: done });
	}
	return talk;
}

/** Ids of the tasks that an utterance changed. */
async function changedBy(talk: Talk, text: string): Promise<number[]> {
	const before = talk.book.events.length;
	await talk.say(text);
	const ids = talk.book.events.slice(before).flatMap(({ data }) => ("task_id" in data ? [data.task_id] : []));
	return [...new Set(ids)].sort((a, b) => a - b);
}

const open = (talk: Talk): Task[] => talk.book.tasks().filter(({ status }) => status === "open");
const idsOf = (tasks: readonly Task[]) => tasks.map(({ task_id }) => task_id);

/** The rule, written anew: exactly the title, if one task alone has it; else all the words, if one task alone has those. */
function namedBy(words: string, tasks: readonly Task[]): readonly Task[] {
	const exact = tasks.filter((task) => task.title === words);
	if (exact.length === 1) return exact;
	const having = tasks.filter((task) => words.split(" ").every((word) => task.title.split(" ").includes(word)));
	return having.length === 1 ? having : [];
}

for (const say of [(words: string) => `complete "${words}"`, (words: string) => `delete the ${words} task`]) {
	test(`given ${say("…")}, then the only task that these words name is changed, or none`, async () => {
		await fc.assert(
			fc.asyncProperty(list, title, async (rows, words) => {
				const talk = await talkWith(rows);
				const isDeletion = say("").startsWith("delete");
				const tasks = isDeletion ? talk.book.tasks() : open(talk);
				const want = idsOf(namedBy(words, tasks));
				const first = await changedBy(talk, say(words));
				if (!isDeletion) return assert.equal(first, want);
				assert.equal(first, []);
				// Without such a task it was asked whether it is a new one, which is another question.
				const answer = want.length === 0 && talk.pending ? "no" : "yes";
				assert.equal(await changedBy(talk, answer), want);
			}),
			RUNS,
		);
	});
}

test("given 'A and B', then both are changed when each names one task, and nothing when one of them does not", async () => {
	await fc.assert(
		fc.asyncProperty(list, title, title, async (rows, left, right) => {
			const talk = await talkWith(rows);
			const tasks = open(talk);
			const whole = namedBy(`${left} and ${right}`, tasks);
			const changed = await changedBy(talk, `complete ${left} and ${right}`);
			const each = new Set(idsOf([...namedBy(left, tasks), ...namedBy(right, tasks)]));
			if (whole.length === 1) assert.equal(changed, idsOf(whole));
			// Whatever it was taken for ("salt and pepper" has an "and" of its own), no task without these words is touched.
			for (const id of changed) {
				const words = tasks.find(({ task_id }) => task_id === id)?.title.split(" ") ?? [];
				const isNamed = [left, right].some((one) => one.split(" ").every((word) => words.includes(word)));
				assert.ok(whole.length === 1 || isNamed, `${left} and ${right}: #${id} ${words.join(" ")}`);
			}
			const isPlain = !`${left} ${right}`.includes(" and ");
			const isClear = namedBy(left, tasks).length === 1 && namedBy(right, tasks).length === 1;
			const couldBeOne = tasks.some(({ title }) =>
				`${left} and ${right}`.split(" ").every((word) => title.split(" ").includes(word)),
			);
			if (isPlain && !couldBeOne) assert.equal(changed, isClear ? [...each].sort((a, b) => a - b) : []);
		}),
		RUNS,
	);
});

test("given 'it', then the one task just spoken of is changed; after several, none", async () => {
	await fc.assert(
		fc.asyncProperty(list, fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), async (rows, picks) => {
			const talk = await talkWith(rows);
			const ids = [...new Set(picks.map((pick) => (pick % rows.length) + 1))];
			await talk.say(`show ${ids.map((id) => `#${id}`).join(" and ")}`);
			const isOpen = (id: number) => open(talk).some(({ task_id }) => task_id === id);
			const want = ids.length === 1 ? ids.filter(isOpen) : [];
			assert.equal(await changedBy(talk, "complete it"), want);
		}),
		RUNS,
	);
});

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

test("given a place, then it is that of the list just shown; beyond its end nothing is changed", async () => {
	await fc.assert(
		fc.asyncProperty(list, fc.nat(4), async (rows, place) => {
			const talk = await talkWith(rows);
			const { parts } = await talk.say("show #home tasks");
			const shown = parts.flatMap((part) => (part.kind === "about" ? part.task_ids : []));
			const want = shown[place];
			assert.equal(await changedBy(talk, `complete the ${ORDINALS[place]} one`), want === undefined ? [] : [want]);
		}),
		RUNS,
	);
});

test("given a filter and what it leaves out, then exactly the others are changed, after a question when they are many", async () => {
	await fc.assert(
		fc.asyncProperty(list, fc.nat(7), async (rows, pick) => {
			const talk = await talkWith(rows);
			const spared = (pick % rows.length) + 1;
			const home = rows.flatMap((row, n) => (row.isHome && !row.isDone && n + 1 !== spared ? [n + 1] : []));
			const first = await changedBy(talk, `complete all #home tasks but not #${spared}`);
			if (home.length <= 5) return assert.equal(first, home);
			assert.equal(first, []);
			assert.equal(await changedBy(talk, "yes"), home);
		}),
		RUNS,
	);
});

test("given words like a filter that hold a word too many, then nothing is changed", async () => {
	await fc.assert(
		fc.asyncProperty(list, fc.constantFrom("purple", "big", "unicorn"), async (rows, word) => {
			const talk = await talkWith(rows);
			assert.equal(await changedBy(talk, `complete all ${word} tasks`), []);
			assert.equal(await changedBy(talk, `complete all #home ${word} ones`), []);
		}),
		RUNS,
	);
});

test.run();
