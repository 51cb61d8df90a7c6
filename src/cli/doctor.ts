/** `adjutant doctor`: looks at each thing that Adjutant needs and says in one sentence what to do about it. */
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { readAccess } from "../kafka/access.ts";
import { lookAtKafka } from "../kafka/lookAtKafka.ts";
import type { Store } from "../parts/store.ts";
import { createOutboxStore } from "../persistence/journal/outboxStore.ts";
import { createDeliveryLedger } from "../persistence/ledger/deliveryLedger.ts";
import { createDigestLedger } from "../persistence/ledger/digestStore.ts";
import { createPodTable } from "../persistence/placement/podTable.ts";
import { createShardTable } from "../persistence/placement/shardTable.ts";
import { StartProblem } from "../ports/process/startProblem.ts";
import { setDeadline } from "../timing/deadline.ts";
import { checkModel } from "./checkModel.ts";
import { checkPush } from "./checkPush.ts";
import { checkRedis } from "./checkRedis.ts";
import { checkSeals } from "./checkSeals.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";
import { CONNECT_MS, isOpen } from "./isOpen.ts";
import { checkOutside } from "./productionOutside.ts";
import { checkCopies, checkDatabaseHolds, checkMemoryBound } from "./productionParts.ts";
import { checkSettings } from "./productionSettings.ts";

const CLOCK_OFF_MS = 1_000;
const STALE_OUTBOX_MS = 60_000;

const PRODUCTION = "--production";
/** What no look from here can tell, and everybody forgets. */
const UNSEEN: readonly (readonly [part: string, sentence: string])[] = [
	["network", "Not seen from here: policies that let pods speak only to what they need (the chart brings them)."],
	["restore", 'Not seen from here: restore a backup beside it and run "adjutant verify" on it, before you need to.'],
	["on-call", "Not seen from here: who is woken by the alerts, and has read docs/runbook.md?"],
	[
		"load",
		"Not seen from here: docs/capacity.md says what a pod and a PostgreSQL carry; try it with your own numbers.",
	],
];

/** With `--production`, also a checklist for an installation that others rely on. */
export async function doctor(context: CommandContext): Promise<number> {
	const [flag, ...more] = context.args;
	if (more.length > 0 || (flag !== undefined && flag !== PRODUCTION)) return ASKED_WRONGLY;
	let problems = 0;
	const tell = (part: string, { kind, sentence }: Finding) => {
		const mark = { well: "ok", remark: "note", problem: "PROBLEM" }[kind];
		context.say(`${mark.padEnd(8)}${part.padEnd(12)}${sentence}`);
		problems += kind === "problem" ? 1 : 0;
	};
	tell("node", well(process.version));
	tell("data", checkFolder(context));
	tell("page", checkPage());
	tell("port", await checkPort(context));
	tell("mail", await checkMail(context));
	tell("kafka", await checkKafka(context));
	tell("redis", await checkRedis(context));
	tell("model", await checkModel(context));
	for (const [part, finding] of await checkDatabase(context)) tell(part, finding);
	if (flag === PRODUCTION) {
		for (const [part, finding] of checkSettings(context.config)) tell(part, finding);
		for (const [part, finding] of await checkOutside(context)) tell(part, finding);
		for (const [part, finding] of await checkDatabaseHolds(context)) tell(part, finding);
		for (const [part, finding] of await checkCopies(context)) tell(part, finding);
		tell("memory", checkMemoryBound());
		for (const [part, sentence] of UNSEEN) tell(part, remark(sentence));
	}
	context.say(problems === 0 ? "All is well." : `${problems} ${problems === 1 ? "problem" : "problems"}.`);
	return problems === 0 ? 0 : 1;
}

function checkFolder({ config }: CommandContext): Finding {
	try {
		mkdirSync(config.DATA_DIR, { recursive: true });
		accessSync(config.DATA_DIR, constants.W_OK);
		return well(`${config.DATA_DIR} can be written.`);
	} catch {
		return problem(`${config.DATA_DIR} cannot be written: set DATA_DIR to a folder of this account.`);
	}
}

function checkPage(): Finding {
	return existsSync(join(import.meta.dirname, "../../web/dist/index.html"))
		? well("The page is built.")
		: remark("The page is not built yet; the next start builds it.");
}

async function checkPort({ config, clock }: CommandContext): Promise<Finding> {
	const host = config.HOST === "0.0.0.0" ? "127.0.0.1" : config.HOST;
	if (!(await isOpen(host, config.PORT, clock))) return well(`Port ${config.PORT} is free.`);
	// Another program may listen there, take the request and never answer it.
	const deadline = setDeadline(clock, CONNECT_MS);
	const answer = await fetch(`http://${host}:${config.PORT}/health/ready`, { signal: deadline.signal })
		.catch(() => undefined)
		.finally(deadline.callOff);
	return answer?.ok
		? well(`Adjutant runs on port ${config.PORT}.`)
		: problem(`Port ${config.PORT} is in use by something else: stop it, or set PORT.`);
}

