/**
 * Any server that speaks OpenAI's HTTP interface, by Chat Completions or by Responses. The package carries requests and names
 * their faults; what is streamed is read here (`readStep.ts`), for its own readers break on what servers really send. It
 * repeats nothing by itself: whether that is right, only the turn knows.
 */
import { randomUUID } from "node:crypto";
import OpenAI from "openai";
import type { Model, StepPart, StepRequest } from "../ports/model.ts";
import { createChatReader } from "./chatStream.ts";
import { readStep } from "./readStep.ts";
import { type Refusal, refusalIn, requestFault, saysNoTools, saysTooLong } from "./requestFaults.ts";
import { bodyFor, OPTIONAL } from "./requests.ts";
import { createResponsesReader } from "./responsesStream.ts";
import { type Api, firstApi, type ModelSettings } from "./settings.ts";

const PATHS: Readonly<Record<Api, string>> = { chat: "/chat/completions", responses: "/responses" };
/** The turn bounds how long is waited; the package's own timers must not come before. */
const NO_TIMEOUT_MS = 24 * 60 * 60 * 1000;
/** Of servers that list no models; those that have only one do not look at the name. */
const NAMELESS = "default";

export interface OpenAiModel extends Model {
	/** Which of the two ways the server was found to have; `undefined` before the first answer. */
	api(): Api | undefined;
	/** The name of the model that is asked. Rejects with a `ModelFault`. */
	modelName(signal: AbortSignal): Promise<string>;
}

export function createOpenAiModel(settings: ModelSettings): OpenAiModel {
	const { key, url, api: wanted } = settings;
	const client = new OpenAI({
		apiKey: key ?? "none",
		baseURL: url,
		organization: null,
		project: null,
		maxRetries: 0,
		timeout: NO_TIMEOUT_MS,
		logLevel: "off",
	});
	const { host } = new URL(url);
	/** What has been learnt about the server; a restart learns it anew. */
	let known: Api | undefined = wanted === "auto" ? undefined : wanted;
	let hasAnswered = false;
	let name = settings.name;
	const dropped = new Set<string>();
	let extra: Readonly<Record<string, string>> = {};

	async function findName(signal: AbortSignal): Promise<string> {
		if (name !== undefined) return name;
		try {
			const { data } = await client.models.list({ signal });
			name = data.find(({ id }) => typeof id === "string" && id !== "")?.id ?? NAMELESS;
		} catch (cause) {
			if (signal.aborted || refusalIn(cause)?.status !== 404) throw cause;
			name = NAMELESS;
		}
		return name;
	}

	/** Sends the request by the way that the server has, and without what it does not know. */
	async function send(request: StepRequest): Promise<{ readonly response: Response; readonly api: Api }> {
		let api = known ?? firstApi(settings);
		let first: unknown;
		const tried = new Set<Api>();
		for (;;) {
			const body = bodyFor(api, await findName(request.signal), request, {
				dropped,
				extra: api === "chat" ? extra : {},
			});
			try {
				const options = { body, stream: false, signal: request.signal, headers: { accept: "text/event-stream" } };
				const response = await client.post(PATHS[api], options).asResponse();
				known = api;
				hasAnswered = true;
				return { response, api };
			} catch (cause) {
				const refusal = refusalIn(cause);
				if (request.signal.aborted || refusal === undefined) throw cause;
				const useless = OPTIONAL.find(({ name, complaint }) => name in body && complaint.test(refusal.words));
				if ((refusal.status === 400 || refusal.status === 422) && useless !== undefined) {
					dropped.add(useless.name);
					continue;
				}
				tried.add(api);
				first ??= cause;
				const other: Api = api === "chat" ? "responses" : "chat";
				if (wanted === "auto" && !tried.has(other) && mayBeTheWay(refusal, hasAnswered)) {
					api = other;
					continue;
				}
				if (tried.has("chat") && extra.reasoning_effort === undefined && wantsNoReasoning(refusalIn(first))) {
					extra = { reasoning_effort: "none" };
					api = "chat";
					continue;
				}
				throw first;
			}
		}
	}

	async function* step(request: StepRequest): AsyncGenerator<StepPart> {
		const { response, api } = await send(request).catch((cause: unknown) => {
			throw requestFault(cause, host);
		});
		yield* readStep({
			body: response.body ?? emptyBody(),
			isOnePiece: response.headers.get("content-type")?.includes("json") ?? false,
			reader: api === "chat" ? createChatReader() : createResponsesReader(),
			toolNames: new Set(request.tools.map(({ name }) => name)),
			mostTokens: request.mostTokens,
			idPrefix: `call_${randomUUID().slice(0, 8)}_`,
		});
	}

	return {
		step,
		api: () => (hasAnswered ? known : undefined),
		modelName: (signal) =>
			findName(signal).catch((cause: unknown) => {
				throw requestFault(cause, host);
			}),
	};
}

/**
 * Whether the refusal may be due to the way of asking, so that the other one is worth a try. A way that has answered before is
 * given up only when the server says so.
 */
function mayBeTheWay(refusal: Refusal, hasAnswered: boolean): boolean {
	if (/\/(?:v1\/)?responses\b/i.test(refusal.words) || wantsNoReasoning(refusal)) return true;
	if (hasAnswered || saysNoTools(refusal) || saysTooLong(refusal)) return false;
	return [400, 404, 405, 422, 501].includes(refusal.status);
}

/** Some models take tools in Chat Completions only when told not to reason, also where nobody told them to. */
const wantsNoReasoning = (refusal: Refusal | undefined): boolean =>
	refusal?.status === 400 && /reasoning_effort/i.test(refusal.words);

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
