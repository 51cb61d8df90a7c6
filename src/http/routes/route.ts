/**
 * A route as data: what it is called, who may call it, what it takes, what it answers, and what it does.
 * The router, the OpenAPI document and the matrices of the tests are made from the same list of these.
 */
import { z } from "zod";
import type { Scope } from "../../domain/accounts/scopes.ts";
import { type AnswerOf, isAnswerTo } from "../../domain/commands/answer.ts";
import type { Command } from "../../domain/commands/commands.ts";
import type { CommandAnswer } from "../../domain/commands/decision.ts";
import type { EventReceipt } from "../../ports/commands/commandGate.ts";
import { violationsOf } from "../../tools/violations.ts";
import type { Deps } from "../deps.ts";
import type { Identity } from "../identity/whoAsks.ts";
import { brokenRules, problemOfResult } from "../problem.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** A request on its way to a route: read, authenticated, not yet validated. */
export interface Raw {
	/** The caller; nobody on an open route. */
	readonly who: Identity | undefined;
	readonly params: unknown;
	readonly query: unknown;
	readonly body: unknown;
	/** Of the body, as many as its sender announces, or there can be. */
	readonly bytes: number;
	/** From Idempotency-Key, else made up. */
	readonly command_id: string;
	header(name: string): string | undefined;
	/** Aborts when the caller has gone, or was cut off. Made when it is asked for: few routes do. */
	readonly signal: AbortSignal;
	/**
	 * Aborts when the server begins to close: then an answer without an end ends. One that has an end comes to it meanwhile,
	 * or is cut off with its connection, so that nobody takes half an answer for a whole one.
	 */
	readonly closing: AbortSignal;
}

/** A request that a route may act on. */
export interface Asked<Params, Query, Body> extends Raw {
	readonly who: Identity;
	readonly params: Params;
	readonly query: Query;
	readonly body: Body;
}

