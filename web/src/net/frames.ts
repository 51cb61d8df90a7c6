/** Server-sent events out of text that arrives in arbitrary pieces (HTML standard, §9.2.6). Pure. */

export interface Frame {
	readonly event: string;
	readonly data: string;
	readonly id: string | undefined;
}

/**
 * Returns a function that takes the next piece of text and gives the frames completed by it. A frame that has no
 * data (a comment, a keep-alive) is none; an unfinished frame at the end of the stream is dropped, as the standard says.
 */
export function makeFrameParser(): (piece: string) => readonly Frame[] {
	let rest = "";
	let atStart = true;
	let data: string[] = [];
	let event = "";
	let id: string | undefined;

	function takeLine(line: string, frames: Frame[]): void {
		if (line === "") {
			if (data.length > 0) frames.push({ event: event || "message", data: data.join("\n"), id });
			data = [];
			event = "";
			return;
		}
		const colon = line.indexOf(":");
		const field = colon < 0 ? line : line.slice(0, colon);
		const raw = colon < 0 ? "" : line.slice(colon + 1);
		const value = raw.startsWith(" ") ? raw.slice(1) : raw;
		if (field === "data") data.push(value);
		else if (field === "event") event = value;
		else if (field === "id" && !value.includes("\0")) id = value;
	}

	return (piece) => {
		const frames: Frame[] = [];
		rest += piece;
		if (atStart && rest !== "") {
			if (rest.startsWith("\uFEFF")) rest = rest.slice(1);
			atStart = false;
		}
		for (;;) {
			const end = rest.search(/[\r\n]/);
			// A CR at the very end may be half of a CRLF: the next piece tells.
			if (end < 0 || (rest[end] === "\r" && end === rest.length - 1)) return frames;
			takeLine(rest.slice(0, end), frames);
			rest = rest.slice(end + (rest.startsWith("\r\n", end) ? 2 : 1));
		}
	};
}

/** The frames of a response's body as they arrive. Ending the iteration cancels the body. */
export async function* readFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame, void, void> {
	const parse = makeFrameParser();
	const decoder = new TextDecoder();
	const reader = body.getReader();
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) return;
			yield* parse(decoder.decode(value, { stream: true }));
		}
	} finally {
		// Cancelling tells the server that nobody is reading; after an error there is nothing left to tell.
		await reader.cancel().catch(() => undefined);
	}
}
