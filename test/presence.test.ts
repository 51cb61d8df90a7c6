import { suite } from "uvu";
import * as assert from "uvu/assert";
import { StorageUnavailable } from "../src/ports/faults.ts";
import type { Pod, PodTable } from "../src/ports/podTable.ts";
import { createPresence } from "../src/presence.ts";
import { createDrivenClock } from "./support/drivenClock.ts";

const test = suite("presence");
const pod: Pod = { name: "mailer-1", address: "http://mailer-1:3000", roles: ["mailer"] };

function scene() {
	const clock = createDrivenClock();
	const said: string[] = [];
	const warned: string[] = [];
	const parts = { isAway: false };
	const table: Pick<PodTable, "beat" | "leave"> = {
		async beat(_id, { name }) {
			if (parts.isAway) throw new StorageUnavailable("away");
			return said.push(`${name} lives`);
		},
		leave: async () => void said.push("left"),
	};
	const log = { info: () => undefined, warn: (line: string) => void warned.push(line), error: assert.unreachable };
	return { clock, said, warned, parts, presence: createPresence({ table, pod, clock, log }) };
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
	const { clock, said, warned, parts, presence } = scene();
	parts.isAway = true;
	await presence.start();
	await clock.advance(2_000);
	assert.equal([said.length, warned.length], [0, 2]);
	parts.isAway = false;
	await clock.advance(2_000);
	assert.is(said.length, 1);
	await presence.stop();
});

test("given a start that failed before the pod could serve, then its end says nothing", async () => {
	const { said, presence } = scene();
	await presence.stop();
	assert.equal(said, []);
});

test.run();
