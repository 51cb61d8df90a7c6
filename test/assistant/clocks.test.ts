/** Whose clock a rule goes by is said where it is not the account's. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask } from "../../src/domain/commands/commands.ts";
import { beginTalk } from "./talk.ts";

const test = suite("clocks of rules");

async function talkWith(recurrence: NonNullable<AddTask["recurrence"]>) {
	const talk = beginTalk({ time_zone: "America/New_York" });
	const principal = { kind: "user", id: "page" } as const;
	const command = { type: "AddTask", title: "stand-up", recurrence } as const;
	const added = await talk.book.gate.execute({ command_id: "1", user_id: "u1", principal, command });
	assert.is(added.kind, "done");
	return talk;
}

test("given a series that keeps the zone it was made in, then every answer that says its rule names that clock", async () => {
	const talk = await talkWith({ rrule: "FREQ=DAILY", start: "2026-11-24T09:00", time_zone: "Europe/Berlin" });
	for (const line of ["list", "show #1", "next dates of #1", "make #1 every 2 days"]) {
		const { text, receipt } = await talk.say(line);
		const said = [text, ...(receipt?.lines.flatMap(({ chips }) => chips) ?? [])].join("\n");
		assert.match(said, /every .* at 09:00 \(Europe\/Berlin time\)/, line);
	}
});

test("given a series by the account's own clock, or of whole days, then no clock is named", async () => {
	for (const start of ["2026-11-24T09:00", "2026-11-24"]) {
		const zone = start.includes("T") ? {} : { time_zone: "Europe/Berlin" };
		const talk = await talkWith({ rrule: "FREQ=DAILY", start, ...zone });
		assert.not.match((await talk.say("show #1")).text, /time\)/, start);
	}
});

test.run();
