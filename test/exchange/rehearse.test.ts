/** An import on paper: what the rules refuse is remarked upon, so that any language can word it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { RemarkCode } from "../../src/exchange/foreignTask.ts";
import { rehearse } from "../../src/exchange/rehearse.ts";
import { refusalIn, type Told } from "../../src/words/refusals.ts";
import { wordsFor } from "../../src/words/words.ts";
import { fileOf, read } from "./reading.ts";

const test = suite("an import on paper");

test("given a task that the rules refuse, then the remark can be worded in English and in German", async () => {
	const [task] = (await read(fileOf("Garden [2203306141].csv"))).tasks;
	if (task === undefined) throw new Error("the file has no task");
	const remarks: { readonly code: RemarkCode; readonly about: string | Told }[] = [];
	const taken = await rehearse([{ ...task, title: "x".repeat(400) }], initialUserState(), {
		now: Temporal.Instant.from("2026-11-30T12:00:00Z"),
		breathe: async () => undefined,
		remark: (_place, code, about) => void remarks.push({ code, about }),
	});
	assert.equal(taken, []);
	const about = remarks.find(({ code }) => code === "refused")?.about;
	if (about === undefined || typeof about === "string")
		throw new Error(`it can be said in one language only: ${about}`);
	const [english, german] = ["en", "de"].map((locale) => refusalIn(about, wordsFor(locale)));
	assert.is(english, about.message);
	assert.is.not(german, english);
});

test.run();
