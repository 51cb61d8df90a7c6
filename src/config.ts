/**
 * The configuration: read once from the environment, checked as a whole, fatal when wrong, with every problem in one
 * message. A test holds the table in docs/configuration.md against this object.
 */
import { isIP } from "node:net";
import { z } from "zod";
import { findTimeZone } from "./domain/time/instant.ts";

/** The environment is wrong; the message has one sentence for each problem. */
export class ConfigurationError extends Error {
	override readonly name = "ConfigurationError";
}

const text = z.string().trim().min(1);
const url = (protocols: readonly string[]) =>
	text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
		message: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
	});
const wholeNumber = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d+$/, { message: `must be a whole number from ${least} to ${most}` })
		.transform(Number)
		.refine((value) => value >= least && value <= most, { message: `must be from ${least} to ${most}` });

const secret = z.string().min(32, { message: "must have at least 32 characters" });

const amount = z
	.string()
	.regex(/^\d{1,9}(?:\.\d{1,9})?$/, { message: "must be a number, like `2.50`" })
	.transform(Number);

/** What a process can do; one image runs any of them, each alone or together. */
const ROLES = ["http", "actors", "mailer"] as const;
export type Role = (typeof ROLES)[number];

const KAFKA_MECHANISMS = ["plain", "scram-sha-256", "scram-sha-512"] as const;

/** Words between commas, without blanks and empty ones. */
const words = (value: string) =>
	value
		.split(",")
		.map((word) => word.trim())
		.filter(Boolean);

