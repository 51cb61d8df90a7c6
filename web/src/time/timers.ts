/** The page's only timers. Those that are created end with the component or effect that they are created in. */
import { onCleanup } from "solid-js";

/** One timer at a time: setting it anew puts off what was set before. */
export interface Timer {
	/** Does the work in `ms`. */
	set(ms: number, work: () => void): void;
	/** What is set will not be done. */
	end(): void;
	isSet(): boolean;
}

/** To be ended by whoever made it. */
export function makeTimer(): Timer {
	let timer: ReturnType<typeof setTimeout> | undefined;
	function end(): void {
		clearTimeout(timer);
		timer = undefined;
	}
	return {
		set(ms, work) {
			end();
			timer = setTimeout(() => {
				timer = undefined;
				work();
			}, ms);
		},
		end,
		isSet: () => timer !== undefined,
	};
}

export function createTimer(): Timer {
	const timer = makeTimer();
	onCleanup(timer.end);
	return timer;
}

/** Does the work every `ms`, for the first time in `ms`. */
export function createInterval(ms: number, work: () => void): void {
	const timer = setInterval(work, ms);
	onCleanup(() => clearInterval(timer));
}

/** Resolves in `ms`. Nothing calls it off. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the browser has nothing to do, within `ms` at the latest; in `otherwise` ms where it does not tell. */
export function calm(ms: number, otherwise: number): Promise<void> {
	if (!("requestIdleCallback" in globalThis)) return pause(otherwise);
	return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: ms }));
}
