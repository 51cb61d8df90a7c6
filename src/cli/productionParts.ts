/** `adjutant doctor --production`: what PostgreSQL and Kafka show of whether what they hold outlives a machine. */
import { readFileSync } from "node:fs";
import { readAccess } from "../kafka/access.ts";
import { lookAtCopies } from "../kafka/lookAtKafka.ts";
import { createPodTable } from "../persistence/placement/podTable.ts";
import { StartProblem } from "../ports/process/startProblem.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";
import type { Named } from "./productionSettings.ts";

interface DatabaseFacts {
	readonly is_super: boolean;
	readonly is_sealed: boolean;
	readonly is_local: boolean;
	readonly fsync: string;
	readonly full_page_writes: string;
	readonly synchronous_commit: string;
	readonly standbys: string;
	readonly archive_mode: string;
	readonly last_archived: string | null;
	readonly is_archive_failing: boolean;
}

/** Archives count from when they were last written; who may not see them is told so by PostgreSQL with null. */
const FACTS = `
SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_super,
  coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS is_sealed,
  inet_server_addr() IS NULL OR host(inet_server_addr()) IN ('127.0.0.1', '::1') AS is_local,
  current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
  current_setting('synchronous_commit') AS synchronous_commit,
  current_setting('synchronous_standby_names') AS standbys, current_setting('archive_mode') AS archive_mode,
  (SELECT to_char(last_archived_time AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM pg_stat_archiver) AS last_archived,
  coalesce((SELECT last_failed_time > coalesce(last_archived_time, '-infinity') FROM pg_stat_archiver), false) AS is_archive_failing`;

export async function checkDatabaseHolds(context: CommandContext): Promise<readonly Named[]> {
	let store: Awaited<ReturnType<CommandContext["openStore"]>>;
	try {
		store = await context.openStore();
	} catch {
		// What is wrong with it stands in the line "database".
		return [];
	}
	try {
		const [facts] = await store.database.query<DatabaseFacts>(FACTS);
		if (!facts) return [];
		const isKnown = await store.database.query<{ is_known: boolean }>(
			"SELECT to_regclass('pod') IS NOT NULL AS is_known",
		);
		const pods = isKnown[0]?.is_known ? await createPodTable(store.database).read() : [];
		return [
			["db-role", checkRole(facts)],
			["db-tls", checkSealed(facts)],
			["durable", checkDurable(facts)],
			["standby", checkStandby(facts)],
			["backup", checkBackup(facts)],
			["pods", checkPods(pods.length)],
		];
	} finally {
		await store.close();
	}
}

const checkRole = ({ is_super }: DatabaseFacts): Finding =>
	is_super
		? problem("The database's account is a superuser: give it a role that owns its own database and nothing else.")
		: well("The database's account is no superuser.");

const checkSealed = ({ is_sealed, is_local }: DatabaseFacts): Finding =>
	is_sealed || is_local
		? well(is_sealed ? "PostgreSQL is spoken to over TLS." : "PostgreSQL is on this machine.")
		: problem("PostgreSQL is spoken to in clear: add sslmode=verify-full to DATABASE_URL.");

function checkDurable({ fsync, full_page_writes, synchronous_commit }: DatabaseFacts): Finding {
	const off = Object.entries({ fsync, full_page_writes, synchronous_commit }).filter(([, value]) => value === "off");
	return off.length === 0
		? well("What PostgreSQL acknowledges is on disk.")
		: problem(
				`PostgreSQL has ${off.map(([name]) => `${name}=off`).join(", ")}: what it acknowledges may be lost. Switch that on.`,
			);
}

const checkStandby = ({ standbys }: DatabaseFacts): Finding =>
	standbys === ""
		? remark(
				"No standby is synchronous (synchronous_standby_names): one that takes over may lack the last seconds. A managed service may see to it otherwise.",
			)
		: well(`Standbys are synchronous: ${standbys}.`);

function checkBackup({ archive_mode, last_archived, is_archive_failing }: DatabaseFacts): Finding {
	if (archive_mode === "off")
		return remark(
			"PostgreSQL archives no WAL: back it up every night at least, and try to restore it. A managed service may do both.",
		);
	if (is_archive_failing) return problem("PostgreSQL fails to archive its WAL: see pg_stat_archiver and its log.");
	return last_archived === null
		? remark("PostgreSQL has archived nothing yet.")
		: well(`WAL was last archived at ${last_archived} UTC; try to restore it.`);
}

const checkPods = (count: number): Finding =>
	count > 1
		? well(`${count} pods live.`)
		: remark(
				`${count === 1 ? "One pod lives" : "No pod lives"}: with two or more nobody notices that one is replaced.`,
			);

export async function checkCopies({ config, clock, log }: CommandContext): Promise<readonly Named[]> {
	try {
		const access = readAccess(config);
		if (!access) return [];
		const { KAFKA_TOPIC_PREFIX: prefix, SHARDS: shards } = config;
		const { brokers, replicas, inSync } = await lookAtCopies({ access, prefix, shards, clock, log });
		if (replicas === 0) return [["copies", remark("The topics come at the first start.")]];
		return [
			[
				"copies",
				replicas >= 3 && inSync >= 2
					? well(`Each partition has ${replicas} copies, ${inSync} of them in sync; ${brokers} brokers.`)
					: problem(
							`Partitions have ${replicas} copies, ${inSync} must be in sync: three brokers, replication 3 and min.insync.replicas 2 outlive one.`,
						),
			],
		];
	} catch (fault) {
		// What is wrong with it stands in the line "kafka".
		if (fault instanceof StartProblem) return [];
		throw fault;
	}
}

/** The bound that the container has, where there is one (cgroup v2, v1). */
export function checkMemoryBound(): Finding {
	for (const file of ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]) {
		try {
			const bytes = Number(readFileSync(file, "utf8"));
			// "max", and what version 1 writes for none.
			if (!(bytes > 0 && bytes < 2 ** 50)) return unbounded;
			const mib = Math.round(bytes / 2 ** 20);
			return mib >= 384
				? well(`The container may use ${mib} MiB.`)
				: problem(`The container may use ${mib} MiB: a pod needs 384 at least.`);
		} catch {
			// Not this version.
		}
	}
	return unbounded;
}
const unbounded = remark(
	"No bound on memory is seen here: give each container one (512 MiB), so that one that grows harms no other.",
);