/** An address, or one with the length of its prefix. */
function isNetwork(text: string): boolean {
	const [address = "", prefix, ...rest] = text.split("/");
	const family = isIP(address);
	if (family === 0 || rest.length > 0) return false;
	return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** Every variable that is read, with its meaning and what it is when unset. */
export const ENVIRONMENT = {
	PORT: wholeNumber(1, 65_535).default(3000).describe("Port to listen on"),
	HOST: text.default("127.0.0.1").describe("Address to listen on; `0.0.0.0` opens it to the network"),
	PUBLIC_URL: url(["http:", "https:"]).optional().describe("How browsers reach it; default `http://localhost:PORT`"),
	DATA_DIR: text.default("./data").describe("Folder for the embedded database, secrets and mails"),
	DATABASE_URL: url(["postgres:", "postgresql:"])
		.optional()
		.describe("A PostgreSQL ≥ 14 of your own; unset: the embedded one under `DATA_DIR`"),
	SMTP_URL: url(["smtp:", "smtps:"])
		.optional()
		.describe("Mail server, `smtp://user:password@host:587`; unset: mails are files in `DATA_DIR/mail`"),
	MAIL_FROM: z
		.string()
		.regex(/^[^<>@\s]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, {
			message: "must be an address, like `adjutant@example.org` or `Adjutant <adjutant@example.org>`",
		})
		.default("Adjutant <adjutant@localhost>")
		.describe("Sender of the mails"),
	AUTH_SECRET: secret
		.optional()
		.describe("Signs sessions and seals secrets; unset: made at the first start and kept in `DATA_DIR/secrets.json`"),
	AUTH_SECRET_OTHER: secret
		.optional()
		.describe(
			"While `AUTH_SECRET` is being changed: the other one. What it has signed is believed, what it has sealed is read",
		),
	POD_NAME: z
		.string()
		.regex(/^[a-zA-Z0-9-]{1,63}$/, { message: "must be 1 to 63 letters, digits or hyphens" })
		.optional()
		.describe("Name of this process among its fellows; default: host name and process id"),
	POD_ADDRESS: url(["http:", "https:"])
		.transform((value) => new URL(value).origin)
		.optional()
		.describe(
			"Base URL at which other pods reach this one (`http://adjutant-0:3000`), for commands of users who live here",
		),
	INTERNAL_SECRET: z
		.string()
		.transform(words)
		.refine((secrets) => secrets.length > 0 && secrets.every(({ length }) => length >= 32), {
			message: "must have at least 32 characters",
		})
		.refine((secrets) => secrets.length <= 4, { message: "must be 4 secrets at most" })
		.optional()
		.describe(
			"Signs what pods ask of one another; the same on all of them; two, comma-separated, while it is being changed",
		),
	ROLES: z
		.string()
		.default(ROLES.join(","))
		.transform((value) => words(value) as Role[])
		.refine((roles) => roles.length > 0 && roles.every((role) => ROLES.includes(role)), {
			message: `must be one or more of ${ROLES.join(", ")}, comma-separated`,
		})
		.describe("What this process does: `http` serves pages, `actors` hosts users, `mailer` sends mails"),
	SHARDS: wholeNumber(1, 1024).default(16).describe("Number of shards; set once, before the first start"),
	KAFKA_BROKERS: z
		.string()
		.transform(words)
		.refine((brokers) => brokers.length > 0 && brokers.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker)), {
			message: "must be host:port, several of them comma-separated",
		})
		.optional()
		.describe("Some of the brokers, `kafka-0:9092,kafka-1:9092`; unset: the log is in this process, for one pod"),
	KAFKA_TOPIC_PREFIX: z
		.string()
		.regex(/^[a-zA-Z0-9._-]{0,100}$/, { message: "must be at most 100 letters, digits, dots, hyphens or underscores" })
		.default("")
		.describe("Stands before the names of topics and groups, on brokers that others use too"),
	KAFKA_SASL_MECHANISM: z
		.string()
		.transform((value) => value.trim().toLowerCase() as (typeof KAFKA_MECHANISMS)[number])
		.refine((value) => KAFKA_MECHANISMS.includes(value), { message: `must be one of ${KAFKA_MECHANISMS.join(", ")}` })
		.optional()
		.describe("How to sign in to Kafka: `plain`, `scram-sha-256` or `scram-sha-512`; unset: without an account"),
	KAFKA_SASL_USERNAME: text.optional().describe("Account of that mechanism"),
	KAFKA_SASL_PASSWORD: z.string().optional().describe("Its password"),
	KAFKA_SSL: z
		.enum(["true", "false"], { error: "must be true or false" })
		.default("false")
		.transform((value) => value === "true")
		.describe("Whether the brokers are spoken to over TLS"),
	KAFKA_SSL_CA: text
		.optional()
		.describe("File (PEM) of who signed the brokers' certificates; unset: the authorities that Node trusts"),
	METRICS_PORT: wholeNumber(1, 65_535)
		.optional()
		.describe("Port of `/metrics` for Prometheus, without an account; unset: only operators see it, on `PORT`"),
	REDIS_URL: url(["redis:", "rediss:"])
		.optional()
		.describe(
			"Redis that pods share rate limits and live updates by, `redis://user:password@host:6379`; unset: each pod for itself",
		),
	TRUSTED_PROXIES: z
		.string()
		.default("")
		.transform(words)
		.refine((proxies) => proxies.every(isNetwork), {
			message: "must be addresses or networks, like `10.0.0.0/8` or `fd00::/8`, comma-separated",
		})
		.describe(
			"Addresses or networks (`10.0.0.0/8`) of the proxies in front, comma-separated: what they say of a client's address counts",
		),
	SIGN_UP: z
		.enum(["open", "closed", "invited"], { error: "must be one of open, closed, invited" })
		.optional()
		.describe(
			"Who may make an account: anybody (`open`), whoever an operator invites (`invited`), or nobody after the first (`closed`); unset: `open` on this machine alone, else `closed`",
		),
	DASHBOARD_USERS: z
		.string()
		.default("")
		.transform((value) => words(value.toLowerCase()))
		.describe(
			"Confirmed e-mail addresses of operators, comma-separated, beside the account that the first start's link made; empty: the first account",
		),
	APP_DOCUMENTS: z
		.enum(["on", "off"], { error: "must be one of on, off" })
		.default("on")
		.describe(
			"Whether an app may be named by an https address where a document about it is read, which needs a way to the internet; with `off` apps register",
		),
	OUTGOING_HOSTS: z
		.string()
		.default("")
		.transform((value) => words(value.toLowerCase()))
		.refine((hosts) => hosts.every((host) => URL.parse(`http://${host}`)?.host === host), {
			message: "must be hosts, like `ntfy.lan` or `ntfy.lan:8080`, comma-separated",
		})
		.describe(
			"Hosts inside, comma-separated, that users may have reminders posted to, without TLS, too; else only https at public addresses",
		),
	LOG_LEVEL: z
		.enum(["debug", "info", "warn", "error"], { error: "must be one of debug, info, warn, error" })
		.default("warn")
		.describe("Least important log line that is written (JSON, on standard error)"),
	OTEL_EXPORTER_OTLP_ENDPOINT: url(["http:", "https:"])
		.optional()
		.describe("Base URL of an OpenTelemetry collector (OTLP over HTTP) that is sent spans; unset: none are sent"),
	OPENAI_API_KEY: text.optional().describe("Key of a model server; with it or with `OPENAI_BASE_URL` there is a model"),
	OPENAI_BASE_URL: url(["http:", "https:"])
		.optional()
		.describe("A server that speaks OpenAI's interface, `http://localhost:11434/v1`; unset: OpenAI's own"),
	OPENAI_MODEL: text
		.optional()
		.describe("Name of the model; unset: the first that the server lists, `gpt-5.4-mini` at OpenAI's own"),
	OPENAI_API: z
		.enum(["auto", "responses", "chat"], { error: "must be one of auto, responses, chat" })
		.default("auto")
		.describe("How it is asked: by the Responses API, by Chat Completions, or (`auto`) by what it is found to have"),
	// Node's own fetch waits no longer for the head of an answer.
	MODEL_FIRST_BYTE_MS: wholeNumber(100, 300_000)
		.default(2_000)
		.describe("How long the first byte of an answer may take, in ms; then the request is read without a model"),
	MODEL_STEPS: wholeNumber(1, 50).default(8).describe("How often the model is asked for one message, at most"),
	MODEL_TURN_SECONDS: wholeNumber(1, 3_600).default(60).describe("How long it may work at one message"),
	MODEL_TURN_TOKENS: wholeNumber(1_000, 100_000_000)
		.default(200_000)
		.describe("Tokens for one message: what the model is given with each step, and what it answers"),
	MODEL_HISTORY_TOKENS: wholeNumber(0, 10_000_000)
		.default(6_000)
		.describe("Tokens of earlier messages that it is given; the newest are kept"),
	MODEL_DAY_TOKENS: wholeNumber(1_000, 1_000_000_000).default(2_000_000).describe("Tokens for one user within a day"),
	MODEL_DAY_COST: amount
		.optional()
		.describe("Cost for one user within a day, in the currency of the two prices; unset: only tokens are bounded"),
	MODEL_PRICE_PROMPT: amount.optional().describe("Price of a million tokens that the model is given"),
	MODEL_PRICE_ANSWER: amount.optional().describe("Price of a million tokens that it answers"),
	SPEECH_BASE_URL: url(["http:", "https:"])
		.optional()
		.describe(
			"A server with OpenAI's `/audio/transcriptions`, for speech in the chat; unset, with `SPEECH_MODEL`: the model's",
		),
	SPEECH_API_KEY: text.optional().describe("Its key, where it wants one"),
	SPEECH_MODEL: text
		.optional()
		.describe(
			"Name of the model that turns speech into text, `whisper-1` with an address alone; without either there is none",
		),
	RATE_LIMIT_SCALE: z.coerce
		.number({ error: "must be a number" })
		.positive({ message: "must be above 0" })
		.default(1)
		.describe("Multiplies every rate limit"),
} as const;

