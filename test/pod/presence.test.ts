import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createPresence } from "../../src/pod/presence.ts";
import { createSetBackAlarm } from "../../src/pod/setBackAlarm.ts";
import type { Pod, PodTable } from "../../src/ports/cluster/podTable.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("presence");
const pod: Pod = { name: "mailer-1", address: "http://mailer-1:3000", roles: ["mailer"] };

function scene() {
	const clock = createDrivenClock();
	const said: string[] = [];
	const warned: string[] = [];
	const alarmed: unknown[] = [];
	/** `beats`: what the database has counted; a test puts it back. */
	const stored = { isAway: false, beats: 0, readAfresh: 0, setBackAt: null as string | null };
	const table: Pick<PodTable, "beat" | "leave"> = {
		async beat(_id, { name }, set_back_at) {
			if (stored.isAway) throw new StorageUnavailable("away");
			said.push(`${name} lives`);
			stored.setBackAt = set_back_at;
			stored.beats += 1;
			return stored.beats;
		},
		leave: async () => void said.push("left"),
	};
	const log = {
		info: () => undefined,
		warn: (line: string) => void warned.push(line),
		error: (line: string, fields?: object) => void alarmed.push([line, fields]),
	};
	const alarm = createSetBackAlarm({ clock, log });
	alarm.subscribe(() => {
		stored.readAfresh += 1;
	});
	return { clock, said, warned, alarmed, stored, alarm, presence: createPresence({ table, pod, alarm, clock, log }) };
}

test("given a pod, then it says at once and every 2 s that it lives, and at its end that it leaves", async () => {
	const { clock, said, presence } = scene();
	await presence.start();
	assert.equal(said, ["mailer-1 lives"]);
	await clock.advance(4_000);
	assert.is(said.length, 3);
	await presence.stop();
	assert.is(said.at(-1), "left");
	assert.is(clock.pending(), 0);
});

test("given the database is away, then the pod starts all the same and says it when it is back", async () => {
	const { clock, said, warned, stored, presence } = scene();
	stored.isAway = true;
	await presence.start();
	await clock.advance(2_000);
	assert.equal([said.length, warned.length], [0, 2]);
	stored.isAway = false;
	await clock.advance(2_000);
	assert.is(said.length, 1);
	await presence.stop();
});

test("given a database put back to an older state, then it is told once, with when, and memory is read afresh", async () => {
	const { clock, alarmed, stored, alarm, presence } = scene();
	await presence.start();
	await clock.advance(6_000);
	assert.equal([alarm.facts(), alarmed], [{ times: 0, last_at: null }, []]);
	stored.beats = 1;
	await clock.advance(2_000);
	assert.equal(alarmed, [
		[
			"the database was put back to an older state: what was done since then is lost",
			{ evidence: "it had counted 4 beats of this process and knows of 1" },
		],
	]);
	assert.equal(alarm.facts(), { times: 1, last_at: "2026-01-15T09:00:08.000Z" });
	assert.is(stored.readAfresh, 1);
	await clock.advance(2_000);
	assert.is(stored.setBackAt, "2026-01-15T09:00:08.000Z", "the next beats say so");
	await clock.advance(60_000);
	assert.is(alarm.facts().times, 1);
	await presence.stop();
});

test("given several who notice one step back, then it counts once, and a later one again", async () => {
	const { clock, alarm, stored } = scene();
	alarm.sound("a user");
	alarm.sound("another user");
	await clock.advance(10_000);
	alarm.sound("a user");
	assert.equal([alarm.facts().times, stored.readAfresh], [2, 2]);
});

test("given a database that was away while it was put back, then it is noticed all the same", async () => {
	const { clock, alarm, stored, presence } = scene();
	await presence.start();
	await clock.advance(4_000);
	stored.isAway = true;
	await clock.advance(3_600_000);
	Object.assign(stored, { isAway: false, beats: 1 });
	await clock.advance(2_000);
	assert.is(alarm.facts().times, 1);
	await presence.stop();
});

test("given a process that was silent for so long that its row was removed, then its new count is no alarm", async () => {
	const { clock, alarm, stored, presence } = scene();
	await presence.start();
	await clock.advance(4_000);
	stored.isAway = true;
	await clock.advance(24 * 3_600_000);
	Object.assign(stored, { isAway: false, beats: 0 });
	await clock.advance(2_000);
	assert.is(alarm.facts().times, 0);
	await presence.stop();
});

test("given a start that failed before the pod could serve, then its end says nothing", async () => {
	const { said, presence } = scene();
	await presence.stop();
	assert.equal(said, []);
});

test.run();
