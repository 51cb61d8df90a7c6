// file-timeout: 360 s
// test-timeout: 240 s
/** 10,000 questions by HTTP to two pods, hundreds at a time: each answer is its asker's own (scenario 24, P8). */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { MARK } from "./account.ts";
import { startTopology } from "./topology.ts";

const QUESTIONS = 10_000;
const USERS = 20;
const AT_ONCE = 200;
const TOO_MANY: ReadonlySet<number> = new Set([429, 503]);
const AGAIN_AFTER_MS = 100;

const test = suite("a crowd");

test(`given ${USERS} users, when ${QUESTIONS} questions are asked, ${AT_ONCE} at a time, then no answer holds another's data`, async () => {
	const topology = await startTopology({ pods: 2, kafka: false });
	try {
		const clients: { readonly mark: string; readonly client: Client }[] = [];
		for (let number = 0; number < USERS; number += 1) {
			const mark = `mark${randomUUID().replaceAll("-", "").slice(0, 12)}`;
			const client = await signUp(topology.pod(1 + (number % 2)).url, `${mark}@example.org`);
			const added = await client.request("POST", "/api/tasks", { body: { title: `task of ${mark}` } });
			assert.is(added.status, 201);
			clients.push({ mark, client });
		}
		let asked = 0;
		const wrong: string[] = [];
		const ask = async () => {
			while (asked < QUESTIONS) {
				const number = asked++;
				const one = clients[number % USERS];
				if (!one) throw new Error("there is no such user");
				const { url } = topology.pod(1 + (Math.floor(number / USERS) % 2));
				const headers = { authorization: `Bearer ${one.client.token}` };
				let response = await fetch(`${url}/api/tasks`, { headers });
				// A machine that is too slow for the crowd says so; then the question is asked again, a little later.
				for (; TOO_MANY.has(response.status); response = await fetch(`${url}/api/tasks`, { headers })) {
					await response.text();
					await wait(AGAIN_AFTER_MS);
				}
				const text = await response.text();
				const marks = new Set(text.match(MARK));
				if (response.status !== 200 || marks.size !== 1 || !marks.has(one.mark)) {
					wrong.push(`${response.status} ${text.slice(0, 200)}`);
				}
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, ask));
		assert.is(asked, QUESTIONS);
		assert.equal(wrong.slice(0, 3), []);
	} finally {
		await topology.stop();
	}
});

test.run();
