/**
 * Commands by HTTP, by people with sessions: the door as it is beside the same door that asks Better Auth's `getSession` for
 * every request. Both doors belong to one process and one actor system, and take turns in one run.
 */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { betterAuth } from "better-auth";
import { bearer } from "better-auth/plugins/bearer";
import { jwt } from "better-auth/plugins/jwt";
import { createSystemClock } from "../src/host/systemClock.ts";
import type { Deps } from "../src/http/deps.ts";
import type { Auth } from "../src/http/identity/auth.ts";
import { createAuth } from "../src/http/identity/auth.ts";
import { ofSession } from "../src/http/identity/whoAsks.ts";
import { createHttpServer } from "../src/http/server.ts";
import { createUserBounds } from "../src/http/userBounds.ts";
import { createClients } from "../src/persistence/accounts/clients.ts";
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import { createLocalLeases } from "../src/pod/localLeases.ts";
import { createLocalTally } from "../src/pod/localLimits.ts";
import { createUserTurns, REQUESTS } from "../src/pod/userTurns.ts";
import { createTracing } from "../src/tracing/tracing.ts";
import { openSignUp } from "../test/support/openSignUp.ts";
import { openBareServer } from "./bareServer.ts";
import type { Order, Report } from "./httpClients.ts";
import { type Measurement, overFloor, quantile } from "./measure.ts";
import { authOptionsOf, type Pod, startPod } from "./pod.ts";

const USERS = 24;
const ROUNDS = 3;
const ROUND_MS = 3_000;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export async function benchHttp(url: string): Promise<Measurement[]> {
	const pod = await startPod(url, "http");
	const auth = createAuth({ pool: pod.database.pool, ...authOptionsOf(pod.database) });
	const doors = { new: openDoor(pod, auth), old: openDoor(pod, byTheLibrary(pod, auth)) };
	try {
		const ports = { new: (await doors.new.listen()).port, old: (await doors.old.listen()).port };
		const people = await signUp(auth);
		const rows: Measurement[] = [];
		for (const how of ["cookie", "bearer"] as const) {
			const credentials = people.map((one) => one[how]);
			const rates = { new: [] as number[], old: [] as number[] };
			const costs = { new: [] as number[], old: [] as number[] };
			for (let round = 0; round < ROUNDS; round += 1) {
				for (const door of ["old", "new"] as const) {
					const before = process.cpuUsage();
					const { perSecond } = await clients({ port: ports[door], credentials, what: "create", ms: ROUND_MS });
					const { user, system } = process.cpuUsage(before);
					rates[door].push(perSecond);
					costs[door].push((user + system) / perSecond / ROUND_MS);
				}
			}
			const [fast, slow] = [quantile(rates.new, 0.5), quantile(rates.old, 0.5)];
			rows.push({
				subject: `tasks created by HTTP, ${USERS} sessions by ${how}`,
				measured: `${fast.toFixed(0)}/s`,
				compared: `${slow.toFixed(0)}/s with Better Auth's getSession for each`,
				ratio: fast / slow,
				// Of the whole: the disk, PostgreSQL and the clients take their share of both.
				bound: { least: 2.2 },
			});
			const [cheap, dear] = [quantile(costs.new, 0.5), quantile(costs.old, 0.5)];
			rows.push({
				subject: `CPU of the server for each of them, by ${how}`,
				measured: `${cheap.toFixed(2)} ms`,
				compared: `${dear.toFixed(2)} ms with Better Auth's getSession for each`,
				ratio: dear / cheap,
				// By its own share; whatever else the machine does falls on neither.
				bound: { least: 3 },
			});
		}
		const credentials = people.slice(0, 1).map((one) => one.bearer);
		return [...rows, ...(await oneClient(pod, ports.new, credentials))];
	} finally {
		await Promise.all([doors.new.close(), doors.old.close()]);
		await pod.stop();
	}
}

/**
 * What one request costs whoever is alone, over a bare server that sends the same statements. By turns, since a machine's disk is
 * now fast, now slow; and by CPU besides, which hardly depends on what the machine does meanwhile.
 */
async function oneClient(pod: Pod, port: number, credentials: readonly string[]): Promise<Measurement[]> {
	const bare = await openBareServer(pod);
	const rows: Measurement[] = [];
	for (const [what, does, aimMs, mostTime, mostCpu] of [
		["get", "the same two reads", 0.8, 2, 2.5],
		["update", "the same read and write", 1.3, 1.4, 2.5],
	] as const) {
		const measure = async (to: number) => {
			const before = process.cpuUsage();
			const { perSecond, p50Ms } = await clients({ port: to, credentials, what, ms: ROUND_MS });
			const { user, system } = process.cpuUsage(before);
			return { p50Ms, cpuMs: (user + system) / perSecond / ROUND_MS };
		};
		const [door, floor] = [[], []] as { readonly p50Ms: number; readonly cpuMs: number }[][];
		for (let round = 0; round < ROUNDS; round += 1) {
			floor?.push(await measure(bare.port));
			door?.push(await measure(port));
		}
		const middle = (of: typeof door, key: "p50Ms" | "cpuMs") =>
			quantile(
				(of ?? []).map((one) => one[key]),
				0.5,
			);
		const over = (subject: string, key: "p50Ms" | "cpuMs", most: number) =>
			overFloor(
				subject,
				middle(door, key),
				"ms",
				{ value: middle(floor, key), what: `a bare server with ${does}` },
				most,
			);
		rows.push(
			over(`${what} a task by HTTP, one client, p50 (aim of the reference: ${aimMs} ms)`, "p50Ms", mostTime),
			over(`CPU of the server for it (${what})`, "cpuMs", mostCpu),
		);
	}
	await bare.close();
	return rows;
}

