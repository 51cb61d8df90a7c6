/** Resources that a client of 2026-07-28 listens to, and when they are others than before. */
import type { ServerEventBus } from "@modelcontextprotocol/server";
import type { JournalEvent } from "../domain/events/events.ts";
import { type ChangeSources, followChanges } from "./followChanges.ts";
import { type ClockSources, followClock, type TimedList } from "./followClock.ts";
import { LIST_URIS } from "./resources.ts";

/** The message that begins it, with the addresses it names; undefined for any other message. */
export function listenedTo(body: unknown): readonly string[] | undefined {
	if (typeof body !== "object" || body === null || !("method" in body)) return undefined;
	if (body.method !== "subscriptions/listen") return undefined;
	const { params } = body as {
		readonly params?: { readonly notifications?: { readonly resourceSubscriptions?: unknown } };
	};
	const uris = params?.notifications?.resourceSubscriptions;
	return Array.isArray(uris) ? uris.map(String) : [];
}

/** The library's bus for one stream: it knows addresses and no users, so each stream has its own. */
export function busFor(
	sources: ListeningSources,
	{ user_id, version, uris }: { readonly user_id: string; readonly version: number; readonly uris: readonly string[] },
): ServerEventBus {
	return {
		// Nothing of this server's own is announced: tools and prompts are the same until the next version.
		publish: () => undefined,
		subscribe(listener) {
			const tell = (changed: Iterable<string>) => {
				for (const uri of changed) listener({ kind: "resource_updated", uri });
			};
			const ends = [followChanges(sources, user_id, version, (events) => tell(changedBy(events, uris)))];
			if (uris.some((uri) => TIMED_URIS.has(uri)))
				ends.push(followClock(sources, user_id, (lists) => tell(lists.map(uriOf).filter((uri) => uris.includes(uri)))));
			return () => {
				for (const end of ends) end();
			};
		},
	};
}

export type ListeningSources = ChangeSources & ClockSources;

const uriOf = (list: TimedList): string => `list://${list}`;
const TIMED_URIS: ReadonlySet<string> = new Set(["today", "overdue"].map((list) => `list://${list}`));

/** A label, a filter or a setting may be in every task's and list's text. */
function changedBy(events: readonly JournalEvent[], uris: readonly string[]): ReadonlySet<string> {
	const tasks = events.map(({ data }) => ("task_id" in data ? `task://${data.task_id}` : undefined));
	if (tasks.includes(undefined)) return new Set(uris);
	return new Set(uris.filter((uri) => LIST_URIS.includes(uri) || tasks.includes(uri)));
}
