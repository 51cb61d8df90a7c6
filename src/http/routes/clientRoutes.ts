/** Keys and apps: what acts for the user without being him. For sessions alone: no key makes or revokes another. */

import { z } from "zod";
import { BOUNDS, beyond } from "../../domain/accounts/bounds.ts";
import { readNewKey } from "../../domain/accounts/newKey.ts";
import { SCOPES } from "../../domain/accounts/scopes.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { Client } from "../../ports/accounts/clients.ts";
import { Undone } from "../contract/contract.ts";
import { Instant } from "../contract/contractFields.ts";
import type { Deps } from "../deps.ts";
import { brokenRules, Problem } from "../problem.ts";
import { presentUndo } from "./presentJournal.ts";
import { type Asked, execute, json, type Route, route, toFollow, written } from "./route.ts";

const Scopes = z.array(z.enum(SCOPES)).max(20).readonly();

const facts = {
	id: z.string(),
	name: z.string(),
	scopes: Scopes,
	is_trusted: z.boolean().meta({
		description: "over MCP it deletes, undoes and changes many tasks without asking you first",
	}),
	made_at: Instant,
	expires_at: Instant.nullable(),
	used_at: Instant.nullable().meta({ description: "the last use, to the minute" }),
	revoked_at: Instant.nullable(),
};
const ApiKey = z.strictObject(facts).meta({ id: "ApiKey" });
const App = z.strictObject({ ...facts, kind: z.enum(["key", "app"]) }).meta({ id: "Client" });
const NewApiKey = z
	.strictObject({
		name: z.string().meta({ minLength: 1, maxLength: BOUNDS.name.most }),
		scopes: Scopes.meta({ minItems: 1 }),
		expires_in_days: z
			.int()
			.optional()
			.meta({ minimum: 1, maximum: 3_650, description: "absent: until it is revoked" }),
	})
	.meta({ id: "NewApiKey" });
const Made = z.strictObject({
	api_key: ApiKey,
	key: z.string().meta({ description: "shown here and never again" }),
});
const Revoked = z.strictObject({ revoked: z.string() });
const Trust = z.strictObject({ is_trusted: z.boolean() }).meta({ id: "ClientTrust" });
const list = <Row extends z.ZodType>(row: Row) =>
	z.strictObject({ data: z.array(row).readonly(), next_cursor: z.null() });

const NO_ID = "00000000-0000-0000-0000-000000000000";
/** What is no id becomes one that nothing has, so that it is answered like a foreign one (P8). */
const ClientPath = z.strictObject({ id: z.uuid().catch(NO_ID) });

const presentKey = ({ client_id: id, kind: _, ...rest }: Client) => ({ id, ...rest });
const presentClient = ({ client_id: id, ...rest }: Client) => ({ id, ...rest });

const listKeys = route({
	method: "GET",
	path: "/api/api-keys",
	summary: "Your keys, the newest first, revoked ones too",
	mutates: false,
	answer: { status: 200, schema: list(ApiKey) },
	async act({ clients }, { who }) {
		const all = await clients.list(who.user.user_id);
		return json(200, { data: all.filter(({ kind }) => kind === "key").map(presentKey), next_cursor: null });
	},
});

const makeKey = route({
	method: "POST",
	path: "/api/api-keys",
	summary: "Make a key for a program that acts for you: `Authorization: Bearer <key>`; it is shown once",
	mutates: true,
	body: NewApiKey,
	answer: { status: 201, schema: Made },
	async act({ clients, security }, { who, body }) {
		const violations: Violation[] = [];
		const wish = readNewKey(body, violations);
		if (violations.length > 0) throw brokenRules(violations);
		const made = await clients.makeKey(who.user.user_id, wish);
		if (made === undefined) throw brokenRules([beyond(BOUNDS.clients)]);
		security.note({ kind: "key_made", account: who.user.email });
		return json(201, { api_key: presentKey(made.client), key: made.key }, { "Cache-Control": "no-store" });
	},
});

const revokeKey = route({
	method: "DELETE",
	path: "/api/api-keys/{id}",
	summary: "Revoke a key: it stops working at once",
	mutates: true,
	params: ClientPath,
	answer: { status: 200, schema: Revoked },
	refusals: [404],
	act: (deps, asked) => revoke(deps, asked, "key"),
});

const listClients = route({
	method: "GET",
	path: "/api/clients",
	summary: "The keys and apps that act for you, the newest first, revoked ones too",
	mutates: false,
	answer: { status: 200, schema: list(App) },
	act: async ({ clients }, { who }) =>
		json(200, { data: (await clients.list(who.user.user_id)).map(presentClient), next_cursor: null }),
});

const revokeClient = route({
	method: "DELETE",
	path: "/api/clients/{id}",
	summary: "Revoke a key or an app: it stops working at once",
	mutates: true,
	params: ClientPath,
	answer: { status: 200, schema: Revoked },
	refusals: [404],
	act: (deps, asked) => revoke(deps, asked),
});

const changeClient = route({
	method: "PATCH",
	path: "/api/clients/{id}",
	summary: "Whether a key or an app has to ask you before it deletes, undoes or changes many tasks",
	mutates: true,
	params: ClientPath,
	body: Trust,
	answer: { status: 200, schema: App },
	refusals: [404],
	async act({ clients, security }, { who, params, body }) {
		const client = await clients.setTrust(who.user.user_id, params.id, body.is_trusted);
		if (client === undefined) throw noClient();
		security.note({ kind: body.is_trusted ? "client_trusted" : "client_distrusted", account: who.user.email });
		return json(200, presentClient(client));
	},
});

const rollBack = route({
	method: "POST",
	path: "/api/clients/{id}/roll-back",
	summary: "Undo what a key or an app did, as one change; it may be revoked already",
	mutates: true,
	params: ClientPath,
	answer: { status: 200, schema: Undone },
	refusals: [404],
	async act(deps, asked) {
		const { id } = asked.params;
		if ((await deps.clients.find(asked.who.user.user_id, id)) === undefined) throw noClient();
		const done = await execute(deps, asked, { type: "Undo", target: { principal_id: id } });
		return written(done, 200, { ...presentUndo(done.answer.undo, asked), ...toFollow(done.answer) });
	},
});

async function revoke(
	{ clients, auth, security }: Deps,
	{ who, params }: Asked<z.output<typeof ClientPath>, unknown, unknown>,
	kind?: Client["kind"],
) {
	if (!(await clients.revoke(who.user.user_id, params.id, kind))) throw noClient();
	security.note({ kind: "client_revoked", account: who.user.email });
	auth.clientRevoked();
	return json(200, { revoked: params.id });
}

const noClient = () => new Problem("not_found", say("no_such_client"));

export const clientRoutes: readonly Route[] = [
	listKeys,
	makeKey,
	revokeKey,
	listClients,
	changeClient,
	revokeClient,
	rollBack,
];
