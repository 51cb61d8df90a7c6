/** Server-sent events as a page reads them. */
export interface ReceivedEvent {
	readonly id: string;
	readonly name: string;
	readonly data: unknown;
}

export interface EventReader {
	readonly status: number;
	readonly headers: Headers;
	/** The next event; `undefined` when the stream has ended. Comments are passed over. */
	next(): Promise<ReceivedEvent | undefined>;
	close(): void;
}

export async function openEvents(url: string, init: RequestInit = {}): Promise<EventReader> {
	const leaving = new AbortController();
	const response = await fetch(url, { ...init, signal: leaving.signal });
	if (!response.body) throw new Error("there is no stream");
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let text = "";
	const field = (block: string, name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
	return {
		status: response.status,
		headers: response.headers,
		async next() {
			for (;;) {
				const end = text.indexOf("\n\n");
				if (end >= 0) {
					const block = text.slice(0, end);
					text = text.slice(end + 2);
					if (block.startsWith(":")) continue;
					return { id: field(block, "id"), name: field(block, "event"), data: JSON.parse(field(block, "data")) };
				}
				const { value, done } = await reader.read();
				if (done) return undefined;
				text += value;
			}
		},
		close: () => leaving.abort(),
	};
}
