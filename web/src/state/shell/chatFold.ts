/** Whether the conversation is folded away on a wide screen: kept in this browser. */
import { type Accessor, createSignal } from "solid-js";

const KEPT = "adjutant.chat";

function kept(): boolean {
	try {
		return localStorage.getItem(KEPT) === "folded";
	} catch {
		return false;
	}
}

export interface ChatFold {
	readonly isFolded: Accessor<boolean>;
	fold(isFolded: boolean): void;
}

export function createChatFold(): ChatFold {
	const [isFolded, setFolded] = createSignal(kept());
	return {
		isFolded,
		fold: (next) => {
			setFolded(next);
			try {
				if (next) localStorage.setItem(KEPT, "folded");
				else localStorage.removeItem(KEPT);
			} catch {
				// Storage is forbidden here: the choice lasts as long as the page.
			}
		},
	};
}
