/** The vectors of requests (`test/vectors/requests.json`): groups of sentences that ask for one kind of thing. */
import { readFileSync } from "node:fs";

export interface RequestLine {
	readonly text: string;
	/** What was said before, so that "it" and "the first one" mean something. */
	readonly after?: readonly string[];
	readonly reference?: unknown;
	readonly filter?: unknown;
	/** Wall time or date, Monday 23 November 2026, 10:00 being now. */
	readonly due?: string;
}

export interface RequestGroup {
	readonly group: string;
	readonly kind: string;
	readonly filter?: unknown;
	readonly last?: number;
	/** Said before every line. */
	readonly after?: readonly string[];
	/** Said before `after`: more tasks. */
	readonly before?: readonly string[];
	/** Event types that each line puts into the journal; absent: nothing is written. */
	readonly events?: readonly string[];
	/** One of these. */
	readonly events_any?: readonly string[];
	/** It is asked first, and done after "yes". */
	readonly asks?: true;
	readonly nothing_written?: true;
	readonly lines: readonly RequestLine[];
}

type Written = Omit<RequestGroup, "lines"> & { readonly lines: readonly (string | RequestLine)[] };

const groups: readonly Written[] = JSON.parse(
	readFileSync(new URL("../vectors/requests.json", import.meta.url), "utf8"),
);

export const requestGroups: readonly RequestGroup[] = groups.map((group) => ({
	...group,
	lines: group.lines.map((line) => (typeof line === "string" ? { text: line } : line)),
}));
