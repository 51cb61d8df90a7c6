import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { joinLiveUpdates } from "../../src/eventlog/liveUpdatesConsumer.ts";
import { createLiveUpdates } from "../../src/eventlog/liveUpdatesHub.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createRememberingLog, sampleEvent, sampleRecord } from "./sampleRecords.ts";

const updates = suite("live updates");

function listener() {
	const heard: string[] = [];
	return {
		heard,
		hear: (events: readonly JournalEvent[]) => void heard.push(...events.map((event) => event.event_id)),
	};
}

updates("given two users' pages, when one user's events are told, then only that user's pages hear (P8)", () => {
	const hub = createLiveUpdates({ log: createRememberingLog() });
	const [ann, annToo, bob] = [listener(), listener(), listener()];
	hub.subscribe("ann", ann.hear);
	hub.subscribe("ann", annToo.hear);
	hub.subscribe("bob", bob.hear);
	hub.tell([sampleEvent("ann", 1), sampleEvent("ann", 2)]);
	assert.equal(ann.heard, ["ann:1", "ann:2"]);
	assert.equal(annToo.heard, ["ann:1", "ann:2"]);
	assert.equal(bob.heard, []);
});

updates("given events of two users in one call, then nobody hears any (P8)", () => {
	const hub = createLiveUpdates({ log: createRememberingLog() });
	const ann = listener();
	hub.subscribe("ann", ann.hear);
	assert.throws(() => hub.tell([sampleEvent("ann", 1), sampleEvent("bob", 1)]), "user by user");
	assert.equal(ann.heard, []);
});

updates("given a subscription that ended, then it hears nothing more, and its twin goes on", () => {
	const hub = createLiveUpdates({ log: createRememberingLog() });
	const ann = listener();
	const end = hub.subscribe("ann", ann.hear);
	hub.subscribe("ann", ann.hear);
	end();
	end();
	hub.tell([sampleEvent("ann", 1)]);
	assert.equal(ann.heard, ["ann:1"]);
});

updates("given a listener that throws, then the others hear and the fault is logged", () => {
	const log = createRememberingLog();
	const hub = createLiveUpdates({ log });
	const ann = listener();
	hub.subscribe("ann", () => {
		throw new Error("gone");
	});
	hub.subscribe("ann", ann.hear);
	hub.tell([sampleEvent("ann", 1)]);
	assert.equal(ann.heard, ["ann:1"]);
	assert.is(log.lines.length, 1);
});

updates("given the log's records of several users, when they arrive, then each user's pages hear theirs", async () => {
	const log = createRememberingLog();
	const hub = createLiveUpdates({ log });
	const eventLog = createInProcessLog({ shards: 4, clock: createDrivenClock(), log, onDeadLetter: async () => {} });
	await joinLiveUpdates(eventLog, hub, { id: "pod", address: null });
	const [ann, bob] = [listener(), listener()];
	hub.subscribe("ann", ann.hear);
	hub.subscribe("bob", bob.hear);
	await eventLog.publish([sampleRecord("ann", 1, 0), sampleRecord("bob", 1, 0), sampleRecord("ann", 2, 0)]);
	assert.equal(ann.heard, ["ann:1", "ann:2"]);
	assert.equal(bob.heard, ["bob:1"]);
	await eventLog.close();
});

updates.run();
