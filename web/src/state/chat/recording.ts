/** One recording from the microphone, from its begin to its bytes. Whoever begins it ends it, one way or the other. */

export interface Recording {
	/** Resolves to what was said, as base64, with its type. */
	finish(): Promise<{ readonly audio_base64: string; readonly mime_type: string }>;
	/** Nothing of it is kept. */
	drop(): void;
}

/** Small, and known to servers for speech; the first that the browser can. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/** Enough for words (bits in a second). */
const BITS = 32_000;

/** Browsers offer a microphone to pages that came by https, or from the machine itself. */
export const canRecord = (): boolean =>
	typeof MediaRecorder !== "undefined" && navigator.mediaDevices?.getUserMedia !== undefined;

/** Rejects where the user, or the device, says no. */
export async function beginRecording(): Promise<Recording> {
	const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
	const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
	const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(mimeType ? { mimeType } : {}) });
	const pieces: Blob[] = [];
	recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
	recorder.start();
	const release = () => {
		for (const track of stream.getTracks()) track.stop();
	};
	const stop = () => {
		if (recorder.state !== "inactive") recorder.stop();
	};
	return {
		async finish() {
			const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
			stop();
			await ended;
			release();
			const whole = new Blob(pieces);
			return { audio_base64: toBase64(await whole.arrayBuffer()), mime_type: recorder.mimeType };
		},
		drop() {
			stop();
			release();
		},
	};
}

/** In pieces: a call has no room for so many arguments. */
function toBase64(buffer: ArrayBuffer): string {
	const bytes = new Uint8Array(buffer);
	let text = "";
	for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
	return btoa(text);
}