type Need = readonly [name: keyof typeof ENVIRONMENT, needed: keyof typeof ENVIRONMENT];

/** Variables that make no sense without another one, for whoever serves: a pod is reached by others and knows who asks. */
const NEEDED_TO_SERVE: readonly Need[] = [
	["KAFKA_BROKERS", "POD_ADDRESS"],
	// One made by each pod would end the sessions that another one began.
	["KAFKA_BROKERS", "AUTH_SECRET"],
	["POD_ADDRESS", "INTERNAL_SECRET"],
	["AUTH_SECRET_OTHER", "AUTH_SECRET"],
];
/** The same for everybody. */
const NEEDED_WITH: readonly Need[] = [
	["KAFKA_SASL_MECHANISM", "KAFKA_SASL_USERNAME"],
	["KAFKA_SASL_MECHANISM", "KAFKA_SASL_PASSWORD"],
	["KAFKA_SASL_USERNAME", "KAFKA_SASL_MECHANISM"],
	["KAFKA_SASL_PASSWORD", "KAFKA_SASL_MECHANISM"],
	["KAFKA_SASL_MECHANISM", "KAFKA_BROKERS"],
	["KAFKA_SSL_CA", "KAFKA_SSL"],
	["KAFKA_SSL", "KAFKA_BROKERS"],
	// A bound on what nothing costs would never be met.
	["MODEL_DAY_COST", "MODEL_PRICE_PROMPT"],
	["MODEL_DAY_COST", "MODEL_PRICE_ANSWER"],
	["SPEECH_API_KEY", "SPEECH_BASE_URL"],
];

const schema = z.object(ENVIRONMENT);
export type Configuration = z.infer<typeof schema>;

/**
 * Reads the variables above; empty ones count as unset. Throws ConfigurationError with every problem at once. `serves`: false for a
 * command that does its work and ends, which needs less.
 */
export function readConfiguration(
	environment: Readonly<Record<string, string | undefined>>,
	{ serves = true }: { readonly serves?: boolean } = {},
): Configuration {
	const given = Object.fromEntries(
		Object.keys(ENVIRONMENT).map((name) => [name, environment[name]?.trim() === "" ? undefined : environment[name]]),
	);
	const read = schema.safeParse(given);
	const problems = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`);
	// The zone of the host decides nothing; one that the runtime does not know would still break every log line.
	if (environment.TZ && !findTimeZone(environment.TZ)) problems.push("TZ must be an IANA time zone, or unset.");
	for (const [name, needed] of serves ? [...NEEDED_TO_SERVE, ...NEEDED_WITH] : NEEDED_WITH) {
		if (given[name] !== undefined && given[needed] === undefined) problems.push(`${needed} is needed with ${name}.`);
	}
	if (given.METRICS_PORT !== undefined && given.METRICS_PORT === (given.PORT ?? "3000"))
		problems.push("METRICS_PORT must be another port than PORT.");
	if (!read.success || problems.length > 0) throw new ConfigurationError(problems.join("\n"));
	return read.data;
}
