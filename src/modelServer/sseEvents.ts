/** Bytes of a model server → the data of its events, wherever the bytes are cut. */
import { createParser } from "eventsource-parser";
import { ModelFault } from "../ports/assistant/model.ts";

/** Far above any honest event; a line without end must not fill the memory. */
const LONGEST_EVENT = 4 * 1024 * 1024;

export interface SseEvents {
	/** The data of the events that these bytes complete. Throws a `ModelFault` (`broken`) at an event that is too long. */
	take(bytes: Uint8Array): readonly string[];
	/** What stood there without the blank line that ends an event; some servers leave the last one out. */
	end(): readonly string[];
}

export function createSseEvents(): SseEvents {
	// A BOM, and characters whose bytes are cut, are the decoder's affair.
	const decoder = new TextDecoder();
	let found: string[] = [];
	let isTooLong = false;
	const parser = createParser({
		maxBufferSize: LONGEST_EVENT,
		onEvent: ({ data }) => void found.push(data),
		onError: ({ type }) => {
			if (type === "max-buffer-size-exceeded") isTooLong = true;
		},
	});
	const feed = (text: string): readonly string[] => {
		parser.feed(text);
		if (isTooLong) throw new ModelFault("broken", "The model server sent an event that is too long.");
		const events = found;
		found = [];
		return events;
	};
	return {
		take: (bytes) => feed(decoder.decode(bytes, { stream: true })),
		// A line feed ends an open line, the blank line the event; one that was cut is no JSON and its reader says so.
		end: () => feed(`${decoder.decode()}\n\n\n`),
	};
}
