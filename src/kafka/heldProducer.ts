/** The producer of this process: connected when it is first asked for, and made anew after it was discarded. */
import type { Kafka, Producer } from "kafkajs";
import type { Clock } from "../ports/process/clock.ts";
import { within } from "../timing/within.ts";
import { DISCONNECT_WITHIN_MS } from "./disconnect.ts";

export interface HeldProducer {
	/** One connection for all, however many ask for it at once. Rejects when no broker can be reached, or the log is closed. */
	get(): Promise<Producer>;
	/** Disconnects it, within 2 s. Rejects when that fails. */
	discard(): Promise<void>;
}

export function createHeldProducer(options: {
	readonly kafka: Kafka;
	readonly clock: Clock;
	/** Whether a connection that comes about now comes too late. */
	readonly isClosed: () => boolean;
}): HeldProducer {
	const { kafka, clock, isClosed } = options;
	let held: Promise<Producer> | undefined;

	async function connect(): Promise<Producer> {
		const made = kafka.producer({ allowAutoTopicCreation: false });
		await made.connect();
		if (!isClosed()) return made;
		await made.disconnect();
		throw new Error("The log is closed");
	}

	return {
		get() {
			if (held) return held;
			const connecting = connect();
			held = connecting;
			connecting.catch(() => {
				if (held === connecting) held = undefined;
			});
			return connecting;
		},
		async discard() {
			const former = held;
			held = undefined;
			if (!former) return;
			const gone = former.then((made) => made.disconnect());
			await within(clock, DISCONNECT_WITHIN_MS, gone);
		},
	};
}
