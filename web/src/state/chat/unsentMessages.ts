/** Messages that could not be sent: kept in this browser, also over a reload, until they are. Another account has others. */
import { type Accessor, createSignal } from "solid-js";

export interface UnsentMessage {
	/** Of each try: the first may have arrived (P1). */
	readonly key: string;
	/** Null: it begins a conversation. */
	readonly threadId: string | null;
	readonly text: string;
	/** RFC 3339 */
	readonly at: string;
	/** As it went at the first try; undefined: it was not tried yet. The same again has the same key. */
	readonly tried?: { readonly type: string; readonly params: object } | undefined;
	/** Why it could not be sent. */
	readonly why?: string | undefined;
}

export interface UnsentMessages {
	/** In the order in which they were written. */
	readonly all: Accessor<readonly UnsentMessage[]>;
	/** In the place of the one with its key, else behind all. */
	put(message: UnsentMessage): void;
	remove(key: string): void;
	/** Those that would have begun a conversation go on in the one that was begun. */
	moveTo(threadId: string): void;
}

export function createUnsentMessages(userId: string): UnsentMessages {
	const key = `adjutant.unsent.${userId}`;
	const [all, setAll] = createSignal(kept(key));
	const set = (next: readonly UnsentMessage[]) => {
		setAll(next);
		try {
			if (next.length === 0) localStorage.removeItem(key);
			else localStorage.setItem(key, JSON.stringify(next));
		} catch {
			// Storage is forbidden here: they last as long as the page.
		}
	};
	return {
		all,
		put: (message) => {
			const place = all().findIndex((other) => other.key === message.key);
			set(place < 0 ? [...all(), message] : all().with(place, message));
		},
		remove: (gone) => {
			if (all().some((one) => one.key === gone)) set(all().filter((one) => one.key !== gone));
		},
		moveTo: (threadId) => {
			if (all().some((one) => one.threadId === null))
				set(all().map((one) => (one.threadId === null ? { ...one, threadId } : one)));
		},
	};
}

function kept(key: string): readonly UnsentMessage[] {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "[]") as readonly UnsentMessage[];
	} catch {
		return [];
	}
}