/** As `identify` was before: the library's own pipeline with the plugins of then, for every request. */
function byTheLibrary(pod: Pod, auth: Auth): Auth {
	const { baseUrl, secrets } = authOptionsOf(pod.database);
	const library = betterAuth({
		database: pod.database.pool,
		baseURL: baseUrl,
		secret: secrets[0],
		advanced: { database: { generateId: "uuid" } },
		plugins: [bearer(), jwt({ disableSettingJwtHeader: true })],
	});
	return {
		...auth,
		async identify({ authorization, cookie }) {
			const headers = new Headers(authorization === undefined ? { cookie: cookie ?? "" } : { authorization });
			const session = await library.api.getSession({ headers });
			if (!session) return undefined;
			const { id, email, name } = session.user;
			const how = authorization === undefined ? "cookie" : "bearer";
			return ofSession({ user_id: id, email, name, session_id: session.session.id }, how);
		},
	};
}

function openDoor(pod: Pod, auth: Auth) {
	const clock = createSystemClock();
	const never = () => {
		throw new Error("not part of this benchmark");
	};
	const readModel = createReadModelStore(pod.database, { messageIdOf: (id) => id });
	const deps: Deps = {
		config: {
			port: 0,
			host: "127.0.0.1",
			publicUrl: authOptionsOf(pod.database).baseUrl,
			trustedOrigins: [],
			trustedProxies: [],
		},
		gate: pod.gate,
		push: { publicKey: "", devices: { list: never, add: never, remove: never }, whyUnfit: never },
		hooks: { list: never, set: never, remove: never, whyUnfit: never },
		sendAgain: never,
		endpoints: { ofUser: never, mute: never },
		mailLinks: { read: never },
		readModel,
		tools: {
			gate: pod.gate,
			trial: { attempt: never },
			readModel,
			journal: { latestChanges: never },
			proposals: { propose: never, list: never, find: never, answer: never, finish: never },
			linkTo: never,
		},
		journal: { eventsAfter: never, findAnswer: never, tasksAddedBy: never },
		liveUpdates: { subscribe: never },
		conversations: { subscribe: never },
		mustConfirm: async () => false,
		security: openSignUp().options.security,
		chat: { handle: never },
		auth,
		clients: createClients(pod.database, silent),
		feeds: { make: never, list: never, revoke: never, findByToken: never },
		oauth: { readsDocuments: false, handle: never, countRegistration: never },
		mcp: { scopeFor: never, handle: never },
		bounds: createUserBounds({
			tally: createLocalTally({ clock }),
			leases: createLocalLeases(),
			scale: Number.POSITIVE_INFINITY,
		}),
		databaseAnswered: pod.database.answered,
		isOperator: never,
		dashboard: never,
		live: never,
		health: never,
		metrics: { contentType: "text/plain", expose: never, noteRequest: () => undefined },
		requests: createUserTurns(clock, REQUESTS),
		readings: { take: never },
		readText: never,
		readRequests: never,
		clock,
		log: silent,
		tracing: createTracing(clock),
		hears: false,
		webRoot: "/nowhere",
	};
	return createHttpServer(deps);
}

/** People with sessions, and what their clients say of themselves. */
async function signUp(auth: Auth): Promise<{ readonly cookie: string; readonly bearer: string }[]> {
	const people = [];
	for (let number = 0; number < USERS; number += 1) {
		const origin = "http://localhost:1";
		const answer = await auth.handle(
			new Request(`${origin}/api/auth/sign-up/email`, {
				method: "POST",
				headers: { "content-type": "application/json", origin, [auth.addressHeader]: `10.0.0.${number}` },
				body: JSON.stringify({
					name: "Bench",
					email: `${randomUUID()}@example.org`,
					password: "correct horse battery",
				}),
			}),
			// Its API says nothing of a language.
			async () => undefined,
		);
		const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
		const token = answer.headers.get("set-auth-token");
		if (!cookie || !token) throw new Error(`nobody could sign up: ${answer.status}`);
		people.push({ cookie: `Cookie: ${cookie}\r\nOrigin: ${origin}`, bearer: `Authorization: Bearer ${token}` });
	}
	return people;
}

async function clients(order: Order): Promise<Report> {
	const script = join(import.meta.dirname, "httpClients.ts");
	const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(order)]);
	return JSON.parse(stdout) as Report;
}
