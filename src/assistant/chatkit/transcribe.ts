/** `input.transcribe`: what was said into a microphone as text, for its speaker to look at before it is sent. Nothing of it is kept. */
import { say } from "../../domain/refusals/sentence.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";
import { ModelFault } from "../../ports/assistant/model.ts";
import type { Transcriber } from "../../ports/assistant/transcriber.ts";
import type { Log } from "../../ports/process/log.ts";
import { lawful } from "./lawfulText.ts";
import { LONGEST_MESSAGE, type Params, type TRANSCRIBE } from "./requests.ts";

interface Hearing {
	readonly transcriber: Transcriber | undefined;
	readonly log: Log;
}

export async function transcribe(
	{ transcriber, log }: Hearing,
	{ audio_base64, mime_type }: Params<typeof TRANSCRIBE>,
	signal: AbortSignal,
): Promise<ChatAnswer> {
	if (transcriber === undefined) throw new Error("speech was let in where nothing hears it");
	try {
		const said = await transcriber.transcribe({ bytes: Buffer.from(audio_base64, "base64"), mime_type }, signal);
		return { kind: "json", body: { text: asMessage(said) } };
	} catch (fault) {
		if (!(fault instanceof ModelFault)) throw fault;
		log.warn("speech was not turned into text", { kind: fault.kind, why: fault.message });
		return { kind: "refused", code: "unavailable", why: say("speech_unavailable"), violations: [] };
	}
}

/** In one line, since that is what is written into, and no longer than a message may be. */
const asMessage = (text: string): string =>
	[...lawful(text).replaceAll(/\s+/g, " ").trim()].slice(0, LONGEST_MESSAGE).join("");
