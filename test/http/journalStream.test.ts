import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { createConversationUpdates, createLiveUpdates } from "../../src/eventlog/liveUpdatesHub.ts";
import { KEEP_ALIVE_MS } from "../../src/http/page/pageHints.ts";
import { streamJournal } from "../../src/http/routes/journalStream.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const test = suite("journal stream (P2, P6)");
const log = { info: () => {}, warn: () => {}, error: () => {} };

function makeEvent(seq: number): JournalEvent {
	return {
		type: "task.deleted",
		data: { task_id: seq },
		user_id: "user-1",
		seq,
		event_id: `event-${seq}`,
		at: "2026-01-15T09:00:00.000Z" as JournalEvent["at"],
		principal: { kind: "user", id: "page" },
		command_id: `command-${seq}`,
		n: 0,
		undoes: null,
	};
}

/** A stream over a journal in memory that a test writes by `commit`, with the frames that the page has taken. */
function setUp(options: { readonly from?: number; readonly before?: number } = {}) {
	const clock = createDrivenClock();
	const liveUpdates = createLiveUpdates({ log });
	const conversations = createConversationUpdates({ log });
	const written = Array.from({ length: options.before ?? 0 }, (_, index) => makeEvent(index + 1));
	const gone = new AbortController();
	const frames: string[] = [];
	const page = { isSignedIn: true, isAway: false, subscribers: 0 };
	const stream = streamJournal({
		user_id: "user-1",
		from: options.from ?? written.length,
		version: written.length,
		journal: {
			async eventsAfter(_, seq, limit) {
				if (page.isAway) throw new StorageUnavailable("away");
				return written.filter((event) => event.seq > seq).slice(0, limit);
			},
		},
		liveUpdates: {
			subscribe(user_id, listener) {
				page.subscribers += 1;
				const end = liveUpdates.subscribe(user_id, listener);
				return () => {
					page.subscribers -= 1;
					end();
				};
			},
		},
		conversations,
		clock,
		signal: gone.signal,
		isStillSignedIn: async () => page.isSignedIn,
	});
	return {
		clock,
		conversations,
		frames,
		gone,
		page,
		stream,
		/** Reads until the stream ends. */
		reading: () =>
			(async () => {
				for await (const one of stream) frames.push(one);
			})(),
		write: (seq: number) => void written.push(makeEvent(seq)),
		tell: (...seqs: number[]) => liveUpdates.tell(seqs.map(makeEvent)),
		/** The ids that the page has seen, in order. */
		seqs: () =>
			frames.filter((one) => one.includes("event: journal")).map((one) => Number(/^id: (\d+)/.exec(one)?.[1])),
	};
}

test("given a page, when it connects, then the first frame says where it stands and how far the journal is", async () => {
	const { frames, reading, gone } = setUp({ from: 2, before: 3 });
	const ended = reading();
	await settle();
	assert.is(frames[0], 'id: 2\nevent: hello\ndata: {"version":3}\n\n');
	gone.abort();
	await ended;
});

test("given a page that missed events, when it resumes, then it gets them all and then what happens", async () => {
	const { reading, gone, write, tell, seqs } = setUp({ from: 1, before: 450 });
	const ended = reading();
	await settle();
	write(451);
	tell(451);
	await settle();
	assert.equal(
		seqs(),
		Array.from({ length: 450 }, (_, index) => index + 2),
	);
	gone.abort();
	await ended;
});

test("given conversations that change, when they are told, then the page hears of its own, each once, and an order of events stands", async () => {
	const { reading, gone, write, tell, conversations, frames } = setUp();
	const ended = reading();
	await settle();
	write(1);
	for (const thread_id of ["thr_a", "thr_b", "thr_a"]) conversations.tell("user-1", thread_id);
	conversations.tell("user-2", "thr_c");
	tell(1);
	await settle();
	assert.equal(
		frames.slice(1).filter((one) => one.includes("conversation")),
		["thr_a", "thr_b"].map((thread_id) => `event: conversation\ndata: ${JSON.stringify({ thread_id })}\n\n`),
	);
	assert.is(frames.filter((one) => one.startsWith("id: 1\n")).length, 1);
	gone.abort();
	await ended;
	conversations.tell("user-1", "thr_a");
});

test("given hints that repeat, come late or skip, when they are told, then the page sees each event once in order", async () => {
	const { reading, gone, write, tell, seqs } = setUp();
	const ended = reading();
	await settle();
	for (const seq of [1, 2, 3, 4, 5, 6]) write(seq);
	tell(1, 2);
	tell(2);
	tell(5);
	await settle();
	tell(3, 4);
	tell(1, 2, 3, 4, 5, 6);
	await settle();
	assert.equal(seqs(), [1, 2, 3, 4, 5, 6]);
	gone.abort();
	await ended;
});

test("given an event that comes while the page catches up, when both bring it, then the page sees it once", async () => {
	const { stream, write, tell, gone } = setUp({ from: 0, before: 2 });
	const take = async () => (await stream.next()).value ?? "";
	await take();
	const caughtUp = [await take()];
	write(3);
	tell(3);
	for (const _ of [2, 3]) caughtUp.push(await take());
	write(4);
	tell(4);
	caughtUp.push(await take());
	assert.equal(
		caughtUp.map((one) => Number(/^id: (\d+)/.exec(one)?.[1])),
		[1, 2, 3, 4],
	);
	gone.abort();
	await stream.return(undefined);
});

test("given nothing happens, when 15 s pass, then a comment keeps the connection", async () => {
	const { reading, frames, clock, gone } = setUp();
	const ended = reading();
	await clock.advance(KEEP_ALIVE_MS - 1);
	assert.is(frames.length, 1);
	await clock.advance(1);
	assert.equal(frames.slice(1), [": keep-alive\n\n"]);
	gone.abort();
	await ended;
});

test("given a hint was lost, when 30 s have passed, then the journal has brought the event", async () => {
	const { reading, write, clock, gone, seqs } = setUp();
	const ended = reading();
	await settle();
	write(1);
	await clock.advance(2 * KEEP_ALIVE_MS);
	assert.equal(seqs(), [1]);
	gone.abort();
	await ended;
});

test("given the session is signed out, when 30 s have passed, then the stream has ended", async () => {
	const { reading, page, clock } = setUp();
	const ended = reading();
	await settle();
	page.isSignedIn = false;
	await clock.advance(2 * KEEP_ALIVE_MS);
	await ended;
	assert.is(page.subscribers, 0);
});

test("given a page that takes nothing, when too much waits for it, then it is closed and nothing is kept", async () => {
	const { stream, tell, write, page, clock } = setUp();
	await stream.next();
	const taken = stream.next();
	await settle();
	write(1);
	tell(1);
	await taken;
	for (let seq = 2; seq <= 502; seq += 1) tell(seq);
	const rest: string[] = [];
	for await (const one of stream) rest.push(one);
	assert.ok(rest.length <= 500);
	assert.is(page.subscribers, 0);
	assert.is(clock.pending(), 0);
});

test("given PostgreSQL goes away, when the journal is needed, then the stream ends and the page comes back later", async () => {
	const { reading, page, tell, seqs } = setUp();
	const ended = reading();
	await settle();
	page.isAway = true;
	tell(7);
	await ended;
	assert.equal(seqs(), []);
	assert.is(page.subscribers, 0);
});

test("given a page that goes away, then subscription and timer end", async () => {
	const { reading, gone, page, clock } = setUp();
	const ended = reading();
	await settle();
	gone.abort();
	await ended;
	assert.is(page.subscribers, 0);
	assert.is(clock.pending(), 0);
});

test.run();
