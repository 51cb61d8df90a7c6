/** The Compose file and the Dockerfile, as far as they can be known without an engine: by schema, and by what they name. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
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
	readonly restart?: string;
	readonly profiles?: readonly string[];
	readonly networks?: Readonly<Record<string, unknown>> | readonly string[];
	readonly network_mode?: string;
	readonly volumes?: readonly string[];
	readonly mem_limit?: string;
	readonly security_opt?: readonly string[];
	readonly configs?: readonly { readonly source: string; readonly target: string }[];
	readonly image?: string;
	readonly environment?: Readonly<Record<string, string>>;
	readonly healthcheck?: object;
	readonly depends_on?: Readonly<Record<string, unknown>>;
	readonly read_only?: boolean;
	readonly ports?: readonly string[];
}
interface Compose {
	readonly services: Readonly<Record<string, Service>>;
	readonly volumes: Readonly<Record<string, unknown>>;
	readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
	readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const SECRETS = ["POSTGRES_PASSWORD", "REDIS_PASSWORD", "AUTH_SECRET", "INTERNAL_SECRET"];

/** `${NAME}`, `${NAME:-default}` and `${NAME:+other}`, as the specification has them; `$$` is one sign. */
function interpolate(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\$\$|\$\{(\w+)(?::([-+])([^}]*))?\}/g, (_whole, name?: string, sign?: string, rest = "") => {
		if (name === undefined) return "$";
		const value = values[name] ?? "";
		if (sign === "+") return value === "" ? "" : rest;
		return value !== "" || sign === undefined ? value : rest;
	});
}

const load = (values: Readonly<Record<string, string>> = {}) =>
	parse(interpolate(read("docker-compose.yml"), values), { merge: true }) as Compose;
const compose = load();
const pods = Object.entries(compose.services).filter(([name]) => name.startsWith("adjutant-"));

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const isCompose = ajv.compile(JSON.parse(read("test/deploy/composeSpec/compose-spec.json")) as object);

test("given the specification's schema, then the file keeps it, and a misspelt key would not", () => {
	assert.ok(isCompose(compose), JSON.stringify(isCompose.errors));
	assert.not.ok(isCompose({ services: { ...compose.services, redis: { imag: "redis" } } }));
});

/** Runs the service that makes the secrets, on folders of its own; what it left there by file. */
function makeSecrets(folder: string, given: Readonly<Record<string, string>> = {}): Record<string, string> {
	for (const name of ["all", "pod", "postgres", "redis", "kafka", "mails"]) {
		mkdirSync(join(folder, name), { recursive: true });
	}
	const { content } = compose.configs["make-secrets"] ?? { content: "" };
	// Whoever runs this may not be root: whose the files are is looked at in the text.
	const script = content.replaceAll("/secrets/", `${folder}/`).replace(/^/, "chown() { :; }\n");
	const environment = Object.fromEntries(SECRETS.map((name) => [name, given[name] ?? ""]));
	const run = spawnSync("sh", ["-c", script], { env: { PATH: process.env.PATH, ...environment }, encoding: "utf8" });
	assert.is(run.status, 0, run.stderr);
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\w\/\w/.test(name));
	return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
const withFolder = <T>(work: (folder: string) => T): T => {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-compose-"));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
/** The lines `NAME=value` of the file that a pod reads. */
const variablesOf = (file = "") =>
	Object.fromEntries(
		file
			.trim()
			.split("\n")
			.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
	);

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

test("given the pods, then there are three, and each one's environment is one that the server takes", () => {
	assert.is(pods.length, 3);
	for (const [name, { environment = {} }] of pods) {
		const unknown = Object.keys(environment).filter((variable) => !(variable in ENVIRONMENT));
		assert.equal(unknown, [], `${name}: variables that nobody reads`);
		const secrets = withFolder((folder) => variablesOf(makeSecrets(folder)["pod/pod.env"]));
		assert.equal(
			Object.keys(secrets).filter((variable) => !(variable in ENVIRONMENT)),
			[],
		);
		const config = readConfiguration({ ...environment, ...secrets });
		assert.is(config.KAFKA_SASL_MECHANISM, "scram-sha-512");
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
		// One that ends is waited for until it has.
		assert.ok(
			service.restart === "no" || service.healthcheck || (own && name.startsWith("adjutant-")),
			`${name} has no health check`,
		);
		for (const { source } of service.configs ?? []) assert.ok(compose.configs[source], `${name} takes ${source}`);
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
	for (const line of [
		"proxy_buffering off;",
		"location /internal/ { return 404; }",
		"X-Forwarded-For $proxy_add_x_forwarded_for;",
	]) {
		assert.match(content, line);
	}
});

test("given a service, then it has limits, can gain no rights, and is in no network that it does not need", () => {
	const needed: Readonly<Record<string, readonly string[]>> = {
		proxy: ["front", "out"],
		postgres: ["back"],
		kafka: ["back"],
		redis: ["back"],
		mailpit: ["out"],
		secrets: [],
	};
	for (const [name, service] of Object.entries(compose.services)) {
		assert.ok(service.mem_limit, `${name} has no limit`);
		assert.equal(service.security_opt, ["no-new-privileges:true"], name);
		const { networks = [] } = service;
		const isIn = Array.isArray(networks) ? networks : Object.keys(networks);
		assert.equal(isIn, needed[name] ?? ["front", "back", "out"], name);
	}
	assert.is(compose.services.secrets?.network_mode, "none");
	for (const name of ["front", "back"]) assert.is(compose.networks[name]?.internal, true, name);
});

test("given the secrets, then each service sees only its own folder of them, and cannot write there", () => {
	for (const [name, { volumes = [] }] of Object.entries(compose.services)) {
		if (name === "secrets") continue;
		const seen = volumes.filter((volume) => volume.includes("secrets"));
		const own = name.startsWith("adjutant-") ? "pod" : name;
		const expected = name === "proxy" || name === "mailpit" ? [] : [`${own}-secrets:/run/secrets:ro`];
		assert.equal(seen, expected, name);
		for (const volume of volumes) assert.ok((volume.split(":")[0] ?? "") in compose.volumes, volume);
	}
});

test("given Kafka, then pods sign in, and nothing without an account is open to the network", () => {
	const { content } = compose.configs.kafka ?? { content: "" };
	const property = (name: string) => new RegExp(`^${name.replaceAll(".", "\\.")}=(.*)$`, "m").exec(content)?.[1] ?? "";
	const open = property("listeners")
		.split(",")
		.filter((listener) => !listener.includes("//localhost:"));
	assert.equal(open, ["CLIENTS://:9092"]);
	assert.match(property("listener.security.protocol.map"), "CLIENTS:SASL_PLAINTEXT");
	assert.is(property("listener.name.clients.sasl.enabled.mechanisms"), "SCRAM-SHA-512");
	assert.match(compose.configs["start-kafka"]?.content ?? "", "SCRAM-SHA-512=[name=adjutant,password=");
});

test("given Mailpit, then it runs only when it is asked for; given an outer proxy, then its word counts, too", () => {
	assert.equal(compose.services.mailpit?.profiles, ["mailpit"]);
	const trusted = (values: Record<string, string>) => load(values).services["adjutant-0"]?.environment?.TRUSTED_PROXIES;
	assert.is(trusted({}), "172.31.250.10");
	assert.is(trusted({ OUTER_PROXIES: "10.0.0.0/8" }), "172.31.250.10,10.0.0.0/8");
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
	const files = (JSON.parse(command) as string[]).filter((word) => word.includes("/"));
	assert.ok(files.length > 0 && files.every((file) => existsSync(join(ROOT, file))), command);
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
