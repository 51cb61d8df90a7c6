/** The live line: what the server's journal says, as it is written. */

import { makeTimer } from "../time/timers.ts";
import type { JournalEvent } from "../wire.ts";

export interface LiveListener {
	/** The line is open (again) and goes on after this seq. */
	readonly onHello: (position: number) => void;
	readonly onEvent: (event: JournalEvent) => void;
	/** A conversation is another than before, in this tab or anywhere else. */
	readonly onConversation: (threadId: string) => void;
	/** The server was there and opened no line: the browser does not say why. */
	readonly onRefused: () => void;
	/** `true` when the line opened, `false` when it broke. */
	readonly onReach: (isThere: boolean) => void;
}

/** How long to wait before a line that the server refused is tried again, in ms: it grows to the last. */
const WAITS = [1_000, 2_000, 5_000, 10_000];

/**
 * Opens the line and keeps it open; returns what closes it. A broken line is mended by the browser, which then names
 * the last event it saw; one that the server refused (503 and the like) is given up by the browser and renewed here,
 * by the path as it is then.
 */
export function makeLive(pathNow: () => string, listener: LiveListener): () => void {
	let source: EventSource | undefined;
	const timer = makeTimer();
	let refusals = 0;

	function connect(): void {
		source = new EventSource(pathNow());
		source.addEventListener("hello", (message) => {
			refusals = 0;
			listener.onReach(true);
			listener.onHello(Number((message as MessageEvent<string>).lastEventId));
		});
		source.addEventListener("journal", (message) => {
			listener.onEvent(JSON.parse((message as MessageEvent<string>).data) as JournalEvent);
		});
		source.addEventListener("conversation", (message) => {
			listener.onConversation((JSON.parse((message as MessageEvent<string>).data) as { thread_id: string }).thread_id);
		});
		source.addEventListener("error", () => {
			listener.onReach(false);
			if (source?.readyState !== EventSource.CLOSED) return;
			listener.onRefused();
			timer.set(WAITS[Math.min(refusals, WAITS.length - 1)] ?? 0, connect);
			refusals += 1;
		});
	}

	/** The network is back: no use in waiting out a pause that began without it. */
	function onOnline(): void {
		timer.end();
		source?.close();
		connect();
	}
	addEventListener("online", onOnline);
	connect();
	return () => {
		removeEventListener("online", onOnline);
		timer.end();
		source?.close();
	};
}
