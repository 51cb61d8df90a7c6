/** The OpenAPI 3.1 document, made from the route list, so it describes the very schemas that validate. */
import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { ProblemDocument } from "./contract/problemContract.ts";
import type { Route } from "./routes/route.ts";

const DESCRIPTION = `Instants are RFC 3339 in UTC with milliseconds, local dates ISO 8601, zones IANA names. Lists answer
\`{ data, next_cursor }\`. Writes take an \`Idempotency-Key\` and answer with the resource and the events it caused. Errors
are \`application/problem+json\`. Accounts (\`/api/auth/*\`: sign-up/email, sign-in/email, sign-out, get-session, token,
jwks) are Better Auth's own routes; changes with its cookie need an Origin of ours.`;

const WriteHeaders = z.object({
	"Idempotency-Key": z
		.string()
		.optional()
		.meta({ minLength: 1, maxLength: 255, description: "the same key gives the stored answer" }),
	"If-Match": z.string().optional().meta({ description: "tasks: the ETag that must still be the present one" }),
});

/** `cookie`: the session cookie's name here. */
export function makeOpenApiDocument(routes: readonly Route[], cookie: string): ReturnType<typeof createDocument> {
	const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
	for (const route of routes) {
		const operations = paths[route.path] ?? {};
		operations[route.method.toLowerCase()] = operationOf(route);
		paths[route.path] = operations;
	}
	return createDocument({
		openapi: "3.1.0",
		info: { title: "Adjutant", version: "1", description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
		// Relative to where the document was fetched from.
		servers: [{ url: "/" }],
		paths: paths as ZodOpenApiPathsObject,
		components: {
			securitySchemes: {
				session: { type: "apiKey", in: "cookie", name: cookie },
				bearer: { type: "http", scheme: "bearer", description: "session token, or JWT of /api/auth/token" },
			},
		},
	});
}

function operationOf(route: Route): ZodOpenApiOperationObject {
	const { answer } = route;
	const success = {
		content: {
			...(answer.schema ? { "application/json": { schema: answer.schema } } : {}),
			...(answer.text ? { [answer.text]: { schema: { type: "string" as const } } } : {}),
			...(answer.events ? { "text/event-stream": { schema: { type: "string" as const } } } : {}),
		},
	};
	const statuses = [answer.status, ...(answer.orElse === undefined ? [] : [answer.orElse])];
	return {
		operationId: operationIdOf(route),
		summary: route.summary,
		security: route.auth === "none" ? [] : [{ session: [] }, { bearer: route.scope ? [route.scope] : [] }],
		requestParams: { path: route.params, query: route.query, ...(route.mutates ? { header: WriteHeaders } : {}) },
		...(route.body ? { requestBody: bodyOf(route.body) } : {}),
		...(route.freeBody
			? { requestBody: { required: true, content: { "application/json": { schema: { type: "object" as const } } } } }
			: {}),
		responses: {
			...Object.fromEntries(
				statuses.map((status) => [String(status), { description: STATUS_CODES[status] ?? "", ...success }]),
			),
			...Object.fromEntries(refusalsOf(route).map((status) => [String(status), problem(status)])),
		},
	};
}

function bodyOf(schema: z.ZodType) {
	return { required: !schema.safeParse(undefined).success, content: { "application/json": { schema } } };
}

/** What a route can be refused with: its own statuses and those that follow from its kind. */
function refusalsOf(route: Route): readonly number[] {
	const shared = route.auth === "none" ? [] : [401, 503];
	const ofWrites = route.mutates ? [400, 403, 413, 415, 422, 429] : [422];
	return [...new Set([...shared, ...ofWrites, ...(route.refusals ?? [])])].sort((a, b) => a - b);
}

/** `patch_api_tasks_id`: stable as long as method and path are. */
function operationIdOf({ method, path }: Route): string {
	return `${method.toLowerCase()}${path.replace(/[^a-z]+/gi, "_").replace(/_$/, "")}`;
}

function problem(status: number) {
	return {
		description: STATUS_CODES[status] ?? "",
		content: { "application/problem+json": { schema: ProblemDocument } },
	};
}
