/** What other parts of the pod count themselves, as Prometheus wants it: read again for each scrape. */
import { Counter, Gauge, Registry } from "prom-client";
import type { ActorStats } from "../ports/cluster/actorStats.ts";
import type { LogFacts } from "../ports/cluster/eventLog.ts";

export interface PodFigures extends Partial<ActorStats> {
	readonly shardsInAll?: number;
	/** Absent while PostgreSQL is away. */
	readonly outbox?: { readonly waiting: number; readonly oldest_ms: number; readonly dead: number };
	/** Deliveries in the ledger, by state. */
	readonly deliveries?: Readonly<Record<string, number>>;
	/** Daily digests that wait or were given up, by state. */
	readonly digests?: Readonly<Record<string, number>>;
	readonly relay?: { readonly published: number; readonly failures: number; readonly unpublishable: number };
	/** Times that the database was seen to go back to an older state. */
	readonly setBacks?: { readonly times: number };
	/** Undefined without Redis. */
	readonly redis?: { readonly isAnswering: boolean; readonly failures: number; readonly heard: number } | undefined;
	/** Connections to PostgreSQL. */
	readonly pool?: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
	readonly log?: LogFacts;
	readonly isLogHealthy?: boolean;
	readonly isDatabaseAnswering: boolean;
}

export function readFigures(figures: PodFigures): Registry {
	const registry = new Registry();
	const registers = [registry];
	const gauge = (name: string, help: string, value: number | undefined) => {
		if (value !== undefined) new Gauge({ name: `adjutant_${name}`, help, registers }).set(value);
	};
	const counter = (name: string, help: string, value: number | undefined) => {
		if (value !== undefined) new Counter({ name: `adjutant_${name}_total`, help, registers }).inc(value);
	};
	const { shards, actors, timers, writes, outbox, relay, redis, pool, log } = figures;
	const sum = (pick: (row: NonNullable<typeof shards>[number]) => number) =>
		shards?.reduce((total, row) => total + pick(row), 0);

	gauge("postgres_up", "1 while PostgreSQL answers", Number(figures.isDatabaseAnswering));
	counter("database_set_back", "Times that the database was put back to an older state", figures.setBacks?.times);
	gauge("log_up", "1 while the log answers", figures.isLogHealthy === undefined ? undefined : +figures.isLogHealthy);
	gauge("redis_up", "1 while Redis answers; absent without Redis", redis && Number(redis.isAnswering));
	gauge("shards", "Shards that there are; every one should be some pod's", figures.shardsInAll);
	gauge("shards_owned", "Shards that this pod owns", shards?.length);
	gauge("users_active", "Users whose actor is awake here", actors?.users_active);
	gauge(
		"mailbox_messages",
		"Messages waiting in all mailboxes",
		sum(({ mailbox }) => mailbox),
	);
	gauge("mailbox_longest_messages", "Messages waiting in the longest mailbox", actors?.mailbox_longest);
	gauge("reminders_armed", "Reminders with a live timer", timers?.armed);
	counter("activations", "Actors woken from their snapshot", actors?.activations);
	counter("passivations", "Idle actors let go", actors?.passivations);
	counter("actor_faults", "Handlers that threw; each is a defect", actors?.faults);
	counter("reminders_fired", "Reminders fired by this pod", timers?.fired);
	counter("sweeps_with_finds", "Sweeps that found what a timer should have fired", timers?.sweeps_with_finds);
	counter("version_conflicts", "Decisions taken again because another pod wrote first", writes?.version_conflicts);
	counter("fenced_writes", "Writes refused because another pod owns the user", writes?.fenced);
	counter("direct_path", "Commands decided here for users who live elsewhere", writes?.direct_path);
	counter("forwards", "Commands that the owner's pod answered for this one", writes?.forwarded);
	counter("forwards_unanswered", "Forwards without an answer", writes?.forwards_unanswered);
	gauge("outbox_events", "Events that wait to be published, of all pods", outbox?.waiting);
	gauge("outbox_age_seconds", "How long the oldest of them has waited", outbox && outbox.oldest_ms / 1_000);
	gauge("outbox_dead_letters", "Events that the log refuses for good, of all pods", outbox?.dead);
	counter("relay_published", "Events published by this pod", relay?.published);
	counter("relay_unpublishable", "Events that became dead letters of the outbox", relay?.unpublishable);
	gauge("relay_failures", "Failures to publish since the last success", relay?.failures);
	counter("redis_failures", "Calls that Redis did not answer in time, or with an error", redis?.failures);
	counter("live_updates_heard", "Live updates of other pods, heard by Redis", redis?.heard);
	gauge("log_silent_seconds", "Since a broker of the log last answered", log && (log.silent_ms ?? Number.NaN) / 1_000);
	if (pool) readPool(pool, registers);
	readStates("deliveries", "Deliveries in the ledger, of all pods, by state", figures.deliveries, registers);
	readStates("digests", "Daily digests that wait or were given up, of all pods, by state", figures.digests, registers);
	if (log) readGroups(log, registers);
	return registry;
}

function readPool(pool: NonNullable<PodFigures["pool"]>, registers: Registry[]): void {
	const help = "Connections to PostgreSQL, and requests that wait for one, by state";
	const use = new Gauge({ name: "adjutant_pool_connections", help, labelNames: ["state"], registers });
	use.set({ state: "busy" }, pool.totalCount - pool.idleCount);
	use.set({ state: "idle" }, pool.idleCount);
	use.set({ state: "waited_for" }, pool.waitingCount);
}

function readStates(name: string, help: string, counts: PodFigures["deliveries"], registers: Registry[]): void {
	if (counts === undefined) return;
	const states = new Gauge({ name: `adjutant_${name}`, help, labelNames: ["state"], registers });
	for (const [state, count] of Object.entries(counts)) states.set({ state }, count);
}

/** How the groups of the log get on. */
function readGroups(log: LogFacts, registers: Registry[]): void {
	const help = "Records that a group has not handled yet";
	const lag = new Gauge({ name: "adjutant_consumer_lag_records", help, labelNames: ["group", "topic"], registers });
	for (const { group, topic, records } of log.lag) lag.set({ group, topic }, records);
	const inHand = new Gauge({
		name: "adjutant_handler_in_hand_seconds",
		help: "How long a group's handler has had what it has longest in hand",
		labelNames: ["group"],
		registers,
	});
	for (const { group, in_hand_ms } of log.groups) inHand.set({ group }, in_hand_ms / 1_000);
	const stuck = new Counter({
		name: "adjutant_handlers_stuck_total",
		help: "Handlers that did not end in their time and were given up",
		labelNames: ["group"],
		registers,
	});
	for (const one of log.groups) stuck.inc({ group: one.group }, one.stuck);
	const rebuilt = new Counter({
		name: "adjutant_consumers_replaced_total",
		help: "Consumers that died and were replaced",
		labelNames: ["group"],
		registers,
	});
	for (const { group, rebuilds } of log.groups) rebuilt.inc({ group }, rebuilds);
}
