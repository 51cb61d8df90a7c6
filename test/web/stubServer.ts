/**
 * A server for tests of the page alone: the routes of the contract with scripted answers, on 127.0.0.1, with the policy
 * that the real one sends. It holds one account. What a test makes happen elsewhere, it makes happen here by name.
 */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { ReminderView, TaskView } from "../../src/http/contract/contract.ts";
import { freePort } from "../support/freePort.ts";
import { answerChat } from "./stubChat.ts";
import { StubDesk } from "./stubDesk.ts";
import { addLabel } from "./stubLabels.ts";
import { changeSeries, previewSeries } from "./stubSeries.ts";

const DIST = fileURLToPath(new URL("../../web/dist", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	js: "text/javascript",
	css: "text/css",
	svg: "image/svg+xml",
	webmanifest: "application/manifest+json",
};
const POLICY = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface StubServer {
	readonly url: string;
	readonly desk: StubDesk;
	/** Cuts every open connection and refuses new ones until `comeBack`. */
	goAway(): Promise<void>;
	comeBack(): Promise<void>;
	stop(): Promise<void>;
}

type Answer = { readonly status?: number; readonly body: unknown; readonly cookie?: string };
const problem = (status: number, code: string, detail: string): Answer => ({
	status,
	body: { type: "about:blank", title: detail, status, code, detail },
});

const openChildren = (count: number): Answer => {
	const refusal = problem(422, "broken_rule", `${count} open tasks are below this one.`);
	const errors = [{ field: "children", rule: "choose", message: "say children: take_along or leave.", count }];
	return { ...refusal, body: { ...(refusal.body as object), errors } };
};

/** As the real one says it, here of `today & tomorow` and `today & `. */
function wrongFilter(filter: string): Answer | undefined {
	const column = [...filter].length + 1;
	const error = filter.includes("tomorow")
		? { rule: "condition", column: 9, message: "filter, column 9: “tomorow” is not a condition." }
		: filter.trimEnd().endsWith("&")
			? { rule: "missing", column, message: `filter, column ${column}: a condition is missing.` }
			: undefined;
	const { body } = problem(422, "broken_rule", "The filter cannot be read.");
	return error && { status: 422, body: { ...(body as object), errors: [{ field: "filter", ...error }] } };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return pieces.length > 0 ? (JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown>) : {};
}

export async function startStubServer(): Promise<StubServer> {
	const desk = new StubDesk();
	const server = createServer((request, response) => {
		serve(request, response).catch((fault: unknown) => {
			if (!response.headersSent) response.writeHead(500);
			response.end(String(fault));
		});
	});

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? "/", "http://stub");
		response.setHeader("content-security-policy", POLICY);
		if (url.pathname === "/" || /^\/(assets\/)?[\w.-]+\.(js|css|svg|webmanifest)$/.test(url.pathname)) {
			const file = url.pathname === "/" ? "/index.html" : url.pathname;
			response.setHeader("content-type", TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain");
			response.end(await readFile(DIST + file));
			return;
		}
		if (request.headers.accept?.startsWith("text/html")) {
			response.writeHead(404, { "content-type": TYPES.html });
			response.end(await readFile(`${DIST}/index.html`));
			return;
		}
		if (url.pathname === "/api/sign-up") return send(response, { body: { sign_up: "open" } });
		const isSignedIn = request.headers.cookie?.includes("stub=1") ?? false;
		if (!url.pathname.startsWith("/api/auth/") && !isSignedIn) {
			send(response, problem(401, "unauthorized", "Sign in first."));
			return;
		}
		if (url.pathname === "/api/stream") {
			// The header is the browser's own, later word, as on the real server.
			const header = request.headers["last-event-id"];
			return desk.openStream(response, header?.toString() ?? url.searchParams.get("last_event_id"));
		}
		if (url.pathname === "/dashboard/actors" && request.headers.accept === "text/event-stream") {
			response.writeHead(200, { "content-type": "text/event-stream" });
			const write = (frame: object) => response.write(`event: dashboard\ndata: ${JSON.stringify(frame)}\n\n`);
			write(desk.dashboard());
			desk.watchers.add(write);
			response.on("close", () => desk.watchers.delete(write));
			return;
		}
		const body = request.method === "GET" ? {} : await bodyOf(request);
		if (url.pathname === "/chatkit") return answerChat(desk, body, response);
		if (
			request.method !== "GET" &&
			!url.pathname.startsWith("/api/auth/") &&
			body.dry_run !== true &&
			!url.pathname.endsWith("/preview")
		) {
			if (request.headers["idempotency-key"]) desk.keys.push(String(request.headers["idempotency-key"]));
			else return send(response, problem(400, "no_key", "A write of the page carries a key."));
		}
		send(response, answer(request, url, body, isSignedIn));
	}

	function send(response: ServerResponse, { status = 200, body, cookie }: Answer): void {
		if (cookie) response.setHeader("set-cookie", cookie);
		response.writeHead(status, { "content-type": "application/json" });
		response.end(JSON.stringify(body));
	}

	function answer(request: IncomingMessage, url: URL, body: Record<string, unknown>, isSignedIn: boolean): Answer {
		const route = `${request.method} ${url.pathname}`;
		const signedIn = { body: { user: desk.user }, cookie: "stub=1; Path=/; HttpOnly; SameSite=Lax" };
		switch (route) {
			case "GET /api/auth/get-session":
				return { body: isSignedIn ? { user: desk.user, session: {} } : null };
			case "POST /api/auth/sign-up/email":
				Object.assign(desk.user, { name: body.name, email: body.email, is_new: true });
				return signedIn;
			case "POST /api/auth/sign-in/email":
				return body.password === desk.password
					? signedIn
					: { status: 401, body: { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" } };
			case "POST /api/auth/sign-out":
				return { body: { success: true }, cookie: "stub=; Path=/; Max-Age=0" };
			case "GET /api/auth/account/sessions":
				return { body: { data: [] } };
			case "GET /api/clients":
				return { body: { data: [], next_cursor: null } };
			case "GET /api/calendar-feeds":
				return { body: { data: [], next_cursor: null } };
			case "GET /api/model":
				return { body: { is_there: false, today: null } };
			case "GET /api/invitations":
				return { body: { data: [], next_cursor: null } };
			case "GET /api/push-devices":
				return { body: { public_key: "", data: [], next_cursor: null } };
			case "GET /api/hooks":
				return { body: { data: desk.hooks, next_cursor: null } };
			case "POST /api/hooks": {
				const hook = { channel: body.channel, url: body.url, made_at: "2026-11-23T09:00:00.000Z", ended_at: null };
				desk.hooks.push(hook);
				desk.hookTokens.push(body.token);
				return { body: { hook, secret: body.channel === "webhook" ? "whsec_c2VjcmV0" : null } };
			}
			case "DELETE /api/hooks/webhook":
			case "DELETE /api/hooks/ntfy":
				desk.hooks.length = 0;
				return { body: { removed: url.pathname.split("/").at(-1) } };
			case "POST /api/deliveries/d1/again":
				desk.sentAgain.push("d1");
				return { body: { queued: "d1" } };
			case "GET /api/endpoints":
				return { body: { data: [desk.endpoint] } };
			case "PATCH /api/endpoints/email":
				Object.assign(desk.endpoint, body);
				return { body: { endpoint: desk.endpoint } };
			case "GET /api/me":
				return { body: { user: desk.user, settings: desk.settings } };
			case "PATCH /api/me":
				if (body.dry_run) {
					const { user, settings, moved } = desk;
					return { body: { user, settings, events: [], moved, moved_count: moved.length } };
				}
				Object.assign(desk.settings, body);
				return { body: { user: desk.user, settings: desk.settings, events: [desk.write("settings.changed", {})] } };
			case "GET /api/tasks":
				return wrongFilter(url.searchParams.get("filter") ?? "") ?? { body: desk.list(url.searchParams) };
			case "POST /api/tasks": {
				const { title, ...fields } = body as { title: string };
				const task = desk.add(title, fields);
				return { body: { task, events: desk.journal.slice(-1) } };
			}
			case "GET /api/categories":
				return { body: { data: desk.categories, next_cursor: null } };
			case "GET /api/tags":
				return { body: { data: desk.tags, next_cursor: null } };
			case "POST /api/categories":
			case "POST /api/tags":
				return { body: addLabel(desk, url.pathname.endsWith("tags") ? "tag" : "category", body) };
			case "GET /api/filters":
				return { body: { data: desk.filters, next_cursor: null } };
			case "POST /api/filters":
				return { body: desk.saveFilter(body as { name: string; filter: string }) };
			case "DELETE /api/filters/1":
				return { body: { filter: desk.filters.pop(), events: [desk.write("filter.deleted", {})] } };
			case "GET /api/history":
				return { body: { data: desk.history(url.searchParams), next_cursor: null } };
			case "GET /api/deliveries":
				return { body: { data: desk.deliveries, next_cursor: null } };
			case "GET /api/proposals":
				return { body: { data: desk.proposals, next_cursor: null } };
			case "POST /api/proposals/p1/confirm":
				return { body: desk.confirm() };
			case "POST /api/proposals/p2/decline":
				return { body: { proposal: desk.proposals.find(({ id }) => id === "p2") } };
			case "GET /dashboard/actors":
				return { body: desk.dashboard() };
			case "POST /api/quick-add":
				if (!body.dry_run && String(body.text).startsWith("Refuse"))
					return problem(422, "broken_rule", "That cannot be added.");
				return { body: body.dry_run ? desk.understand(String(body.text)) : desk.addLine(String(body.text)) };
			case "POST /api/recurrence/preview": {
				const shown = previewSeries(body.recurrence as { rrule: string });
				return typeof shown === "string" ? problem(422, "invalid", shown) : { body: shown };
			}
			case "POST /api/undo":
				return { body: { undone: [], not_undone: [], events: desk.undo(body.event_ids as string[]) } };
			default:
				return ofTask(request, url, body);
		}
	}

	function ofTask(request: IncomingMessage, url: URL, body: Record<string, unknown>): Answer {
		const [, kind, id, verb] = /^\/api\/(tasks|reminders)\/(\d+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
		if (kind === "reminders") return { body: desk.snooze(Number(id), Number(body.minutes)) };
		const task = desk.tasks.get(Number(id));
		if (!task) return problem(404, "not_found", "There is no such task.");
		const seen = request.headers["if-match"];
		if (seen && seen !== `"${task.version}"`) return problem(412, "version_mismatch", "The task has changed.");
		if (request.method === "GET") return { body: task };
		const word = url.searchParams.get("children") ?? body.children;
		const isAsked = desk.settings.children === "ask" && word === undefined;
		const below = request.method === "DELETE" || verb === "complete" ? desk.openBelow(task) : [];
		if (below.length > 0 && isAsked) return openChildren(below.length);
		if (word === "take_along" && verb === "complete") return { body: desk.completeAll(task, below) };
		if (request.method === "DELETE") return { body: desk.setStatus(task, "deleted", "task.deleted") };
		if (request.method === "PATCH") return { body: desk.edit(task, body as Partial<TaskView>) };
		const ofSeries = task.recurrence && verb && changeSeries(desk, task, verb, body);
		if (ofSeries) return { body: ofSeries };
		if (verb === "complete") return { body: desk.setStatus(task, "completed", "task.completed") };
		if (verb === "reopen") return { body: desk.setStatus(task, "open", "task.reopened") };
		if (verb === "restore") return { body: desk.setStatus(task, "open", "task.restored") };
		return { body: desk.addReminder(task, body as unknown as ReminderView) };
	}

	const port = await freePort();
	const listen = () =>
		new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve()));
	const goAway = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	await listen();
	return { url: `http://127.0.0.1:${port}`, desk, goAway, comeBack: listen, stop: goAway };
}
