// file-timeout: 240 s
// test-timeout: 90 s
/**
 * However a session ends, its open streams end with it: at once on the pod that was told, within a second on the other, without
 * Redis; and its cookies and JWTs are refused on both from the next request on.
 */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type EventReader, openEvents } from "../http/eventSource.ts";
import { type Client, send, signIn, signUp } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";

interface Scene {
	database: TestDatabase;
	installation: Installation;
	pods: readonly string[];
}
const test = suite<Scene>("ended sessions");
const PASSWORD = "correct horse battery";
/** Shorter than the 30 s after which a keep-alive looks at a session, too. */
const LONGEST_MS = 20_000;

test.before(async (scene) => {
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
	const { installation, database } = scene;
	const ports = [installation.port, await freePort()];
	const environment = { DATABASE_URL: database.url, PUBLIC_URL: `http://localhost:${ports[0]}` };
	for (const port of ports) await installation.start({ ...environment, PORT: String(port) });
	scene.pods = ports.map((port) => `http://127.0.0.1:${port}`);
	// The first account runs the server, and stays.
	await signUp(scene.pods[0] ?? "");
});
test.after(async ({ database, installation }) => {
	await installation.dispose();
	await database.drop();
});

interface Open {
	readonly client: Client;
	readonly jwt: string;
	readonly streams: readonly EventReader[];
}

/** A session with a stream by its token and one by its JWT, on either pod. */
async function open({ pods }: Scene, client: Client): Promise<Open> {
	const { body } = await client.request<{ token: string }>("GET", "/api/auth/token");
	const streams = [];
	for (const pod of pods) {
		for (const bearer of [client.token, body.token]) {
			const stream = await openEvents(`${pod}/api/stream`, { headers: { authorization: `Bearer ${bearer}` } });
			assert.is((await stream.next())?.name, "hello");
			streams.push(stream);
		}
	}
	return { client, jwt: body.token, streams };
}

const post = (client: Client, path: string, body: object = {}) =>
	client.request("POST", `/api/auth/${path}`, {
		body,
		headers: { origin: client.url.replace("127.0.0.1", "localhost") },
	});

const WAYS: Readonly<Record<string, (ended: Client, other: Client, scene: Scene) => Promise<unknown>>> = {
	"signing out": (ended) => post(ended, "sign-out"),
	"being ended in the settings": async (ended, other) => {
		const { body } = await other.request<{ data: { id: string; is_this: boolean }[] }>(
			"GET",
			"/api/auth/account/sessions",
		);
		assert.is(body.data.length, 2, ended.email);
		return post(other, "account/end-session", { id: body.data.find(({ is_this }) => !is_this)?.id });
	},
	"a new password": (_, other) =>
		post(other, "change-password", { currentPassword: PASSWORD, newPassword: "another horse" }),
	"ending all others": (_, other) => post(other, "revoke-other-sessions"),
	"the end of the account": (_, other) => post(other, "account/delete", { password: PASSWORD }),
	"its time": async (ended, _, { database }) => {
		const [token = ""] = decodeURIComponent(ended.token).split(".");
		return database.query(`UPDATE session SET "expiresAt" = now() WHERE token = $1`, [token]);
	},
	"a hand in the table": async (ended, _, { database }) => {
		const [token = ""] = decodeURIComponent(ended.token).split(".");
		return database.query("DELETE FROM session WHERE token = $1", [token]);
	},
};

/** These spare no session. */
const ENDS_ALL = ["a new password", "the end of the account"];

for (const [way, end] of Object.entries(WAYS)) {
	test(`given open streams, when their session ends by ${way}, then all of them end, and its tokens are refused everywhere`, async (scene) => {
		const other = await signUp(scene.pods[0] ?? "");
		const ended = await open(scene, await signIn(other.url, other.email));
		const spared = await open(scene, other);
		await end(ended.client, other, scene);
		for (const pod of scene.pods) {
			for (const bearer of [ended.client.token, ended.jwt]) {
				const headers = { authorization: `Bearer ${bearer}` };
				assert.is((await send(`${pod}/api/me`, "GET", { headers })).status, 401, way);
			}
		}
		// That it comes within a second is shown on a driven clock (sessionWatch.test.ts); here, that it comes.
		const late = wait(LONGEST_MS, "still open", { ref: false });
		for (const stream of ended.streams) assert.is(await Promise.race([stream.next(), late]), undefined);
		if (!ENDS_ALL.includes(way)) {
			await other.request("POST", "/api/tasks", { body: { title: "still there" } });
			for (const stream of spared.streams) assert.is((await stream.next())?.name, "journal");
		}
		for (const stream of spared.streams) stream.close();
	});
}

test.run();
