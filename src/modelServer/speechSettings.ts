/** Which server turns speech into text. There is one only where the environment names it: an operator's word sends voices out. */
import { OPENAI_URL } from "./settings.ts";

export interface SpeechSettings {
	/** `undefined` for servers that want none. */
	readonly key: string | undefined;
	/** Base URL, with its `/v1`. */
	readonly url: string;
	readonly name: string;
}

/** What most servers call the model that they have, or take for any. */
const COMMON_NAME = "whisper-1";

/** `undefined` when neither a server nor a model for speech is named. */
export function findSpeechSettings(config: {
	readonly SPEECH_BASE_URL?: string | undefined;
	readonly SPEECH_API_KEY?: string | undefined;
	readonly SPEECH_MODEL?: string | undefined;
	readonly OPENAI_API_KEY?: string | undefined;
	readonly OPENAI_BASE_URL?: string | undefined;
}): SpeechSettings | undefined {
	const { SPEECH_BASE_URL: own, SPEECH_MODEL } = config;
	if (own === undefined && SPEECH_MODEL === undefined) return undefined;
	const url = (own ?? config.OPENAI_BASE_URL ?? OPENAI_URL).replace(/\/+$/, "");
	// The key of one server is no other's to read.
	const key = own === undefined ? config.OPENAI_API_KEY : config.SPEECH_API_KEY;
	return { key, url, name: SPEECH_MODEL ?? COMMON_NAME };
}
