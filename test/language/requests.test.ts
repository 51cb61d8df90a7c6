/** The vectors of requests: what each sentence asks for, and which tasks it names (C2, C3). */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/initialState.ts";
import { readRequest } from "../../src/language/requests.ts";

interface Vector {
	readonly text: string;
	readonly kind: string;
	readonly reference?: unknown;
	/** Wall time or date, Monday 23 November 2026, 10:00 being now. */
	readonly due?: string;
}

const ZONE = "Asia/Karachi";
const context = {
	now: Temporal.PlainDateTime.from("2026-11-23T10:00").toZonedDateTime(ZONE).toInstant(),
	settings: { ...initialUserState().settings, time_zone: ZONE },
};
const vectors: readonly Vector[] = JSON.parse(
	readFileSync(new URL("../vectors/requests.json", import.meta.url), "utf8"),
);

const test = suite("requests");

test("given each sentence, then it is the request of the vector", () => {
	const wrong = vectors
		.map(({ text, kind }) => ({ text, want: kind, got: readRequest(text, context).kind }))
		.filter(({ want, got }) => want !== got);
	assert.equal(wrong, []);
});

test("given sentences that name tasks, then the reference is that of the vector", () => {
	for (const { text, reference } of vectors.filter((vector) => vector.reference !== undefined)) {
		const request = readRequest(text, context);
		assert.equal("reference" in request ? request.reference : undefined, reference, text);
	}
});

test("given sentences that name a moment, then it is that of the vector", () => {
	for (const { text, due } of vectors) {
		if (due === undefined) continue;
		const request = readRequest(text, context);
		const at = Temporal.PlainDateTime.from(due).toZonedDateTime(ZONE).toInstant();
		const want =
			due.length === 10 ? { date: due } : { at: at.toString({ smallestUnit: "millisecond" }), time_zone: ZONE };
		assert.equal("due" in request ? request.due : undefined, want, text);
	}
});

test("given a rename, then the title is taken as it is written", () => {
	const request = readRequest("rename #3 to Pay rent on Friday at 5 #home", context);
	assert.is(request.kind === "rename" && request.title, "Pay rent on Friday at 5 #home");
});

test.run();
