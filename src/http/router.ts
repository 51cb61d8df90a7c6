/** Makes the router from the route list. What every route does, in order: admit, read, wait for a turn, validate and act, present. */

import { Readable } from "node:stream";
import Router from "@koa/router";
import type { Context, Middleware } from "koa";
import { say } from "../domain/refusals/sentence.ts";
import type { Deps } from "./deps.ts";
import { admit, commandIdOf } from "./identity/access.ts";
import { Problem } from "./problem.ts";
import { readJson, sizeOf } from "./readBody.ts";
import { readQuery } from "./readQuery.ts";
import type { Reply, Route } from "./routes/route.ts";

/** `closing` aborts when the server begins to close. */
export function createRouter(deps: Deps, routes: readonly Route[], closing: AbortSignal): Middleware {
	const groups = Map.groupBy(routes, ({ path }) => headOf(path));
	const routers = new Map([...groups.keys()].map((head) => [head, new Router()]));
	for (const route of routes) {
		routers.get(headOf(route.path))?.register(koaPath(route.path), [route.method.toLowerCase()], async (ctx) => {
			const who = await admit(deps, route, ctx.req.headers);
			if (who) deps.bounds.countClient(who.principal, route.mutates);
			const body = route.method === "GET" ? undefined : await readJson(ctx.req, route.mostBytes);
			const bytes = sizeOf(ctx.req, route.mostBytes);
			if (route.mutates && who) deps.bounds.countChange(who.user.user_id, bytes);
			let signal: AbortSignal | undefined;
			const respond = () =>
				route.respond(deps, {
					who,
					params: ctx.params,
					// Not of `ctx.URL`: a Host that is no host leaves that one empty.
					query: readQuery(ctx.querystring),
					body,
					bytes,
					command_id: commandIdOf(ctx.req.headers),
					header: (name) => ctx.get(name) || undefined,
					get signal() {
						signal ??= goneSignal(ctx);
						return signal;
					},
					closing,
				});
			send(ctx, await (who ? deps.requests.take(who.user.user_id, respond) : respond()));
		});
	}
	const doors = new Map([...routers].map(([head, router]) => [head, router.routes()]));
	return (ctx, next) => {
		const head = headOf(ctx.path.toLowerCase());
		const routed = doors.get(head);
		if (routed === undefined) return next();
		return routed(ctx as never, () => {
			const known = (groups.get(head) ?? []).filter(({ path }) =>
				ctx.matched?.some((layer: { readonly path: unknown }) => layer.path === koaPath(path)),
			);
			if (known.length === 0) return next();
			const methods = known.map(({ method }) => method).join(", ");
			throw new Problem("method_not_allowed", say("methods_known", { methods }), { headers: { Allow: methods } });
		});
	};
}

/**
 * What a path begins with: `/api/tasks`, or its first part alone outside of `/api`. A router tries each of its routes for each
 * request, so that every head has one of its own.
 */
function headOf(path: string): string {
	const [, first = "", second = ""] = path.split("/", 3);
	return first === "api" ? `/api/${second}` : `/${first}`;
}

/** `/api/tasks/{id}` as the router writes it: `/api/tasks/:id`. */
function koaPath(path: string): string {
	return path.replace(/\{(\w+)\}/g, ":$1");
}

/** A reason of ours: the default one is a DOMException with its stack, 39 µs for each request. */
const GONE = "gone";

function goneSignal({ res }: Context): AbortSignal {
	const gone = new AbortController();
	if (res.closed) gone.abort(GONE);
	else res.once("close", () => gone.abort(GONE));
	return gone.signal;
}

function send(ctx: Context, reply: Reply): void {
	if (reply.kind === "json") {
		ctx.status = reply.status;
		if (reply.headers) ctx.set({ ...reply.headers });
		ctx.body = reply.body;
		return;
	}
	if (reply.kind === "unchanged") {
		ctx.status = 304;
		ctx.set({ ...reply.headers });
		return;
	}
	if (reply.kind === "text") {
		if (reply.headers) ctx.set({ ...reply.headers });
		ctx.body = reply.body;
		ctx.set("Content-Type", reply.contentType);
		return;
	}
	if (reply.kind === "file") {
		ctx.set({
			"Content-Type": reply.contentType,
			"Content-Disposition": `attachment; filename="${reply.name}"`,
			"Cache-Control": "no-store",
		});
		ctx.body = Readable.from(reply.pieces, { objectMode: true, highWaterMark: 1 });
		return;
	}
	ctx.set({
		"Content-Type": "text/event-stream; charset=utf-8",
		"Cache-Control": "no-cache, no-transform",
		"X-Accel-Buffering": "no",
	});
	// One frame ahead at most: a page that does not read must not fill memory.
	ctx.body = Readable.from(reply.frames, { objectMode: true, highWaterMark: 1 });
}
