/** The environment is read once, checked as a whole, and refused with every problem in one message. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ConfigurationError, ENVIRONMENT, readConfiguration } from "../src/config.ts";

const test = suite("configuration");

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
	try {
		readConfiguration(environment);
	} catch (fault) {
		if (fault instanceof ConfigurationError) return fault.message.split("\n");
		throw fault;
	}
	return [];
}

test("given nothing, then each variable has a safe default or is unset", () => {
	assert.equal(readConfiguration({}), {
		PORT: 3000,
		HOST: "127.0.0.1",
		PUBLIC_URL: undefined,
		DATA_DIR: "./data",
		DATABASE_URL: undefined,
		SMTP_URL: undefined,
		MAIL_FROM: "Adjutant <adjutant@localhost>",
		AUTH_SECRET: undefined,
		AUTH_SECRET_OTHER: undefined,
		POD_NAME: undefined,
		POD_ADDRESS: undefined,
		INTERNAL_SECRET: undefined,
		ROLES: ["http", "actors", "mailer"],
		SHARDS: 16,
		KAFKA_BROKERS: undefined,
		KAFKA_TOPIC_PREFIX: "",
		KAFKA_SASL_MECHANISM: undefined,
		KAFKA_SASL_USERNAME: undefined,
		KAFKA_SASL_PASSWORD: undefined,
		KAFKA_SSL: false,
		KAFKA_SSL_CA: undefined,
		METRICS_PORT: undefined,
		REDIS_URL: undefined,
		TRUSTED_PROXIES: [],
		SIGN_UP: undefined,
		APP_DOCUMENTS: "on",
		OUTGOING_HOSTS: [],
		DASHBOARD_USERS: [],
		LOG_LEVEL: "warn",
		OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
		OPENAI_API_KEY: undefined,
		OPENAI_BASE_URL: undefined,
		OPENAI_MODEL: undefined,
		OPENAI_API: "auto",
		MODEL_FIRST_BYTE_MS: 2_000,
		MODEL_STEPS: 8,
		MODEL_TURN_SECONDS: 60,
		MODEL_TURN_TOKENS: 200_000,
		MODEL_HISTORY_TOKENS: 6_000,
		MODEL_DAY_TOKENS: 2_000_000,
		MODEL_DAY_COST: undefined,
		MODEL_PRICE_PROMPT: undefined,
		MODEL_PRICE_ANSWER: undefined,
		SPEECH_BASE_URL: undefined,
		SPEECH_API_KEY: undefined,
		SPEECH_MODEL: undefined,
		RATE_LIMIT_SCALE: 1,
	});
});

test("given empty variables, then they count as unset", () => {
	const empty = Object.fromEntries(Object.keys(ENVIRONMENT).map((name) => [name, " "]));
	assert.equal(readConfiguration(empty), readConfiguration({}));
});

test("given variables of others, then they are passed over", () => {
	assert.equal(readConfiguration({ PATH: "/bin", KAFKA: "no" }), readConfiguration({}));
});

const secret = "s".repeat(32);
/** What every pod of a cluster needs besides the brokers. */
const POD = { POD_ADDRESS: "http://adjutant-0.adjutant:3000", INTERNAL_SECRET: secret, AUTH_SECRET: secret };
const lawful: readonly [name: keyof typeof ENVIRONMENT, given: string, read: unknown][] = [
	["PORT", "1", 1],
	["PORT", "65535", 65_535],
	["HOST", "0.0.0.0", "0.0.0.0"],
	["PUBLIC_URL", "https://tasks.example.org", "https://tasks.example.org"],
	["DATA_DIR", " /srv/adjutant ", "/srv/adjutant"],
	["DATABASE_URL", "postgres://user:secret@db.example.org:5432/adjutant", undefined],
	["DATABASE_URL", "postgresql://db.example.org/adjutant", undefined],
	["SMTP_URL", "smtp://user:password@mail.example.org:587", undefined],
	["SMTP_URL", "smtps://mail.example.org", undefined],
	["MAIL_FROM", "adjutant@example.org", "adjutant@example.org"],
	["MAIL_FROM", "Adjutant <adjutant@example.org>", "Adjutant <adjutant@example.org>"],
	["AUTH_SECRET", secret, secret],
	["AUTH_SECRET_OTHER", `${secret}2`, `${secret}2`],
	["POD_NAME", "adjutant-0", "adjutant-0"],
	["INTERNAL_SECRET", secret, [secret]],
	["INTERNAL_SECRET", `${secret}, ${secret}2`, [secret, `${secret}2`]],
	["ROLES", "http", ["http"]],
	["ROLES", " mailer , actors,", ["mailer", "actors"]],
	["SHARDS", "1", 1],
	["SHARDS", "1024", 1024],
	["KAFKA_BROKERS", "kafka-0:9092, kafka-1:9092,", ["kafka-0:9092", "kafka-1:9092"]],
	["KAFKA_TOPIC_PREFIX", "acme.", "acme."],
	["METRICS_PORT", "9464", 9_464],
	["REDIS_URL", "rediss://user:password@redis.example.org:6380/1", undefined],
	["TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8,192.0.2.1", ["10.0.0.0/8", "fd00::/8", "192.0.2.1"]],
	["SIGN_UP", "invited", "invited"],
	["APP_DOCUMENTS", "off", "off"],
	["OUTGOING_HOSTS", "Ntfy.lan:8080, hooks.lan,", ["ntfy.lan:8080", "hooks.lan"]],
	["DASHBOARD_USERS", " Ada@Example.org, bob@example.org ,", ["ada@example.org", "bob@example.org"]],
	["LOG_LEVEL", "debug", "debug"],
	["OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", undefined],
	["OPENAI_API_KEY", "sk-1", "sk-1"],
	["OPENAI_BASE_URL", "http://localhost:11434/v1", undefined],
	["OPENAI_MODEL", "qwen2.5:7b", undefined],
	["OPENAI_API", "responses", "responses"],
	["MODEL_FIRST_BYTE_MS", "300000", 300_000],
	["MODEL_STEPS", "1", 1],
	["MODEL_TURN_SECONDS", "3600", 3_600],
	["MODEL_TURN_TOKENS", "1000", 1_000],
	["MODEL_HISTORY_TOKENS", "0", 0],
	["MODEL_DAY_TOKENS", "1000000000", 1_000_000_000],
	["MODEL_PRICE_PROMPT", "0.15", 0.15],
	["MODEL_PRICE_ANSWER", "10", 10],
	["SPEECH_BASE_URL", "http://localhost:8000/v1", undefined],
	["SPEECH_MODEL", "whisper-1", "whisper-1"],
	["RATE_LIMIT_SCALE", "0.5", 0.5],
];
for (const [name, given, read] of lawful) {
	test(`given ${name}=${given}, then it is taken`, () => {
		assert.equal(readConfiguration({ ...POD, [name]: given })[name], read ?? given);
	});
}

