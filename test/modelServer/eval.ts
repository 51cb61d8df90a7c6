/**
 * `npm run eval`: the scenarios against a real model, the one that the environment names (`OPENAI_BASE_URL`, `OPENAI_API_KEY`,
 * `OPENAI_MODEL`, `OPENAI_API`, the bounds of `MODEL_…`). Prints what was right, wrong or refused, tokens and seconds. `npm run
 * eval -- german` runs those whose names or files hold the word. The tasks are in memory: nothing of yours is read or changed.
 */
import { readConfiguration } from "../../src/config.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { readBounds } from "../../src/modelServer/bounds.ts";
import { findModelSettings } from "../../src/modelServer/settings.ts";
import { wordsFor } from "../../src/words/words.ts";
import { createModelChat } from "../assistant/withModel/modelChat.ts";
import { play, readScenarios, type Verdict } from "./scenario.ts";

/** A small model on a processor reads the tools for a minute, once; that is not what is judged here. Node itself waits no longer for a head. */
const PATIENCE_MS = 300_000;
const MONDAY = Temporal.Instant.from("2026-11-23T05:00:00Z");

const config = readConfiguration(process.env, { serves: false });
const server = findModelSettings(config);
if (server === undefined) {
	console.error("OPENAI_BASE_URL or OPENAI_API_KEY must say which model is tried.");
	process.exit(2);
}
const bounds = { ...readBounds(config), firstByteMs: PATIENCE_MS, turnMs: 2 * PATIENCE_MS };
const words = process.argv.slice(2);
const wanted = readScenarios().filter(
	({ name, group }) => words.length === 0 || words.some((word) => name.includes(word) || group.includes(word)),
);

/** Some message was read without the model, which had failed. */
function wasLeft({ said }: Verdict, locale: string): boolean {
	const [before, after] = wordsFor(locale).model.withoutIt("|").split("|");
	return said.some((text) => text.includes(before ?? "") && text.includes(after ?? ""));
}

const passedOver = ({ said }: Verdict): Verdict => ({ kind: "refused", because: ["no model was asked"], said });

const host = createSystemClock();
const count = { right: 0, wrong: 0, refused: 0 };
const single = { right: 0, all: 0 };
let tokens = 0;
const beganMs = host.now().epochMilliseconds;
for (const scenario of wanted) {
	const startMs = host.now().epochMilliseconds;
	// Each scenario begins on the same Monday; time passes as it does.
	const clock = {
		now: () => MONDAY.add({ milliseconds: host.now().epochMilliseconds - startMs }),
		elapsedMs: host.elapsedMs,
		setTimer: host.setTimer,
	};
	const chat = await createModelChat({ server, bounds, clock, settings: { locale: scenario.locale } });
	const played = await play(chat, scenario).finally(() => chat.close());
	const used = (await chat.allowance.today("u1")).tokens;
	// A model that was passed over is not what is judged here: without it, the grammar may well have done the same.
	const { kind, because, said } = used > 0 && !wasLeft(played, scenario.locale) ? played : passedOver(played);
	const seconds = (host.now().epochMilliseconds - startMs) / 1_000;
	tokens += used;
	count[kind] += 1;
	if (scenario.turns.length === 1) {
		single.all += 1;
		if (kind === "right") single.right += 1;
	}
	const columns = [kind.padEnd(7), scenario.group.padEnd(11), scenario.name.padEnd(52)];
	console.log(`${columns.join(" ")} ${String(used).padStart(7)} ${seconds.toFixed(1).padStart(7)}`);
	for (const line of because) console.log(`        ${line}`);
	if (kind !== "right") for (const line of said) console.log(`        | ${line.replaceAll("\n", "\n        | ")}`);
}
const minutes = (host.now().epochMilliseconds - beganMs) / 60_000;
const share = (part: number, whole: number) => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`);
console.log(`\n${wanted.length} scenarios: ${count.right} right, ${count.wrong} wrong, ${count.refused} refused`);
console.log(`of those with one turn: ${single.right} of ${single.all} right (${share(single.right, single.all)})`);
console.log(`${tokens} tokens, ${minutes.toFixed(1)} minutes`);
// What was wrongly changed is a fault of the product; what was not done is the model's.
process.exitCode = count.wrong > 0 ? 1 : 0;
