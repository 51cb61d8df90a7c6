/** The Compose file through Docker Compose itself: it loads what an engine would be given, and an engine is not needed for that. */
import { spawnSync } from "node:child_process";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findCompose } from "../helm/support/tools.ts";
import { type Compose, load, read } from "./composeFile.ts";

const test = suite("compose file as Docker Compose loads it");
const compose = await findCompose();

function loadByDocker(program: string, text: string, given: Readonly<Record<string, string>> = {}) {
	// No .env of a developer: the file comes by standard input, and is resolved in a folder that has none.
	const args = ["--project-directory", "/", "--file", "-", "--profile", "*", "config", "--format", "json"];
	const env = { PATH: process.env.PATH, HOME: "/nowhere", ...given };
	const { status, stdout, stderr } = spawnSync(program, args, { input: text, encoding: "utf8", env });
	// What it prints may be given to it again: each dollar is two.
	return { status, stderr, read: () => JSON.parse(stdout.replaceAll("$$", "$")) as Compose };
}

if (typeof compose !== "string") console.log(`SKIP docker-compose: ${compose.lacking}`);
else {
	const file = read("docker-compose.yml");

	test("given no .env, then the file is taken, and says what the other tests read out of it", () => {
		const someValues = { PUBLIC_URL: "https://tasks.example.org", OUTER_PROXIES: "10.0.0.0/8" };
		for (const given of [{} as Record<string, string>, someValues]) {
			const loaded = loadByDocker(compose, file, given);
			assert.is(loaded.status, 0, loaded.stderr);
			assert.is(loaded.stderr, "");
			const { services, configs } = loaded.read();
			const ours = load(given);
			assert.equal(Object.keys(services).sort(), Object.keys(ours.services).sort());
			for (const [name, { image, command, entrypoint, environment = {} }] of Object.entries(ours.services)) {
				const theirs = services[name];
				assert.is(theirs?.image, image, name);
				assert.equal(theirs?.command ?? undefined, command, name);
				assert.equal(theirs?.entrypoint ?? undefined, entrypoint, name);
				assert.equal(theirs?.environment ?? {}, environment, name);
			}
			for (const [name, { content }] of Object.entries(ours.configs)) assert.is(configs[name]?.content, content, name);
		}
	});

	for (const [what, from, to, said] of [
		["a key that is misspelt", "    image: redis:", "    imag: redis:", /imag/],
		[
			"a service that waits for one that is not there",
			"postgres: { condition",
			"postgresql: { condition",
			/postgresql/,
		],
		["a volume that nobody declares", '"redis-secrets:/run', '"redis-secret:/run', /redis-secret/],
	] as const) {
		test(`given ${what}, then it is refused`, () => {
			const { status, stderr } = loadByDocker(compose, file.replace(from, to));
			assert.is.not(status, 0);
			assert.match(stderr, said);
		});
	}
}

test.run();
