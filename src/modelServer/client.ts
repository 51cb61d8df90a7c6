/** The package's client for a server that speaks OpenAI's interface: nothing of it is tried again, logged, or read from the environment. */
import OpenAI from "openai";

interface Server {
	/** Unset: the server wants none. */
	readonly key: string | undefined;
	/** Base URL, with its version. */
	readonly url: string;
}

/** `timeoutMs`: how long the package itself waits for an answer. */
export const createClient = ({ key, url }: Server, timeoutMs: number): OpenAI =>
	new OpenAI({
		apiKey: key ?? "none",
		baseURL: url,
		organization: null,
		project: null,
		maxRetries: 0,
		timeout: timeoutMs,
		logLevel: "off",
	});
