/** Speech → text, as the chat wants it: one recording at a time. */

export interface Recording {
	readonly bytes: Uint8Array;
	/** `audio/webm`, without parameters. */
	readonly mime_type: string;
}

export interface Transcriber {
	/** What was said; empty where nothing was. Rejects with a `ModelFault`; with anything once the signal has aborted. */
	transcribe(recording: Recording, signal: AbortSignal): Promise<string>;
}
