/**
 * What has been learnt about a server: which of the two ways of asking it has, and what it does not know. It is learnt from what
 * it refuses, and kept while the process lives; a restart learns it anew.
 */
import type { StepRequest } from "../ports/assistant/model.ts";
import { type Refusal, refusalIn, saysNoTools, saysTooLong } from "./requestFaults.ts";
import { bodyFor, OPTIONAL } from "./requests.ts";
import { type Api, firstApi, type ModelSettings } from "./settings.ts";

export interface ServerHabits {
	/** Which way the server was found to have; `undefined` before the first answer. */
	api(): Api | undefined;
	/** The request as this server takes it by that way. */
	bodyFor(api: Api, name: string, request: StepRequest): object;
	/** The server took what was sent by this way. */
	answered(api: Api): void;
	beginAttempt(): Attempt;
}

/** One request until the server takes it, or has refused all that may be tried. */
export interface Attempt {
	readonly first: Api;
	/** The way to try next, after the server did not take `body` by this one. Throws the fault to tell when none is left. */
	afterRefusal(api: Api, body: object, cause: unknown): Api;
}

export function createServerHabits(settings: ModelSettings): ServerHabits {
	const { api: wanted } = settings;
	let known: Api | undefined = wanted === "auto" ? undefined : wanted;
	let hasAnswered = false;
	const dropped = new Set<string>();
	let extra: Readonly<Record<string, string>> = {};

	function beginAttempt(): Attempt {
		let first: unknown;
		const tried = new Set<Api>();
		return {
			first: known ?? firstApi(settings),
			afterRefusal(api, body, cause) {
				const refusal = refusalIn(cause);
				if (refusal === undefined) throw cause;
				const useless = OPTIONAL.find(({ name, complaint }) => name in body && complaint.test(refusal.words));
				if ((refusal.status === 400 || refusal.status === 422) && useless !== undefined) {
					dropped.add(useless.name);
					return api;
				}
				tried.add(api);
				first ??= cause;
				const other: Api = api === "chat" ? "responses" : "chat";
				if (wanted === "auto" && !tried.has(other) && mayBeTheWay(refusal, hasAnswered)) return other;
				if (tried.has("chat") && extra.reasoning_effort === undefined && wantsNoReasoning(refusalIn(first))) {
					extra = { reasoning_effort: "none" };
					return "chat";
				}
				throw first;
			},
		};
	}

	return {
		api: () => (hasAnswered ? known : undefined),
		bodyFor: (api, name, request) => bodyFor(api, name, request, { dropped, extra: api === "chat" ? extra : {} }),
		answered(api) {
			known = api;
			hasAnswered = true;
		},
		beginAttempt,
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
