/**
 * Any server that speaks OpenAI's HTTP interface, by Chat Completions or by Responses. The package carries requests and names
 * their faults; what is streamed is read here (`readStep.ts`), for its own readers break on what servers really send. It
 * repeats nothing by itself: whether that is right, only the turn knows.
 */
import { randomUUID } from "node:crypto";
import type { Model, StepPart, StepRequest } from "../ports/assistant/model.ts";
import { createChatReader } from "./chatStream.ts";
import { createClient } from "./client.ts";
import { readStep } from "./readStep.ts";
import { refusalIn, requestFault } from "./requestFaults.ts";
import { createResponsesReader } from "./responsesStream.ts";
import { createServerHabits } from "./serverHabits.ts";
import type { Api, ModelSettings } from "./settings.ts";

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
	const { key, url } = settings;
	const client = createClient({ key, url }, NO_TIMEOUT_MS);
	const { host } = new URL(url);
	const habits = createServerHabits(settings);
	let name = settings.name;

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
		const { signal } = request;
		const attempt = habits.beginAttempt();
		for (let api = attempt.first; ; ) {
			const body = habits.bodyFor(api, await findName(signal), request);
			try {
				const options = { body, stream: false, signal, headers: { accept: "text/event-stream" } };
				const response = await client.post(PATHS[api], options).asResponse();
				habits.answered(api);
				return { response, api };
			} catch (cause) {
				if (signal.aborted) throw cause;
				api = attempt.afterRefusal(api, body, cause);
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
		api: habits.api,
		modelName: (signal) =>
			findName(signal).catch((cause: unknown) => {
				throw requestFault(cause, host);
			}),
	};
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
