/** What went wrong before an answer came → a `ModelFault` with a sentence for the operator; 429 and 5xx say when to come back. */
import { APIConnectionError, APIError } from "openai";
import { ModelFault } from "../ports/assistant/model.ts";
import { objectOf, textOf } from "./json.ts";

/** Without `Retry-After`. */
const CROWDED_RETRY_MS = 500;
const SERVER_RETRY_MS = 250;
/** What servers say whose model, or whose start, has no tools: Ollama, llama.cpp, vLLM. */
const NO_TOOLS =
	/not support(?:ed)? (?:tools|function|tool)|support tools|--jinja|enable-auto-tool-choice|tool.call.parser/i;
const TOO_LONG = /context|too long|too many tokens|maximum.*tokens/i;
const QUOTA_SPENT = /insufficient_quota|billing|exceeded your current quota/i;

export interface Refusal {
	readonly status: number;
	/** In the words of the server. */
	readonly words: string;
}

/** The server's refusal; `undefined` when it gave no answer at all. */
export function refusalIn(cause: unknown): Refusal | undefined {
	if (!(cause instanceof APIError) || cause.status === undefined) return undefined;
	const { error, status, message } = cause as APIError<number, Headers, object>;
	return {
		status,
		words: `${textOf(objectOf(error).code) ?? ""} ${textOf(objectOf(error).message) ?? message}`.trim(),
	};
}

/** Whether the model cannot use tools, in whatever way it is asked. */
export const saysNoTools = ({ words }: Refusal): boolean => NO_TOOLS.test(words);
export const saysTooLong = ({ words }: Refusal): boolean => TOO_LONG.test(words);

export function requestFault(cause: unknown, host: string): ModelFault {
	const refusal = refusalIn(cause);
	if (refusal === undefined) return connectionFault(cause, host);
	const { status, words } = refusal;
	const said = `${status}: ${words.slice(0, 200)}`;
	const fault = (kind: ModelFault["kind"], sentence: string, retryAfterMs?: number) =>
		new ModelFault(kind, sentence, { cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

	if (saysNoTools(refusal)) {
		return fault(
			"unfit",
			`The model cannot use tools (${said}): choose another in OPENAI_MODEL, or start its server with tools.`,
		);
	}
	if (status === 401 || status === 403) return fault("misconfigured", `${host} refuses the key: check OPENAI_API_KEY.`);
	if (status === 404 || status === 405) {
		return fault(
			"misconfigured",
			`${host} has no such model or path (${said}): check OPENAI_BASE_URL and OPENAI_MODEL.`,
		);
	}
	if (status === 402 || (status === 429 && QUOTA_SPENT.test(words))) {
		return fault("over_quota", `The account's quota at ${host} is spent (${said}).`);
	}
	if (status === 429)
		return fault("over_quota", `${host} takes no more for now (${said}).`, retryAfterMs(cause, CROWDED_RETRY_MS));
	if (status >= 500 || status === 408 || status === 409) {
		return fault("away", `${host} failed (${said}).`, retryAfterMs(cause, SERVER_RETRY_MS));
	}
	if (saysTooLong(refusal)) return fault("unfit", `The request is longer than the model can read (${said}).`);
	return fault("misconfigured", `${host} refuses the request (${said}): check OPENAI_API and OPENAI_MODEL.`);
}

function connectionFault(cause: unknown, host: string): ModelFault {
	if (!(cause instanceof APIConnectionError)) throw cause;
	const code = innermostCode(cause);
	// The connection was there and broke, as one does that the server closed while it was idle; a new one may do.
	const isBroken = code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET";
	return new ModelFault(
		"away",
		`${host} does not answer${code === undefined ? "" : ` (${code})`}: check OPENAI_BASE_URL and the network.`,
		{
			cause,
			...(isBroken ? { retryAfterMs: 0 } : {}),
		},
	);
}

function innermostCode(cause: unknown): string | undefined {
	let code: string | undefined;
	for (let at: unknown = cause; at instanceof Error; at = at.cause)
		code = textOf((at as { code?: unknown }).code) ?? code;
	return code;
}

/** Of `retry-after-ms`, or `Retry-After` in seconds. A date is further off than anybody waits here. */
function retryAfterMs(cause: unknown, otherwise: number): number | undefined {
	const headers = (cause as { headers?: Headers }).headers;
	const ms = headers?.get("retry-after-ms");
	const seconds = headers?.get("retry-after");
	if (ms) return Number.isFinite(Number(ms)) ? Number(ms) : undefined;
	if (seconds) return Number.isFinite(Number(seconds)) ? Number(seconds) * 1_000 : undefined;
	return otherwise;
}
