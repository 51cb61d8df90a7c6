/** What the service `secrets` of the Compose file makes, keeps and hands out, and how it changes one of them. */
import { renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeSecrets, runSecrets, variablesOf, withFolder } from "./composeFile.ts";

const test = suite("secrets of the compose file");

test("given a first start without any .env, then every secret is made, each another, and each reader has his own", () => {
	withFolder((folder) => {
		const files = makeSecrets(folder);
		assert.equal(Object.keys(files), [
			"all/auth",
			"all/internal",
			"all/kafka",
			"all/postgres",
			"all/redis",
			"kafka/password",
			"pod/adjutant",
			"pod/pod.env",
			"postgres/password",
			"redis/redis.conf",
		]);
		const made = Object.entries(files).flatMap(([name, text]) => (name.startsWith("all/") ? [text] : []));
		assert.is(new Set(made).size, 5);
		for (const secret of made) assert.match(secret, /^[0-9a-f]{48}$/);
		assert.match(files["redis/redis.conf"] ?? "", `requirepass ${files["all/redis"]}`);
		assert.is(files["postgres/password"], files["all/postgres"]);
		assert.is(files["kafka/password"], files["all/kafka"]);
		assert.is(statSync(join(folder, "pod/adjutant")).mode & 0o777, 0o500);
		for (const name of ["pod/pod.env", "all/auth", "redis/redis.conf"]) {
			assert.is(statSync(join(folder, name)).mode & 0o077, 0, `${name} is for its owner alone`);
		}
	});
});

test("given a second start, then nothing is made anew; given values in .env at the first, then those count", () => {
	withFolder((folder) => {
		const given = { POSTGRES_PASSWORD: "from-env", AUTH_SECRET: "0123456789abcdef".repeat(3) };
		const first = makeSecrets(folder, given);
		assert.is(first["all/postgres"], "from-env");
		assert.is(variablesOf(first["pod/pod.env"]).AUTH_SECRET, given.AUTH_SECRET);
		assert.equal(makeSecrets(folder), first);
	});
});

test("given the steps of a change of AUTH_SECRET, then the new one is believed, signs, and is left alone; what was cut off is finished", () => {
	withFolder((folder) => {
		const secretsOf = (files: Record<string, string>) => {
			const { AUTH_SECRET, AUTH_SECRET_OTHER } = variablesOf(files["pod/pod.env"]);
			return [AUTH_SECRET, AUTH_SECRET_OTHER];
		};
		const [old] = secretsOf(makeSecrets(folder));
		const early = runSecrets(folder, {}, ["swap-auth"]);
		assert.is(early.status, 1);
		assert.match(early.stderr, "draw-auth comes first");
		assert.equal(secretsOf(makeSecrets(folder)), [old, ""]);

		const [signs, drawn] = secretsOf(makeSecrets(folder, {}, ["draw-auth"]));
		assert.is(signs, old);
		assert.match(drawn ?? "", /^[0-9a-f]{48}$/);
		assert.equal(secretsOf(makeSecrets(folder, {}, ["draw-auth"])), [old, drawn]);
		assert.equal(secretsOf(makeSecrets(folder, {}, ["swap-auth"])), [drawn, old]);
		// A swap that was cut off before its last line.
		renameSync(join(folder, "all/auth-other"), join(folder, "all/auth-before"));
		assert.equal(secretsOf(makeSecrets(folder, {}, ["swap-auth"])), [drawn, old]);
		const files = makeSecrets(folder, {}, ["drop-auth"]);
		assert.equal(secretsOf(files), [drawn, ""]);
		assert.not.ok("all/auth-other" in files || "all/auth-before" in files);
	});
});

test.run();
