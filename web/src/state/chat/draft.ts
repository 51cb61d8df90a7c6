/** The line that is being written: kept in this tab, so that a reload loses nothing. Another account has another. */
import { type Accessor, createSignal } from "solid-js";

export function createDraft(userId: string): readonly [draft: Accessor<string>, setDraft: (text: string) => void] {
	const key = `adjutant.draft.${userId}`;
	const [draft, setDraft] = createSignal(kept(key));
	return [
		draft,
		(text) => {
			setDraft(text);
			try {
				if (text === "") sessionStorage.removeItem(key);
				else sessionStorage.setItem(key, text);
			} catch {
				// Storage is forbidden here: the line lasts as long as the page.
			}
		},
	];
}

function kept(key: string): string {
	try {
		return sessionStorage.getItem(key) ?? "";
	} catch {
		return "";
	}
}
