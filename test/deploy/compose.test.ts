/** The Compose file and the Dockerfile, as far as they can be known without an engine: by schema, and by what they name. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { ENVIRONMENT, readConfiguration } from "../../src/config.ts";
import { routeList } from "../../src/http/routeList.ts";

const test = suite("compose file and image");
const ROOT = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(ROOT, name), "utf8");

interface Service {
	readonly image?: string;
	readonly environment?: Readonly<Record<string, string>>;
	readonly healthcheck?: object;
	readonly depends_on?: Readonly<Record<string, unknown>>;
	readonly read_only?: boolean;
	readonly ports?: readonly string[];
}
interface Compose {
	readonly services: Readonly<Record<string, Service>>;
	readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const SECRETS = ["POSTGRES_PASSWORD", "REDIS_PASSWORD", "AUTH_SECRET", "INTERNAL_SECRET"];
const given: Record<string, string> = Object.fromEntries(SECRETS.map((name) => [name, "0123456789abcdef".repeat(3)]));

/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}`, as the specification has them; `$$` is one sign. */
function interpolate(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g, (whole, name?: string, sign?: string, rest = "") => {
		if (name === undefined) return "$";
		const value = values[name] ?? "";
		if (value !== "" || sign === undefined) return value;
		if (sign === "?") throw new Error(`${whole}: ${rest}`);
		return rest;
	});
}

const load = (values = given) => parse(interpolate(read("docker-compose.yml"), values), { merge: true }) as Compose;
const compose = load();
const pods = Object.entries(compose.services).filter(([name]) => name.startsWith("adjutant-"));

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const isCompose = ajv.compile(JSON.parse(read("test/deploy/composeSpec/compose-spec.json")) as object);

test("given the specification's schema, then the file keeps it, and a misspelt key would not", () => {
	assert.ok(isCompose(compose), JSON.stringify(isCompose.errors));
	assert.not.ok(isCompose({ services: { ...compose.services, redis: { imag: "redis" } } }));
});

test("given a secret is missing, then the file says where to read about it", () => {
	for (const name of SECRETS) assert.throws(() => load({ ...given, [name]: "" }), /docs\/operations\.md/);
	for (const value of Object.values(given)) assert.not.match(read("docker-compose.yml"), value);
});

test("given the pods, then there are three, and each one's environment is one that the server takes", () => {
	assert.is(pods.length, 3);
	for (const [name, { environment = {} }] of pods) {
		const unknown = Object.keys(environment).filter((variable) => !(variable in ENVIRONMENT));
		assert.equal(unknown, [], `${name}: variables that nobody reads`);
		const config = readConfiguration(environment);
		assert.is(config.POD_NAME, name);
		assert.is(config.POD_ADDRESS, `http://${name}:3000`);
		assert.is(new URL(config.REDIS_URL ?? "").hostname, "redis");
		assert.is(new URL(config.DATABASE_URL ?? "").hostname, "postgres");
	}
});

test("given what a pod names, then it is a service, it is waited for, and it says when it is well", () => {
	const own = read("Dockerfile").includes("HEALTHCHECK");
	for (const [name, service] of Object.entries(compose.services)) {
		for (const needed of Object.keys(service.depends_on ?? {})) {
			assert.ok(compose.services[needed], `${name} depends on ${needed}`);
		}
		assert.ok(service.healthcheck ?? (own && name.startsWith("adjutant-")), `${name} has no health check`);
	}
});

test("given the images, then each has a tag that names a version", () => {
	for (const [name, { image }] of Object.entries(compose.services)) {
		if (name.startsWith("adjutant-")) continue;
		assert.match(image ?? "", /:v?\d+\.\d+/, name);
	}
});

test("given the pods and the proxy, then their root is read-only, and only the proxy and the mails are reachable", () => {
	for (const [name, service] of [...pods, ["proxy", compose.services.proxy] as const]) {
		assert.is(service?.read_only, true, name);
	}
	const open = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
	assert.equal(open.map(([name]) => name).sort(), ["mailpit", "proxy"]);
	for (const [name, { ports = [] }] of open)
		assert.ok(
			ports.every((port) => port.startsWith("127.0.0.1:")),
			name,
		);
});

test("given the proxy, then it knows every pod, lets events pass at once, and keeps what is internal inside", () => {
	const { content } = compose.configs.proxy ?? { content: "" };
	for (const [name] of pods) assert.match(content, `server ${name}:3000`);
	for (const line of ["proxy_buffering off;", "location /internal/ { return 404; }", "X-Forwarded-For $remote_addr;"]) {
		assert.match(content, line);
	}
});

const dockerfile = read("Dockerfile").replace(/\\\n/g, " ");
const lines = (instruction: string) =>
	[...dockerfile.matchAll(new RegExp(`^${instruction} (.*)$`, "gm"))].map(([, rest = ""]) => rest);

test("given what the image copies and runs, then it exists, and nothing keeps it out", () => {
	const ignored = read(".dockerignore").split("\n");
	const copied = lines("COPY").filter((line) => !line.startsWith("--from"));
	for (const source of copied.flatMap((line) => line.split(" ").slice(0, -1))) {
		const name = source.replace(/^\.\//, "");
		assert.ok(existsSync(join(ROOT, name)), name);
		assert.ok(ignored.includes(`!${name}`), `${name} is kept out by .dockerignore`);
	}
	const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
	for (const [, script = ""] of dockerfile.matchAll(/npm run (\w+)/g)) assert.ok(scripts.includes(script), script);
	const [command = "[]"] = lines("CMD").slice(-1);
	assert.ok(existsSync(join(ROOT, (JSON.parse(command) as string[]).at(-1) ?? "?")), command);
	const path = /\$\{process\.env\.PORT\}([/\w]+)/.exec(dockerfile)?.[1];
	assert.ok(
		routeList.some((route) => route.path === path),
		`${path} is no route`,
	);
});

test("given the image, then it runs as a plain user, its variables are ours, and no stage of a build is its last", () => {
	assert.equal(lines("USER"), ["10001:10001"]);
	const variables = lines("ENV").flatMap((line) => line.split(" ").map((one) => one.split("=")[0] ?? ""));
	assert.equal(
		variables.filter((name) => name !== "NODE_ENV" && !(name in ENVIRONMENT)),
		[],
	);
	const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
	assert.not.match(last, /npm (ci|install|run)/);
	assert.match(dockerfile, /npm uninstall .* vite vite-plugin-solid solid-js/);
});

test.run();