async function checkMail({ config, clock }: CommandContext): Promise<Finding> {
	if (!config.SMTP_URL) return remark(`SMTP_URL is not set: mails are files in ${join(config.DATA_DIR, "mail")}.`);
	const { hostname, port, protocol } = new URL(config.SMTP_URL);
	const number = Number(port) || (protocol === "smtps:" ? 465 : 587);
	return (await isOpen(hostname, number, clock))
		? well(`${hostname}:${number} answers.`)
		: problem(`${hostname}:${number} does not answer: check SMTP_URL and the network.`);
}

async function checkKafka({ config, clock, log }: CommandContext): Promise<Finding> {
	try {
		const access = readAccess(config);
		if (!access) return remark("KAFKA_BROKERS is not set: the log is in process, for one pod.");
		const { KAFKA_TOPIC_PREFIX: prefix, SHARDS: shards } = config;
		const { brokers, missingTopics, deadLetters } = await lookAtKafka({ access, prefix, shards, clock, log });
		if (deadLetters > 0) return problem(`${deadLetters} dead letters wait: see "adjutant replay <topic> --dry-run".`);
		if (missingTopics.length > 0)
			return remark(`It answers (brokers: ${brokers}); the topics come at the first start.`);
		return well(`It answers (brokers: ${brokers}), the topics are there, no dead letter waits.`);
	} catch (fault) {
		if (!(fault instanceof StartProblem)) throw fault;
		return problem(fault.message);
	}
}

async function checkDatabase(context: CommandContext): Promise<(readonly [string, Finding])[]> {
	let store: Store;
	try {
		store = await context.openStore();
	} catch (fault) {
		return [["database", problem(fault instanceof Error ? fault.message : String(fault))]];
	}
	try {
		const [server] = await store.database.query<{ version: string; is_migrated: boolean }>(
			"SELECT current_setting('server_version') AS version, to_regclass('user_actor') IS NOT NULL AS is_migrated",
		);
		const findings: (readonly [string, Finding])[] = [["database", well(`PostgreSQL ${server?.version} answers.`)]];
		const offset = await createShardTable(store.database, context.clock).clockOffsetMs();
		findings.push([
			"clock",
			Math.abs(offset) < CLOCK_OFF_MS
				? well(`This host and the database differ by ${Math.abs(Math.round(offset))} ms.`)
				: problem(`This host's clock is ${Math.round(offset)} ms off the database's: synchronise it (NTP).`),
		]);
		if (!server?.is_migrated) return [...findings, ["schema", remark("The tables come at the first start.")]];
		const seals = ["seals", await checkSeals(context, store)] as const;
		const push = ["push", await checkPush(context, store.database)] as const;
		return [...findings, await checkTimeline(store), ...(await checkQueues(store)), push, seals];
	} finally {
		await store.close();
	}
}

async function checkTimeline({ database }: Store): Promise<readonly [string, Finding]> {
	const isKnown = await database.query<{ is_known: boolean }>("SELECT to_regclass('pod') IS NOT NULL AS is_known");
	const pods = isKnown[0]?.is_known ? await createPodTable(database).read() : [];
	const witness = pods.find(({ set_back_at }) => set_back_at !== null);
	if (!witness) return ["timeline", well("No server has seen the database go back to an older state.")];
	const sentence = `At ${witness.set_back_at} ${witness.name} saw that the database had been put back to an older state: what was done since then is lost. Run "adjutant verify", then restart the servers.`;
	return ["timeline", problem(sentence)];
}

async function checkQueues({ database }: Store): Promise<(readonly [string, Finding])[]> {
	const { waiting, oldest_ms, dead: refused } = await createOutboxStore(database).backlog();
	const { queued, dead } = await createDeliveryLedger(database).counts();
	const digests = await createDigestLedger(database).counts();
	return [
		[
			"outbox",
			refused > 0
				? problem(`${refused} events cannot be published: "adjutant replay outbox --dry-run" says why.`)
				: oldest_ms < STALE_OUTBOX_MS
					? well(`${waiting} events wait to be published.`)
					: remark(`${waiting} events have waited for ${Math.round(oldest_ms / 1_000)} s: is a server running?`),
		],
		[
			"deliveries",
			dead === 0
				? well(`${queued} wait, none is given up.`)
				: problem(`${dead} were given up: see their answers under Reminders, and check SMTP_URL.`),
		],
		[
			"digests",
			digests.dead === 0
				? well(`${digests.queued} wait, none is given up.`)
				: problem(`${digests.dead} were given up: see their answers under Reminders, and check SMTP_URL.`),
		],
	];
}
