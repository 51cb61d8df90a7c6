/** `adjutant doctor --production`: what the environment itself shows of whether an installation is fit for others to rely on. Pure. */
import type { Configuration } from "../config.ts";
import { isLoopback } from "../host/loopback.ts";
import { type Finding, problem, remark, well } from "./finding.ts";

export type Named = readonly [part: string, finding: Finding];

/** A secret with fewer different characters was typed, not drawn. */
const LEAST_VARIETY = 10;
const OPEN_SCALE = 10;

export function checkSettings(config: Configuration): readonly Named[] {
	return [
		["tls", checkTls(config)],
		["secrets", checkSecrets(config)],
		["own-db", checkOwnDatabase(config)],
		["kafka-in", checkKafkaSignIn(config)],
		["redis", checkRedis(config)],
		["sender", checkSender(config)],
		["sign-up", checkSignUp(config)],
		["proxies", checkProxies(config)],
		["limits", checkLimits(config)],
		["figures", checkFigures(config)],
		["logs", checkLogs(config)],
	];
}

function checkTls({ PUBLIC_URL }: Configuration): Finding {
	if (PUBLIC_URL === undefined)
		return problem("PUBLIC_URL is not set: links in mails lead to this machine alone. Set it to the https address.");
	const { protocol, hostname } = new URL(PUBLIC_URL);
	if (isLoopback(hostname))
		return problem(`PUBLIC_URL names this machine alone (${hostname}): set the name that others use.`);
	return protocol === "https:"
		? well("Browsers reach it over TLS.")
		: problem(
				"PUBLIC_URL is http: passwords and sessions travel in clear. End TLS at a proxy in front, and set https.",
			);
}

/** Never a word of a secret itself. */
function checkSecrets({ AUTH_SECRET, AUTH_SECRET_OTHER, INTERNAL_SECRET = [], POD_ADDRESS }: Configuration): Finding {
	if (AUTH_SECRET === undefined)
		return problem(
			"AUTH_SECRET is not set: it is in secrets.json of this DATA_DIR alone. Set it (openssl rand -hex 32), and keep a copy.",
		);
	const all = [AUTH_SECRET, ...(AUTH_SECRET_OTHER === undefined ? [] : [AUTH_SECRET_OTHER]), ...INTERNAL_SECRET];
	if (all.some((secret) => new Set(secret).size < LEAST_VARIETY))
		return problem(
			"A secret has few different characters: draw AUTH_SECRET and INTERNAL_SECRET at random (openssl rand -hex 32).",
		);
	if (new Set(all).size < all.length)
		return problem(
			"AUTH_SECRET and INTERNAL_SECRET are the same: draw each for itself, so that one may be changed without the other.",
		);
	if (POD_ADDRESS !== undefined && INTERNAL_SECRET.length > 1)
		return remark("INTERNAL_SECRET has more than one secret: finish the change by leaving the old one out.");
	if (AUTH_SECRET_OTHER !== undefined)
		return remark("AUTH_SECRET_OTHER is set: finish the change (docs/operations.md), and leave it out at last.");
	return well("Each is set and drawn at random.");
}

function checkOwnDatabase({ DATABASE_URL }: Configuration): Finding {
	return DATABASE_URL === undefined
		? problem(
				"DATABASE_URL is not set: the embedded PostgreSQL has no standby and no backup. Use one that is looked after.",
			)
		: well("PostgreSQL is one of your own.");
}

function checkKafkaSignIn(config: Configuration): Finding {
	const { KAFKA_BROKERS, KAFKA_SSL, KAFKA_SASL_MECHANISM } = config;
	if (KAFKA_BROKERS === undefined)
		return remark(
			"Without KAFKA_BROKERS there is one pod: while it is away nobody is served, and reminders come late.",
		);
	if (KAFKA_SASL_MECHANISM === undefined)
		return problem(
			"Kafka takes anybody: give it accounts, and set KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.",
		);
	return KAFKA_SSL
		? well(`Signed in by ${KAFKA_SASL_MECHANISM} over TLS.`)
		: problem(
				"Titles of tasks travel to Kafka in clear: set KAFKA_SSL=true, unless network and brokers are one machine's.",
			);
}