export type Reply =
	| {
			readonly kind: "json";
			readonly status: number;
			readonly body: unknown;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	| {
			readonly kind: "text";
			readonly contentType: string;
			readonly body: string;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	/** What the asker has is what there is (RFC 9110 §15.4.5). */
	| { readonly kind: "unchanged"; readonly headers: Readonly<Record<string, string>> }
	/** For a browser to keep; sent as the caller takes it. */
	| {
			readonly kind: "file";
			readonly contentType: string;
			readonly name: string;
			readonly pieces: AsyncIterable<string>;
	  }
	/** Server-sent events: whole frames, sent as the caller takes them. */
	| { readonly kind: "events"; readonly frames: AsyncIterable<string> };

interface RouteFacts {
	readonly method: Method;
	/** As OpenAPI writes it: `/api/tasks/{id}`. */
	readonly path: string;
	readonly summary: string;
	/** Whether it may change something; then a cookie needs an Origin of ours. */
	readonly mutates: boolean;
	/** What a key or an app must be allowed to call it; absent: only a session may. */
	readonly scope?: Scope;
	/**
	 * Status and body; `orElse`: a second status with that body. `events`: server-sent events instead, or on request;
	 * `text`: a text of that type.
	 */
	readonly answer: {
		readonly status: 200 | 201;
		readonly orElse?: 200 | 503;
		readonly schema?: z.ZodType;
		readonly events?: boolean;
		readonly text?: "text/plain" | "text/calendar" | "text/csv";
	};
	/** Statuses of refusal beyond those that every route shares. */
	readonly refusals?: readonly number[];
	/** Largest body, in bytes; absent: as of every route. */
	readonly mostBytes?: number;
	/** Takes a body that is not described here (`chatkit`). */
	readonly freeBody?: boolean;
}

export interface Route extends RouteFacts {
	/** `none`: anybody. `user`: any signed-in account. `operator`: signed in and allowed to see the dashboard. */
	readonly auth: "none" | "user" | "operator";
	readonly params: z.ZodObject;
	readonly query: z.ZodObject;
	/** Undefined: it takes no body. */
	readonly body: z.ZodType | undefined;
	/** Validates and acts; throws a `Problem` for what is refused. */
	respond(deps: Deps, raw: Raw): Promise<Reply>;
}

const Nothing = z.strictObject({});
/** Made once: a schema costs more to make than to ask. */
const NothingOrNone = Nothing.optional();
type Empty = typeof Nothing;

interface RouteSpec<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> extends RouteFacts {
	readonly auth?: "operator";
	readonly params?: Params;
	readonly query?: Query;
	readonly body?: Body;
	readonly act: (deps: Deps, asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Reply>;
}

/** A route for signed-in users. */
export function route<
	Params extends z.ZodObject = Empty,
	Query extends z.ZodObject = Empty,
	Body extends z.ZodType = z.ZodUndefined,
>(spec: RouteSpec<Params, Query, Body>): Route {
	const { act, ...facts } = spec;
	const params = spec.params ?? Nothing;
	const query = spec.query ?? Nothing;
	return {
		...facts,
		auth: spec.auth ?? "user",
		params,
		query,
		body: spec.body,
		async respond(deps, raw) {
			if (raw.who === undefined) throw new Error(`${spec.path} was reached by nobody`);
			return act(deps, {
				who: raw.who,
				command_id: raw.command_id,
				bytes: raw.bytes,
				header: raw.header,
				closing: raw.closing,
				get signal() {
					return raw.signal;
				},
				params: validated(params, raw.params) as z.output<Params>,
				query: validated(query, raw.query) as z.output<Query>,
				body: bodyOf(spec, raw.body) as z.output<Body>,
			});
		},
	};
}

/** A body where none is wanted must be empty, or an empty object. */
function bodyOf(spec: { readonly body?: z.ZodType; readonly freeBody?: boolean }, body: unknown): unknown {
	if (spec.freeBody) return body;
	return spec.body ? validated(spec.body, body) : validated(NothingOrNone, body);
}

/** A route for anybody; it takes nothing, but for what its path has. */
export function openRoute(
	spec: Omit<RouteFacts, "mutates" | "scope"> & {
		readonly params?: z.ZodObject;
		readonly act: (deps: Deps, raw: Raw) => Promise<Reply>;
	},
): Route {
	const { act, ...facts } = spec;
	return {
		...facts,
		auth: "none",
		mutates: false,
		params: spec.params ?? Nothing,
		query: Nothing,
		body: undefined,
		async respond(deps, raw) {
			validated(Nothing, raw.query);
			return act(deps, raw);
		},
	};
}

function validated<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
	const read = schema.safeParse(value);
	if (!read.success) throw brokenRules(violationsOf(read.error.issues));
	return read.data;
}

export interface Done<Answer extends CommandAnswer = CommandAnswer> {
	readonly answer: Answer;
	readonly events: readonly EventReceipt[];
	/** This key was answered before. */
	readonly replayed: boolean;
}

/** Has the caller's wish executed; what was not done is thrown as its problem. `asked`: see `CommandEnvelope`. */
export async function execute<Type extends Command["type"]>(
	deps: Deps,
	raw: Raw & { who: Identity },
	command: Extract<Command, { type: Type }>,
	asked?: string,
): Promise<Done<AnswerOf<Type>>> {
	const { user, principal } = raw.who;
	const result = await deps.gate.execute({
		command_id: raw.command_id,
		user_id: user.user_id,
		principal,
		command,
		...(asked === undefined ? {} : { asked }),
	});
	if (result.kind !== "done") throw problemOfResult(result);
	const { answer, events, replayed } = result;
	if (!isAnswerTo<Type>(command, answer)) throw new Error(`${command.type} was answered by a ${answer.kind}`);
	return { answer, events, replayed };
}

/** How many tasks follow a change of settings after the answer, where some do. */
export function toFollow({ to_follow }: { readonly to_follow?: number }): { readonly to_follow?: number } {
	return to_follow === undefined ? {} : { to_follow };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
	return { kind: "json", status, body, headers };
}

/** The answer of a write: it says when it is a stored one. */
export function written(
	done: Done,
	status: 200 | 201,
	body: Readonly<Record<string, unknown>>,
	headers: Readonly<Record<string, string>> = {},
): Reply {
	const stored: Record<string, string> = done.replayed ? { "Idempotency-Replayed": "true" } : {};
	return json(status, { ...body, events: done.events }, { ...stored, ...headers });
}
