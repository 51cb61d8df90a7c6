/** Answers to a question about several tasks that mean some of them, in English and in German: only those are asked about then. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginTalk } from "./talk.ts";

const TITLES = ["Milch", "Brot", "Käse", "Wurst"] as const;

/** Whose locale, what is answered, and which of the four tasks are meant: null where it is a request of its own. */
const ANSWERS: readonly (readonly [string, string, readonly number[] | null])[] = [
	["de", "nur die Milch", [1]],
	["de", "nur #2", [2]],
	["de", "nur die ersten zwei", [1, 2]],
	["de", "die ersten beiden bitte", [1, 2]],
	["de", "die letzten 3", [2, 3, 4]],
	["de", "nur die zweite", [2]],
	["de", "die erste und die dritte", [1, 3]],
	["de", "nur die letzte", [4]],
	["de", "#1 und #3", [1, 3]],
	["de", "alle außer #3", [1, 2, 4]],
	["de", "alle außer der zweiten", [1, 3, 4]],
	["de", "alle bis auf die letzten beiden", [1, 2]],
	["de", "alle außer Käse", [1, 2, 4]],
	["de", "aber nicht die Wurst", [1, 2, 3]],
	["de", "only the first two", [1, 2]],
	["de", "all but #3", [1, 2, 4]],
	["en", "only the first two", [1, 2]],
	["en", "just the second one, please", [2]],
	["en", "all but the last", [1, 2, 3]],
	["en", "#1 and #3", [1, 3]],
	["en", "not Milch", [2, 3, 4]],
	["de", "nur die Butter", null],
	["de", "alle außer #9", null],
	["de", "die ersten neun", null],
];
const test = suite("choices");

for (const [locale, answer, meant] of ANSWERS) {
	test(`given a question about four tasks, when “${answer}” is answered (${locale}), then ${meant?.join(", ") ?? "none of them"} are meant`, async () => {
		const talk = beginTalk({ time_zone: "Europe/Berlin", locale, children: "leave" });
		for (const title of TITLES) await talk.say(`add ${title}`);
		const asked = await talk.say("delete #1, #2, #3 and #4");
		assert.is(asked.choices.length, 2, asked.text);
		const { choices } = await talk.say(answer);
		assert.is(talk.book.tasks().filter(({ status }) => status === "deleted").length, 0, "it is asked first");
		if (meant !== null) {
			await talk.choose(choices[0] ?? "");
			const deleted = talk.book.tasks().filter(({ status }) => status === "deleted");
			assert.equal(
				deleted.map(({ task_id }) => task_id),
				meant,
			);
		}
	});
}

test.run();
