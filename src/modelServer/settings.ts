/** Which model is asked, and where. */

export type Api = "chat" | "responses";

export interface ModelSettings {
	/** `undefined` for servers that want none. */
	readonly key: string | undefined;
	/** Base URL of the server, with its `/v1`. */
	readonly url: string;
	/** `undefined`: the first that the server lists. */
	readonly name: string | undefined;
	/** `auto` finds out which of the two the server has. */
	readonly api: "auto" | Api;
}

export const OPENAI_URL = "https://api.openai.com/v1";
/** A small one; whoever wants another names it. */
const OPENAI_DEFAULT_MODEL = "gpt-5.4-mini";

/** What the environment says of a model; `undefined` when it names no server. */
export function findModelSettings(config: {
	readonly OPENAI_API_KEY?: string | undefined;
	readonly OPENAI_BASE_URL?: string | undefined;
	readonly OPENAI_MODEL?: string | undefined;
	readonly OPENAI_API: ModelSettings["api"];
}): ModelSettings | undefined {
	const { OPENAI_API_KEY: key, OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_API: api } = config;
	if (key === undefined && OPENAI_BASE_URL === undefined) return undefined;
	const url = (OPENAI_BASE_URL ?? OPENAI_URL).replace(/\/+$/, "");
	return { key, url, name: OPENAI_MODEL ?? (url === OPENAI_URL ? OPENAI_DEFAULT_MODEL : undefined), api };
}

/** OpenAI's newest models take tools by the Responses API alone; other servers speak Chat Completions best. */
export const firstApi = ({ url }: ModelSettings): Api => (url === OPENAI_URL ? "responses" : "chat");
