/** A page's live updates, read off the wire. */

export interface Stream {
	/** When the frame of this seq came, on the clock of `performance.now`; waits for it up to 10 s. */
	seen(seq: number): Promise<number>;
	close(): void;
}

const WAIT_MS = 10_000;

export async function openStream(url: string, token: string): Promise<Stream> {
	const closing = new AbortController();
	const response = await fetch(`${url}/api/stream`, {
		headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
		signal: closing.signal,
	});
	if (!response.ok || !response.body) throw new Error(`the stream was answered with ${response.status}`);
	const frames = new Map<number, number>();
	const watchers = new Set<() => void>();
	const read = async (body: ReadableStream<Uint8Array>) => {
		const decoder = new TextDecoder();
		let rest = "";
		for await (const chunk of body) {
			rest += decoder.decode(chunk, { stream: true });
			const lines = rest.split("\n");
			rest = lines.pop() ?? "";
			for (const line of lines) {
				const seq = /^id: ?(\d+)/.exec(line)?.[1];
				if (seq !== undefined) frames.set(Number(seq), performance.now());
			}
			for (const watcher of watchers) watcher();
		}
	};
	// It ends by our own close.
	void read(response.body).catch(() => undefined);
	return {
		seen: (seq) =>
			new Promise((resolve, reject) => {
				const bound = setTimeout(() => reject(new Error(`no frame ${seq} within ${WAIT_MS} ms`)), WAIT_MS);
				const look = () => {
					const atMs = frames.get(seq);
					if (atMs === undefined) return;
					clearTimeout(bound);
					watchers.delete(look);
					resolve(atMs);
				};
				watchers.add(look);
				look();
			}),
		close: () => closing.abort(),
	};
}
