/** Requests to the server's JSON routes. Every failure is a `Problem`, whatever caused it. */
import type { EventReceipt } from "../wire.ts";

/** What was wrong with a field: the rule it breaks, and the server's sentence about it. */
export interface FieldRefusal {
	readonly rule: string;
	readonly message: string;
	/** Of a text that is a language of its own: the character, from 1, where it is wrong. */
	readonly column?: number | undefined;
}

/** One change as it goes to the server. */
export interface Unsent {
	readonly key: string;
	readonly method: "POST" | "PATCH" | "DELETE";
	readonly path: string;
	readonly body?: unknown;
	/** It is made upon this version of its task, and refused upon another. */
	readonly version?: number;
}

/** What a problem may say besides. */
interface More {
	readonly unsent?: Unsent;
	readonly fields?: ReadonlyMap<string, FieldRefusal>;
	readonly children?: number | undefined;
	readonly waitSeconds?: number | undefined;
}

/** A request that was not fulfilled; `state/parts/sayFault.ts` says it. `message` is the server's, or empty; status 0: it was not reached. */
export class Problem extends Error {
	override readonly name = "Problem";
	readonly status: number;
	readonly code: string;
	/** By field, where the server named fields. */
	readonly fields: ReadonlyMap<string, FieldRefusal>;
	/** How many tasks below one wait for a word; undefined where the server did not ask for that. */
	readonly children: number | undefined;
	/** How long the server asks to wait before the next try. */
	readonly waitSeconds: number | undefined;
	/** The change that got no answer. */
	readonly unsent: Unsent | undefined;

	constructor(
		status: number,
		code: string,
		message = "",
		{ fields = new Map(), children, waitSeconds, unsent }: More = {},
	) {
		super(message);
		this.status = status;
		this.code = code;
		this.fields = fields;
		this.children = children;
		this.waitSeconds = waitSeconds;
		this.unsent = unsent;
	}
}

/** The fault as a problem: what is none is one without a status, which says what it is. */
export const problemOf = (fault: unknown): Problem =>
	fault instanceof Problem ? fault : new Problem(0, "", String(fault));

/** The server was not reached, or something before it says that it is away. */
export const isOutOfReach = (fault: unknown): fault is Problem =>
	fault instanceof Problem && (fault.status === 0 || isAway(fault.status));
const isAway = (status: number): boolean => status >= 502 && status <= 504;

/** What every write answers with, beside its resource. */
export interface Written {
	readonly events?: readonly EventReceipt[];
}

export interface Requests {
	read<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
	/** One change: it carries an idempotency key, so a try that got no answer is repeated once without danger. */
	write<Answer>(method: Unsent["method"], path: string, body?: unknown, version?: number): Promise<Answer>;
	/** A change that got no answer before, with its own key. */
	resend<Answer>(unsent: Unsent): Promise<Answer>;
	/** The bare response of a stream, checked for success. */
	open(path: string, init: RequestInit): Promise<Response>;
}

export interface Watchers {
	/** Told after each request whether the server was there. */
	readonly onReach: (isThere: boolean) => void;
	/** Told when the session is over (401). */
	readonly onSignedOut: () => void;
	/** What the page speaks with who is signed in, so that a refusal is in the same language; undefined: the browser's own. */
	readonly language?: () => string | undefined;
}

/** A key of 128 random bits. `crypto.randomUUID` is missing on plain http outside localhost. */
export function makeKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface FieldError {
	readonly field: string;
	readonly rule?: string;
	readonly message: string;
	readonly count?: number;
	readonly column?: number;
}
interface ProblemBody {
	readonly detail?: string;
	readonly message?: string;
	readonly title?: string;
	readonly code?: string;
	readonly errors?: readonly FieldError[];
}

async function refusalOf(response: Response): Promise<Problem> {
	// An answer that is not JSON comes from something in between: its status is all that is known.
	const body = ((await response.json().catch(() => null)) ?? {}) as ProblemBody;
	const fields = new Map(
		(body.errors ?? []).map(({ field, rule = "", message, column }) => [field, { rule, message, column }] as const),
	);
	const wait = Number(response.headers.get("retry-after") ?? response.headers.get("x-retry-after"));
	const message = body.detail ?? body.message ?? body.title ?? "";
	const children = body.errors?.find(({ field, rule }) => field === "children" && rule === "choose")?.count;
	const more = { fields, children, waitSeconds: Number.isFinite(wait) && wait > 0 ? wait : undefined };
	return new Problem(response.status, body.code ?? "", message, more);
}

export function makeRequests(watchers: Watchers): Requests {
	async function open(path: string, init: RequestInit): Promise<Response> {
		let response: Response;
		try {
			const headers = new Headers(init.headers);
			const language = watchers.language?.();
			if (language !== undefined) headers.set("accept-language", language);
			response = await fetch(path, { credentials: "same-origin", ...init, headers });
		} catch (fault) {
			if (init.signal?.aborted) throw fault;
			watchers.onReach(false);
			throw new Problem(0, "unreachable");
		}
		watchers.onReach(!isAway(response.status));
		if (response.ok) return response;
		if (response.status === 401 && !path.startsWith("/api/auth/")) watchers.onSignedOut();
		throw await refusalOf(response);
	}

	async function json<Answer>(response: Response): Promise<Answer> {
		return (response.status === 204 ? {} : await response.json()) as Answer;
	}

	async function send<Answer>(unsent: Unsent): Promise<Answer> {
		const { key, method, path, body, version } = unsent;
		const headers: Record<string, string> = { "idempotency-key": key };
		if (body !== undefined) headers["content-type"] = "application/json";
		if (version !== undefined) headers["if-match"] = `"${version}"`;
		const init: RequestInit = { method, headers };
		if (body !== undefined) init.body = JSON.stringify(body);
		const isUnanswered = (fault: unknown) => fault instanceof Problem && fault.status === 0;
		try {
			return await json(await open(path, init));
		} catch (fault) {
			if (isOutOfReach(fault) && fault.status !== 0)
				throw new Problem(fault.status, fault.code, fault.message, { unsent });
			if (!isUnanswered(fault)) throw fault;
		}
		try {
			return await json(await open(path, init));
		} catch (fault) {
			// Twice no answer: a first try may have arrived all the same.
			throw isUnanswered(fault) ? new Problem(0, "unsaved", "", { unsent }) : fault;
		}
	}

	return {
		open,
		read: async (path, signal) => json(await open(path, signal ? { signal } : {})),
		write: (method, path, body, version) =>
			send({
				key: makeKey(),
				method,
				path,
				...(body === undefined ? {} : { body }),
				...(version === undefined ? {} : { version }),
			}),
		resend: send,
	};
}
