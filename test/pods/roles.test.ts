// file-timeout: 240 s
// test-timeout: 200 s
// mostly-waits
/** Each role in a process of its own, and what is left when one of them dies (P1, P4, P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signUp } from "../support/client.ts";
import { insist } from "../support/insist.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { until } from "../support/until.ts";
import { createPods, type Pod, type Pods } from "./podProcesses.ts";

const test = suite("roles");

async function remind(client: Client, keys: string[], inMs: number): Promise<void> {
	keys.push((await insist(client, { title: "a task", inMs })).key);
}

/** The first command wakes the actor, which a slow machine may take too long for: then it is decided directly. */
async function untilForwarded(pod: Pod, client: Client): Promise<void> {
	let number = 0;
	const forwarded = async () => {
		number += 1;
		const answer = await client.request("POST", "/api/tags", { body: { name: `tag ${number}` } });
		assert.is(answer.status, 201, JSON.stringify(answer.body));
		return (await pod.stats(client)).writes.forwarded;
	};
	await eventually(forwarded, (count) => count > 0, 60_000);
}

const firedIn = async ({ database }: Pods) =>
	(
		await database.query<{ late_ms: number }>(
			"SELECT (data->>'late_by_ms')::float8 AS late_ms FROM journal WHERE type = 'reminder.sent' ORDER BY at",
		)
	).map(({ late_ms }) => late_ms);

test("given each role alone, when a user is reminded, then one pod asks, one fires, one mails; without actors the rest goes on", async () => {
	const pods = await createPods();
	try {
		const http = await pods.start("http-1", { ROLES: "http" });
		const actors = await pods.start("actors-1", { ROLES: "actors" });
		const mailer = await pods.start("mailer-1", { ROLES: "mailer" });
		await pods.owns(actors);
		const client = await signUp(http.url);
		const keys: string[] = [];
		await untilForwarded(http, client);
		await remind(client, keys, 2_000);
		const { writes, shards } = await http.stats(client);
		assert.equal([writes.commands, shards.length], [0, 0], "nobody lives with http");
		await eventually(
			() => firedIn(pods),
			({ length }) => length === 1,
			30_000,
		);

		for (const pod of [actors, mailer]) {
			await until(`${pod.name} is ready`, () => pod.isReady());
			assert.is((await fetch(`${pod.url}/health/live`)).status, 200);
			for (const path of ["/", "/api/me", "/dashboard/actors", "/mcp"]) {
				assert.is((await fetch(`${pod.url}${path}`)).status, 404, `${pod.name} ${path}`);
			}
		}
		const unsigned = (url: string) => send<{ code: string }>(`${url}/internal/commands`, "POST", { body: {} });
		for (const { url } of [http, actors, mailer]) assert.is((await unsigned(url)).status, 401);
		const alive = { "actors-1": "actors alive", "http-1": "http alive", "mailer-1": "mailer alive" };
		assert.equal(await http.cluster(client), alive);

		await actors.server.kill("SIGKILL");
		assert.equal(await http.cluster(client), { ...alive, "actors-1": "actors dead" });
		const before = (await http.stats(client)).writes;
		await remind(client, keys, 500);
		const after = (await http.stats(client)).writes;
		// At least: the reminder may be due by now, and is then fired by the direct path, too.
		assert.ok(after.direct_path > before.direct_path, "the direct path decided");
		assert.is(after.forwarded, before.forwarded);
		const late = await eventually(
			() => firedIn(pods),
			({ length }) => length === 2,
			30_000,
		);
		assert.ok(Math.max(...late) <= 5_000, `late by ${late}`);
		// The mailer would hear of it by the log, which these processes do not share; it looks by itself every second (P11).
		await eventually(
			() => pods.mails(),
			({ length }) => length === 2,
			15_000,
		);

		// Nobody publishes while nobody owns the shards; whoever comes next does.
		const heir = await pods.start("actors-2", { ROLES: "actors,mailer" });
		await pods.owns(heir);
		const { database } = pods;
		const look = () =>
			findBrokenPromises({ database, acknowledged: keys, messageIds: messageIdsOf(pods.mails()), copies: 1 });
		assert.equal(await findAtRest(look), []);

		await mailer.server.kill("SIGTERM");
		const left = { "actors-1": "actors dead", "actors-2": "actors,mailer alive", "http-1": "http alive" };
		assert.equal(await http.cluster(client), left);
	} finally {
		await pods.stop();
	}
});

test.run();
