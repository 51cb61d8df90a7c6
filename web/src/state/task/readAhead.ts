/** What a line is read as while it is being written: asked of the server after each pause. */
import { type Accessor, createEffect, createSignal, on } from "solid-js";
import type { Requests } from "../../net/request.ts";
import type { Understood } from "../../wire.ts";
import { afterPause } from "../parts/afterPause.ts";
import { isAddition } from "./preview.ts";

/** A pause in typing as long as this asks what is understood (ms). */
const PAUSE_MS = 250;
/** Characters of the shortest line worth asking about. */
const SHORTEST = 3;

/** Each line of it is a task, whatever the chat would make of it. */
export const asTasks = (read: Understood): Understood => ({
	...read,
	requests: [{ kind: "add_several", tasks: read.tasks }],
});

/**
 * Undefined for what does not read as a task: sending it says what is wrong. While `isSent`, nothing is asked about the line: it would
 * only be in the way of the answer that is waited for.
 */
export function createReadAhead(
	requests: Pick<Requests, "open">,
	line: Accessor<string>,
	isSent: Accessor<boolean> = () => false,
	meant: (read: Understood) => Understood = (read) => read,
): Accessor<Understood | undefined> {
	const [understood, setUnderstood] = createSignal<Understood>();

	async function read(text: string, signal: AbortSignal): Promise<void> {
		try {
			const response = await requests.open("/api/quick-add", {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ text: text.trim(), dry_run: true }),
				signal,
			});
			const answer = meant((await response.json()) as Understood);
			if (!signal.aborted) setUnderstood(isAddition(answer) ? answer : undefined);
		} catch {
			if (!signal.aborted) setUnderstood(undefined);
		}
	}

	createEffect(
		on([line, isSent], ([text, isUnderWay]) => {
			if (isUnderWay) return undefined;
			if (text.trim().length < SHORTEST) return setUnderstood(undefined);
			afterPause(PAUSE_MS, (signal) => void read(text, signal));
		}),
	);
	return understood;
}
