/** `adjutant doctor` on Redis: that it answers, that it takes the password, and what to do when not. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkRedis } from "../../src/cli/checkRedis.ts";
import { readConfiguration } from "../../src/config.ts";
import { freePort } from "../support/freePort.ts";
import { lacksRedis, type RedisServer, startRedisServer } from "../support/redisServer.ts";

const test = suite("adjutant: doctor on Redis");
const ask = (url?: string) => checkRedis({ config: readConfiguration(url === undefined ? {} : { REDIS_URL: url }) });

test("given none, then that is no problem; given an address where nobody listens, then it is one, without the password", async () => {
	assert.is((await ask()).kind, "remark");
	const port = await freePort();
	const { kind, sentence } = await ask(`redis://:a-password-of-ours@127.0.0.1:${port}`);
	assert.is(kind, "problem");
	assert.match(sentence, new RegExp(`^Redis at 127\\.0\\.0\\.1:${port} does not answer: check REDIS_URL`));
	assert.not.match(sentence, "a-password-of-ours");
});

const lacking = lacksRedis();
if (lacking) console.log(`SKIP redis: ${lacking}`);
else {
	let redis: RedisServer;
	test.before(async () => {
		redis = await startRedisServer();
	});
	test.after(() => redis.stop());

	test("given one that answers, then its version is said; given one that hangs, then it does not answer", async () => {
		const { kind, sentence } = await ask(redis.url);
		assert.is(kind, "well", sentence);
		assert.match(sentence, /^Redis \d+\.\d+\.\d+ answers\.$/);
		redis.signal("SIGSTOP");
		try {
			assert.match((await ask(redis.url)).sentence, "does not answer");
		} finally {
			redis.signal("SIGCONT");
		}
	});

	test("given another password, or none, then it is refused; given the right one, then it is taken", async () => {
		await redis.say("CONFIG SET requirepass a-password-of-ours");
		for (const account of ["", ":another@", "nobody:a-password-of-ours@"]) {
			const { kind, sentence } = await ask(redis.url.replace("//", `//${account}`));
			assert.is(kind, "problem", account);
			assert.match(sentence, "takes neither this user nor this password");
		}
		assert.is((await ask(redis.url.replace("//", "//:a-password-of-ours@"))).kind, "well");
	});
}

test.run();
