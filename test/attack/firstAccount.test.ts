// file-timeout: 200 s
// test-timeout: 90 s
/** The first account, when many want to be it at once and on several pods: one is, by one statement of the database. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { send } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";

const test = suite<{ database: TestDatabase; installation: Installation }>("the first account");

test.before.each(async (scene) => {
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
});
test.after.each(async ({ database, installation }) => {
	await installation.dispose();
	await database.drop();
});

interface Pod {
	readonly server: Server;
	readonly url: string;
	readonly origin: string;
}

/** Two pods on one database. */
async function startPods(scene: { database: TestDatabase; installation: Installation }, environment: object) {
	const pods: Pod[] = [];
	for (let n = 0; n < 2; n += 1) {
		const port = String(await freePort());
		const server = await scene.installation.start({ DATABASE_URL: scene.database.url, PORT: port, ...environment });
		const origin = /ready: (http\S+)/.exec(server.output())?.[1] ?? "";
		pods.push({ server, url: `http://127.0.0.1:${port}`, origin });
	}
	return pods;
}

const trySignUp = async ({ url, origin }: Pod, link?: string, password = "correct horse battery") => {
	const body = { name: "Test", email: `${randomUUID()}@example.org`, password, link };
	return (await send(`${url}/api/auth/sign-up/email`, "POST", { body, headers: { origin } })).status;
};

test("given SIGN_UP=closed on this machine, when sixteen sign up at once on two pods, then one account is made", async (scene) => {
	const pods = await startPods(scene, { SIGN_UP: "closed" });
	const [pod] = pods as [Pod];
	assert.is(await trySignUp(pod, undefined, "short"), 400, "a sign-up that is refused gives the place back at once");
	const statuses = await Promise.all(Array.from({ length: 16 }, (_, n) => trySignUp(pods[n % 2] ?? pod)));
	assert.equal(statuses.sort(), [200, ...Array(15).fill(403)]);
	assert.is((await scene.database.query('SELECT 1 FROM "user"')).length, 1);
	assert.is(await trySignUp(pod), 403);
});

test("given two pods that printed a link each, when both are used at once, then one account is made, and nothing fails", async (scene) => {
	const pods = await startPods(scene, { PUBLIC_URL: "http://tasks.example.org" });
	const links = pods.map(({ server }) => /#account\/sign-up\/([\w-]{43})/.exec(server.output())?.[1]);
	assert.is(new Set(links).size, 2);
	const statuses = await Promise.all(pods.map((pod, n) => trySignUp(pod, links[n])));
	assert.equal(statuses.sort(), [200, 403]);
	assert.is((await scene.database.query('SELECT 1 FROM "user"')).length, 1);
});

test.run();
