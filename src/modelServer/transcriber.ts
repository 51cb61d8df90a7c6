/** Any server that has OpenAI's `/audio/transcriptions`: OpenAI, whisper.cpp, speaches, vLLM, LiteLLM, … */
import { APIError } from "openai";
import { ModelFault } from "../ports/assistant/model.ts";
import type { Transcriber } from "../ports/assistant/transcriber.ts";
import { createClient } from "./client.ts";
import { objectOf, textOf } from "./json.ts";
import { requestFault } from "./requestFaults.ts";
import type { SpeechSettings } from "./speechSettings.ts";

/** Whoever has spoken waits before an empty line. */
const PATIENCE_MS = 30_000;

/** Some servers go by the name of the file and not by its type. */
const ENDINGS: Readonly<Record<string, string>> = {
	"audio/mp4": "m4a",
	"audio/mpeg": "mp3",
	"audio/x-wav": "wav",
};

export function createTranscriber({ key, url, name }: SpeechSettings): Transcriber {
	const client = createClient({ key, url }, PATIENCE_MS);
	const { host } = new URL(url);
	return {
		async transcribe({ bytes, mime_type }, signal) {
			const ending = ENDINGS[mime_type] ?? mime_type.slice("audio/".length);
			const file = new File([new Uint8Array(bytes)], `speech.${ending}`, { type: mime_type });
			const asked = { file, model: name, response_format: "json" as const };
			const answer: unknown = await client.audio.transcriptions.create(asked, { signal }).catch((cause: unknown) => {
				// What was answered, and is no JSON, is not told as a fault of the connection.
				if (cause instanceof APIError) throw requestFault(cause, host);
				throw signal.aborted ? cause : broken(host, cause);
			});
			const text = textOf(objectOf(answer).text) ?? (objectOf(answer).text === "" ? "" : undefined);
			if (text === undefined) throw broken(host);
			return text;
		},
	};
}

const broken = (host: string, cause?: unknown): ModelFault =>
	new ModelFault("broken", `${host} answered with no text of what was said.`, { cause });
