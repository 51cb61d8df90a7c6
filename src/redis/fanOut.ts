/**
 * What pages are told, on its way to those on other pods, at once: committed events, and that a conversation has changed. A hint and nothing more: the log brings the same events
 * to every pod, and a page passes over what it had (P6). So Redis may lose, repeat or delay any of it.
 */
import { Redis } from "ioredis";
import { readWireEvent, writeWireEvent } from "../domain/documents/wireEvent.ts";
import type { JournalEvent } from "../domain/events/events.ts";
import type { Log } from "../ports/process/log.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/reading/liveUpdates.ts";
import { reconnectAfterMs, type SoftRedis } from "./softRedis.ts";

const CHANNEL = "adjutant:updates";
const CONVERSATIONS = "adjutant:conversations";

export interface FanOut {
	/** Tells the pages of the other pods of events of one user. The caller tells those of this pod. */
	tell(events: readonly JournalEvent[]): void;
	tellOfConversation(user_id: string, thread_id: string): void;
	/** Listens from now on, as soon as Redis is there. */
	start(): void;
	/** Messages of other pods that were heard. */
	heard(): number;
	close(): void;
}

interface FanOutOptions {
	readonly url: string;
	readonly redis: SoftRedis;
	/** This pod's name: what it said itself it does not hear. */
	readonly pod: string;
	readonly liveUpdates: Pick<LiveUpdates, "tell">;
	readonly conversations: Pick<ConversationUpdates, "tell">;
	readonly log: Log;
}

export function createFanOut({ url, redis, pod, liveUpdates, conversations, log }: FanOutOptions): FanOut {
	// A connection that listens can do nothing else.
	const listener = new Redis(url, {
		lazyConnect: true,
		retryStrategy: reconnectAfterMs,
		connectTimeout: 1_000,
		// The subscription waits until Redis is there, however long that takes, and is made again after each loss.
		maxRetriesPerRequest: null,
		keepAlive: 10_000,
	});
	listener.on("error", () => {});
	let heard = 0;
	let isClosed = false;

	function hear(channel: string, message: string): void {
		const [sender, ...lines] = message.split("\n");
		if (sender === pod) return;
		heard += 1;
		try {
			if (channel === CHANNEL) liveUpdates.tell(lines.map(readWireEvent));
			else if (lines[0] && lines[1]) conversations.tell(lines[0], lines[1]);
		} catch (err) {
			// Another version's, or not ours at all: the log brings what it was about.
			log.warn("a live update from another pod could not be read", { err });
		}
	}

	function publish(channel: string, message: string): void {
		void redis.attempt<unknown>(
			(client) => client.publish(channel, message),
			() => undefined,
		);
	}

	return {
		tell(events) {
			// Writing events costs more than asking.
			if (events.length === 0 || !redis.stats().isAnswering) return;
			let message: string;
			try {
				// JSON holds no line end, so lines are a frame.
				message = [pod, ...events.map(writeWireEvent)].join("\n");
			} catch (err) {
				log.error("a live update cannot be written", { err });
				return;
			}
			publish(CHANNEL, message);
		},
		tellOfConversation(user_id, thread_id) {
			if (redis.stats().isAnswering) publish(CONVERSATIONS, [pod, user_id, thread_id].join("\n"));
		},
		start() {
			listener.on("message", hear);
			listener.subscribe(CHANNEL, CONVERSATIONS).catch((err: unknown) => {
				if (!isClosed) log.error("live updates of other pods are not heard", { err });
			});
		},
		heard: () => heard,
		close() {
			isClosed = true;
			listener.disconnect();
		},
	};
}
