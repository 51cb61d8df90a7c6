/** What is being added, if anything. */
import { type Accessor, createSignal } from "solid-js";
import type { Waiting } from "../../net/outbox.ts";

export interface Addition {
	/** The words with which the line begins; undefined: nothing is being added. */
	readonly start: Accessor<string | undefined>;
	/** One that the server refused, while it is written otherwise. */
	readonly mended: Accessor<Waiting | undefined>;
	begin(start: string): void;
	mend(refused: Waiting): void;
	end(): void;
}

export function createAddition(): Addition {
	const [start, setStart] = createSignal<string>();
	const [mended, setMended] = createSignal<Waiting>();
	return {
		start,
		mended,
		begin: setStart,
		mend: (refused) => {
			setMended(refused);
			setStart("");
		},
		end: () => {
			setStart(undefined);
			setMended(undefined);
		},
	};
}
