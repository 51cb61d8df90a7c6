/** Saves what is written while one writes: after a pause, one request at a time, and before one goes. */
import { type Accessor, createSignal, onCleanup } from "solid-js";
import { makeTimer } from "../../time/timers.ts";

/** A pause in writing as long as this saves (ms). */
const PAUSE_MS = 800;

export interface Autosave {
	/** `calm`: nothing was written since the last one; `refused`: what stands there cannot be saved as it is. */
	readonly state: Accessor<"calm" | "saving" | "saved" | "refused">;
	/** Something was written. */
	touch(): void;
	/** Saves what is not saved yet. False: something is left that cannot be. */
	flush(): Promise<boolean>;
}

interface Draft {
	/** What differs from what is saved, as text; empty: nothing. */
	readonly unsaved: () => string;
	/** Sends it. False: refused, and said. What is written meanwhile is no part of it. */
	readonly write: () => Promise<boolean>;
}

export function createAutosave({ unsaved, write }: Draft): Autosave {
	const [state, setState] = createSignal<"calm" | "saving" | "saved" | "refused">("calm");
	const timer = makeTimer();
	/** One after the other, so that an older text never comes after a newer one. */
	let running = Promise.resolve(true);

	async function save(): Promise<boolean> {
		// Once more for what was written meanwhile; what the server keeps otherwise than it was sent ends that.
		let before: string | undefined;
		for (let text = unsaved(); text !== "" && text !== before; text = unsaved()) {
			before = text;
			setState("saving");
			if (!(await write())) {
				setState("refused");
				return false;
			}
			setState("saved");
		}
		return true;
	}
	const flush = () => {
		timer.end();
		running = running.then(save);
		return running;
	};
	/** A page that is put away may not come back. */
	const onHide = () => {
		if (timer.isSet() && document.visibilityState === "hidden") void flush();
	};
	document.addEventListener("visibilitychange", onHide);
	onCleanup(() => {
		document.removeEventListener("visibilitychange", onHide);
		if (timer.isSet()) void flush();
	});
	return {
		state,
		touch: () => timer.set(PAUSE_MS, () => void flush()),
		flush,
	};
}
