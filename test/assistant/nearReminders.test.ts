/** When what is said to be so far off rings (decision 0218). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("reminders of what is near");

const MINUTES: readonly [
	said: string,
	minutes: number,
	settings?: { locale?: string; default_lead_minutes?: number },
][] = [
	["call mum in 2 minutes", 2],
	["add check the oven in 20 min", 20],
	["remind me in 2 minutes to call mum", 2],
	["ruf Oma in 10 Minuten an", 10, { locale: "de-DE" }],
	["call mum in an hour", 60],
	["call mum in 61 minutes", 1],
	["call mum in 20 minutes", 10, { default_lead_minutes: 10 }],
	["call mum in 20 minutes, remind me 5 minutes before", 15],
	// An hour of the clock is another matter: who is inside the lead is told at once.
	["call mum at 10:30", 0],
];

const minutesToRing = ({ book }: Talk) => {
	const [reminder, ...more] = book.tasks()[0]?.reminders ?? [];
	assert.equal(more, []);
	const at = Temporal.Instant.from(reminder?.fire_at ?? "");
	return Temporal.Instant.from("2026-11-23T05:00:00Z").until(at).total("minutes");
};

for (const [said, minutes, settings] of MINUTES) {
	test(`given “${said}”${settings ? ` and ${JSON.stringify(settings)}` : ""}, then it rings in ${minutes} minutes`, async () => {
		const talk = beginTalk({ time_zone: "Asia/Karachi", ...settings });
		await talk.say(said);
		assert.is(minutesToRing(talk), minutes);
	});
}

test("given a call of the tool with the same words, then it rings then, too, and at once for an instant as programs write it", async () => {
	for (const [due_date, minutes] of [
		["in 2 minutes", 2],
		["2026-11-23T10:30", 0],
	] as const) {
		const talk = beginTalk({ time_zone: "Asia/Karachi" });
		const outcome = await useTool(
			"add_task",
			{ title: "call mum", due_date },
			{
				...talk.tools,
				user_id: "u1",
				principal: { kind: "assistant", id: "chat", turn_id: "turn" },
				key: "call",
				now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
				settings: await talk.tools.readModel.settings("u1"),
				signal: new AbortController().signal,
				mayAct: "as_policy_says",
				changedBefore: 0,
			},
		);
		assert.is(outcome.kind, "done");
		assert.is(minutesToRing(talk), minutes);
	}
});

test("given a command that names an instant, then the rule of the domain holds: it rings at once", async () => {
	const talk = beginTalk({ time_zone: "Asia/Karachi" });
	const due = { at: "2026-11-23T05:02:00.000Z" as InstantText, time_zone: "Asia/Karachi" };
	const command: Command = { type: "AddTask", title: "call mum", due };
	const envelope = { command_id: "one", user_id: "u1", principal: { kind: "user", id: "page" } as const, command };
	assert.is((await talk.book.gate.execute(envelope)).kind, "done");
	assert.is(minutesToRing(talk), 0);
});

test.run();