const URL_RULE = (...protocols: string[]) => `must be a URL that starts with ${protocols.join(" or ")}.`;
const ADDRESS_RULE = "must be an address, like `adjutant@example.org` or `Adjutant <adjutant@example.org>`.";
const ROLES_RULE = "must be one or more of http, actors, mailer, comma-separated.";
const NETWORK_RULE = "must be addresses or networks, like `10.0.0.0/8` or `fd00::/8`, comma-separated.";
const unlawful: readonly [name: keyof typeof ENVIRONMENT, given: string, problem: string][] = [
	["PORT", "0", "must be from 1 to 65535."],
	["PORT", "65536", "must be from 1 to 65535."],
	["PORT", "http", "must be a whole number from 1 to 65535."],
	["PORT", "-1", "must be a whole number from 1 to 65535."],
	["PUBLIC_URL", "tasks.example.org", URL_RULE("http://", "https://")],
	["DATABASE_URL", "mysql://db/adjutant", URL_RULE("postgres://", "postgresql://")],
	["SMTP_URL", "mail.example.org:587", URL_RULE("smtp://", "smtps://")],
	["MAIL_FROM", "adjutant", ADDRESS_RULE],
	["MAIL_FROM", "Adjutant <a@b>\r\nBcc: c@d", ADDRESS_RULE],
	["AUTH_SECRET", secret.slice(1), "must have at least 32 characters."],
	["AUTH_SECRET_OTHER", secret.slice(1), "must have at least 32 characters."],
	["POD_NAME", "pod one", "must be 1 to 63 letters, digits or hyphens."],
	["INTERNAL_SECRET", secret.slice(1), "must have at least 32 characters."],
	["INTERNAL_SECRET", `${secret},short`, "must have at least 32 characters."],
	["INTERNAL_SECRET", Array(5).fill(secret).join(), "must be 4 secrets at most."],
	["ROLES", "http,worker", ROLES_RULE],
	["ROLES", ",", ROLES_RULE],
	["SHARDS", "0", "must be from 1 to 1024."],
	["SHARDS", "1025", "must be from 1 to 1024."],
	["KAFKA_BROKERS", "kafka-0", "must be host:port, several of them comma-separated."],
	["KAFKA_BROKERS", ",", "must be host:port, several of them comma-separated."],
	["KAFKA_TOPIC_PREFIX", "a/b", "must be at most 100 letters, digits, dots, hyphens or underscores."],
	["METRICS_PORT", "0", "must be from 1 to 65535."],
	["REDIS_URL", "http://redis:6379", URL_RULE("redis://", "rediss://")],
	["TRUSTED_PROXIES", "proxy", NETWORK_RULE],
	["TRUSTED_PROXIES", "10.0.0.0/33", NETWORK_RULE],
	["SHARDS", "many", "must be a whole number from 1 to 1024."],
	["APP_DOCUMENTS", "yes", "must be one of on, off."],
	["OUTGOING_HOSTS", "http://ntfy.lan", "must be hosts, like `ntfy.lan` or `ntfy.lan:8080`, comma-separated."],
	["SIGN_UP", "everybody", "must be one of open, closed, invited."],
	["LOG_LEVEL", "loud", "must be one of debug, info, warn, error."],
	["OPENAI_BASE_URL", "localhost:11434", URL_RULE("http://", "https://")],
	["OPENAI_API", "completions", "must be one of auto, responses, chat."],
	["MODEL_FIRST_BYTE_MS", "99", "must be from 100 to 300000."],
	["MODEL_STEPS", "0", "must be from 1 to 50."],
	["MODEL_PRICE_PROMPT", "cheap", "must be a number, like `2.50`."],
	["MODEL_PRICE_ANSWER", "-1", "must be a number, like `2.50`."],
	["SPEECH_BASE_URL", "localhost:8000", URL_RULE("http://", "https://")],
	["RATE_LIMIT_SCALE", "0", "must be above 0."],
	["RATE_LIMIT_SCALE", "fast", "must be a number."],
];
for (const [name, given, problem] of unlawful) {
	test(`given ${name}=${JSON.stringify(given)}, then one sentence names it and the rule`, () => {
		assert.equal(problemsOf({ ...POD, [name]: given }), [`${name} ${problem}`]);
	});
}