function checkRedis({ REDIS_URL, KAFKA_BROKERS }: Configuration): Finding {
	if (REDIS_URL === undefined)
		return KAFKA_BROKERS === undefined
			? well("One pod needs none.")
			: remark(
					"REDIS_URL is not set: each pod counts rate limits for itself, so a user has as many times the bound as there are pods.",
				);
	const { protocol, password } = new URL(REDIS_URL);
	if (password === "") return problem("Redis takes anybody: give it a password, and put it into REDIS_URL.");
	return protocol === "rediss:"
		? well("With a password, over TLS.")
		: remark("With a password, in clear: rediss:// where the network is not yours.");
}

function checkSender({ SMTP_URL, MAIL_FROM }: Configuration): Finding {
	if (SMTP_URL === undefined)
		return problem("SMTP_URL is not set: nobody gets a mail, and addresses are not confirmed.");
	if (/@localhost\b|\.(?:invalid|local)\b/.test(MAIL_FROM))
		return problem(`MAIL_FROM is ${MAIL_FROM}: set an address of yours that the mail server may send as (SPF, DKIM).`);
	const { protocol, hostname, password } = new URL(SMTP_URL);
	if (protocol === "smtp:" && password !== "" && !isLoopback(hostname))
		return remark("smtp:// signs in only after STARTTLS; smtps:// (465) is TLS from the first byte.");
	return well(`Mails go out by ${hostname}, from ${MAIL_FROM}.`);
}

function checkSignUp({ SIGN_UP, HOST, PUBLIC_URL }: Configuration): Finding {
	const isOpen = SIGN_UP ?? (isLoopback(HOST) && PUBLIC_URL === undefined ? "open" : "closed");
	return isOpen === "open"
		? remark("SIGN_UP is open: anybody may make an account. Choose invited or closed unless that is meant.")
		: well(`SIGN_UP is ${isOpen}.`);
}

function checkProxies({ TRUSTED_PROXIES, HOST }: Configuration): Finding {
	if (TRUSTED_PROXIES.some((one) => one === "0.0.0.0/0" || one === "::/0"))
		return problem(
			"TRUSTED_PROXIES believes everybody: a client could name any address as its own. Name the proxy's network.",
		);
	if (TRUSTED_PROXIES.length > 0) return well("The client's address is what the proxy says.");
	return isLoopback(HOST)
		? remark(
				"TRUSTED_PROXIES is not set: a proxy on this machine counts as one client, and all its users share one bound.",
			)
		: problem("TRUSTED_PROXIES is not set: behind a proxy all users count as one client and share one bound.");
}

function checkLimits({ RATE_LIMIT_SCALE }: Configuration): Finding {
	return RATE_LIMIT_SCALE > OPEN_SCALE
		? problem(
				`RATE_LIMIT_SCALE is ${RATE_LIMIT_SCALE}: passwords may be guessed that many times as fast. Leave it near 1.`,
			)
		: well(`RATE_LIMIT_SCALE is ${RATE_LIMIT_SCALE}; mails to one user stay within 60 an hour times that.`);
}

function checkFigures({ METRICS_PORT }: Configuration): Finding {
	return METRICS_PORT === undefined
		? problem("METRICS_PORT is not set: Prometheus cannot read figures. Set it, and load docs/alerts.yml.")
		: well(`Prometheus reads port ${METRICS_PORT}; docs/alerts.yml has the rules, docs/runbook.md what to do.`);
}

function checkLogs({ LOG_LEVEL, OTEL_EXPORTER_OTLP_ENDPOINT }: Configuration): Finding {
	if (LOG_LEVEL === "debug") return problem("LOG_LEVEL is debug: that is for looking for a fault. Set info or warn.");
	return OTEL_EXPORTER_OTLP_ENDPOINT === undefined
		? remark(
				`LOG_LEVEL is ${LOG_LEVEL}: collect standard error (JSON lines). No traces: OTEL_EXPORTER_OTLP_ENDPOINT is not set.`,
			)
		: well(`LOG_LEVEL is ${LOG_LEVEL}, traces go to a collector; collect standard error (JSON lines).`);
}
