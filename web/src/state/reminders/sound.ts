/** A short tone when a reminder comes: made by the browser, wanted or not on this device. */
import { createSignal } from "solid-js";
import { pause } from "../../time/timers.ts";

const KEPT = "adjutant.sound";
/** Two notes, one after the other: Hz, and seconds from the beginning. */
const NOTES = [
	[659.3, 0],
	[880, 0.14],
] as const;
/** Seconds that one rings. */
const RINGS = 0.5;
const LOUDNESS = 0.16;
/** Browsers are silent until somebody has pressed something; a tone that could only come later than this is left out (ms). */
const LATE_MS = 1_000;

function kept(): boolean {
	try {
		return localStorage.getItem(KEPT) === "on";
	} catch {
		return false;
	}
}

const [isSoundOn, setOn] = createSignal(kept());

export { isSoundOn };

/** Keeps the choice in this browser; turned on, it lets itself be heard. */
export function turnSound(isOn: boolean): void {
	setOn(isOn);
	if (isOn) void ring();
	try {
		if (isOn) localStorage.setItem(KEPT, "on");
		else localStorage.removeItem(KEPT);
	} catch {
		// Storage is forbidden here: the choice lasts as long as the page.
	}
}

let context: AudioContext | undefined;

async function ring(): Promise<void> {
	const from = performance.now();
	context ??= new AudioContext();
	await context.resume();
	if (performance.now() - from > LATE_MS) return;
	for (const [pitch, after] of NOTES) {
		const at = context.currentTime + after;
		const note = new OscillatorNode(context, { frequency: pitch });
		const loudness = new GainNode(context, { gain: 0 });
		// It swells and dies away: a bare beginning and end would click.
		loudness.gain.setValueAtTime(0, at);
		loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
		loudness.gain.exponentialRampToValueAtTime(0.000_1, at + RINGS);
		note.connect(loudness).connect(context.destination);
		note.start(at);
		note.stop(at + RINGS);
	}
}

/** A reminder has come: heard where that is wanted, and of several tabs from one. */
export function sound(): void {
	if (!isSoundOn()) return;
	// On plain HTTP tabs cannot ask each other.
	if (!("locks" in navigator)) return void ring();
	void navigator.locks.request(KEPT, { ifAvailable: true }, async (lock) => {
		if (lock === null) return;
		await Promise.race([ring(), pause(LATE_MS)]);
		await pause(LATE_MS);
	});
}
