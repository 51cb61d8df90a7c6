/** Whatever the domain decides can travel: the schemas of the wire are held to the events that come into being. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readRecord, toRecords } from "../../src/eventlog/records.ts";
import { makeDiary, SYSTEM, USER } from "../domain/diary.ts";
import { life, START } from "../domain/randomCommands.ts";

const wire = suite("wire events of whole lives");

wire("given any life, when its journal is written and read, then it is the same journal (P6)", () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(life, (steps) => {
			const diary = makeDiary();
			let now = START;
			for (const { command, after } of steps) {
				now = now.add({ minutes: after });
				diary.run(command, now, command.type === "FireReminders" ? SYSTEM : USER);
			}
			for (const event of diary.journal()) {
				seen.add(event.type);
				// As the outbox gives it: through JSON.
				const stored = JSON.parse(JSON.stringify(event));
				for (const record of toRecords(stored, 0)) assert.equal(readRecord(record), stored);
			}
		}),
		{ numRuns: 100 },
	);
	assert.ok(seen.size >= 15, `only ${[...seen].join(", ")} came about`);
});

wire.run();