test("given brokers, then what other pods need to reach this one is asked for, in a sentence each", () => {
	assert.equal(problemsOf({ KAFKA_BROKERS: "kafka:9092" }), [
		"POD_ADDRESS is needed with KAFKA_BROKERS.",
		"AUTH_SECRET is needed with KAFKA_BROKERS.",
	]);
	assert.equal(problemsOf({ AUTH_SECRET_OTHER: secret }), ["AUTH_SECRET is needed with AUTH_SECRET_OTHER."]);
	assert.equal(problemsOf({ POD_ADDRESS: POD.POD_ADDRESS }), ["INTERNAL_SECRET is needed with POD_ADDRESS."]);
	assert.is(readConfiguration({ ...POD, POD_ADDRESS: `${POD.POD_ADDRESS}/` }).POD_ADDRESS, POD.POD_ADDRESS);
	assert.equal(problemsOf({ ...POD, POD_ADDRESS: "adjutant-0:3000" }), [
		`POD_ADDRESS ${URL_RULE("http://", "https://")}`,
	]);
});

test("given one port for page and metrics, then that is told", () => {
	assert.equal(problemsOf({ PORT: "4000", METRICS_PORT: "4000" }), ["METRICS_PORT must be another port than PORT."]);
	assert.equal(problemsOf({ METRICS_PORT: "3000" }), ["METRICS_PORT must be another port than PORT."]);
	assert.equal(problemsOf({ PORT: "4000", METRICS_PORT: "3000" }), []);
});

test("given a bound on cost, then prices are asked for", () => {
	assert.equal(problemsOf({ MODEL_DAY_COST: "0.50" }), [
		"MODEL_PRICE_PROMPT is needed with MODEL_DAY_COST.",
		"MODEL_PRICE_ANSWER is needed with MODEL_DAY_COST.",
	]);
	const priced = { MODEL_DAY_COST: "0.50", MODEL_PRICE_PROMPT: "1", MODEL_PRICE_ANSWER: "4" };
	assert.is(readConfiguration(priced).MODEL_DAY_COST, 0.5);
});

test("given a key for speech, then the server is asked for that it is for", () => {
	assert.equal(problemsOf({ SPEECH_API_KEY: "sk-1" }), ["SPEECH_BASE_URL is needed with SPEECH_API_KEY."]);
	const named = { SPEECH_API_KEY: "sk-1", SPEECH_BASE_URL: "http://localhost:8000/v1" };
	assert.is(readConfiguration(named).SPEECH_API_KEY, "sk-1");
});

test("given several wrong variables, then all are named in one message", () => {
	const wrong = { PORT: "none", DATABASE_URL: "nowhere", LOG_LEVEL: "loud", TZ: "Mars/Olympus" };
	assert.equal(
		problemsOf(wrong).map((sentence) => sentence.split(" ")[0]),
		["PORT", "DATABASE_URL", "LOG_LEVEL", "TZ"],
	);
});

test("given a secret in a wrong URL, then the message does not repeat it", () => {
	assert.not.match(problemsOf({ DATABASE_URL: "mysql://user:hunter2@db/adjutant" }).join("\n"), "hunter2");
});

test("given TZ, then only a zone that the runtime knows is lawful", () => {
	assert.equal(problemsOf({ TZ: "Europe/Berlin" }), []);
	assert.equal(problemsOf({ TZ: "Mars/Olympus" }), ["TZ must be an IANA time zone, or unset."]);
});

const TRIED_TOGETHER = [
	"POD_ADDRESS",
	"KAFKA_SASL_MECHANISM",
	"KAFKA_SASL_USERNAME",
	"KAFKA_SASL_PASSWORD",
	"KAFKA_SSL",
	"KAFKA_SSL_CA",
	"MODEL_DAY_COST",
	"SPEECH_API_KEY",
];
test("given the table of variables, then every one is described and has been tried here", () => {
	const tried = new Set<string>([...TRIED_TOGETHER, ...lawful.map(([name]) => name)]);
	for (const [name, schema] of Object.entries(ENVIRONMENT)) {
		assert.ok(schema.description, `${name} has no description`);
		assert.ok(tried.has(name), `${name} is not tried`);
	}
});

test.run();
