/**
 * Carries writes out in groups and tells each asker what became of his own. The database picks the winners
 * (writeStatement.ts); this file owns the grouping and what happens when a group fails.
 */
import { epochMsOf, type InstantText } from "../../domain/time/instant.ts";
import type { UserWrite, WriteResult } from "../../ports/commands/journal.ts";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import { APART, createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";
import { findUniqueViolation, isNotInTime } from "../faults.ts";
import { STANDING, WRITE, writeRecords } from "./writeStatement.ts";

/** Users written by one statement at most. */
const WRITES_AT_ONCE = 500;
/** Statements on their way at most: one waits for the disk while the next is being made up. */
const STATEMENTS_IN_FLIGHT = 3;

/** When many reminders fall due in one instant, the first go out while the others are decided. */
const ENOUGH_WRITES = 150;

/** A write that fails alone. */
interface Failed {
	readonly kind: "failed";
	readonly fault: unknown;
}
type Outcome = WriteResult | Failed | typeof APART;

interface Standing {
	readonly user_id: string;
	readonly version: number;
	readonly epoch: number;
	readonly refused_at: InstantText | null;
	readonly now_ms: number;
}

/** The `append` of ports/commands/journal.ts. */
export function createAppend(database: Database): (write: UserWrite) => Promise<WriteResult> {
	const append = createCoalescer<UserWrite, WriteResult | Failed>({
		mostAtOnce: WRITES_AT_ONCE,
		mostInFlight: STATEMENTS_IN_FLIGHT,
		enough: ENOUGH_WRITES,
		run: async (writes) => {
			const outcomes = new Map<UserWrite, Outcome>();
			for (const group of groupsOfDistinctUsers(writes)) {
				const results = await writeGroup(group);
				group.forEach((write, n) => {
					outcomes.set(write, results[n] ?? { kind: "stale" });
				});
			}
			const [first, ...others] = writes.map((write) => outcomes.get(write) ?? { kind: "stale" as const });
			// The coalescer counts what fails even by itself.
			if (first !== undefined && others.length === 0 && isFailed(first)) throw first.fault;
			return first === undefined ? [] : [first, ...others];
		},
	});

	/**
	 * One write that PostgreSQL refuses (a key used before, a text it cannot hold) fails its whole statement, and nothing
	 * of it is written: then the halves are tried apart, so that it ends up alone and costs the others a few statements
	 * (18 for one among 500). When it took too long, each is to be written by itself: whose rows are held, or who brings too
	 * much, cannot be seen from here.
	 */
	async function writeGroup(writes: readonly UserWrite[]): Promise<readonly Outcome[]> {
		try {
			return await writeAll(writes);
		} catch (fault) {
			if (writes.length <= 1) return writes.map(() => outcomeOf(fault));
			if (isNotInTime(fault)) return writes.map(() => APART);
			// Away is everybody's; nothing may be assumed, and trying again now would only make them wait.
			if (fault instanceof StorageUnavailable) return writes.map(() => failed(fault));
		}
		const half = writes.length >> 1;
		return [...(await writeGroup(writes.slice(0, half))), ...(await writeGroup(writes.slice(half)))];
	}

	async function writeAll(writes: readonly UserWrite[]): Promise<readonly WriteResult[]> {
		// Where rows are looked up one by one, two pods then lock those that both write in one order.
		const ascending = writes.toSorted((a, b) => (a.user_id < b.user_id ? -1 : 1));
		const rows = await database.query<{ user_id: string }>(WRITE, writeRecords(ascending), "write");
		const won = new Set(rows.map(({ user_id }) => user_id));
		const losers = writes.filter(({ user_id }) => !won.has(user_id)).map(({ user_id }) => user_id);
		const standings = losers.length > 0 ? await database.query<Standing>(STANDING, [losers], "standing") : [];
		const standingOf = new Map(standings.map((standing) => [standing.user_id, standing]));
		return writes.map((write) =>
			won.has(write.user_id) ? { kind: "written" } : whyLost(write, standingOf.get(write.user_id)),
		);
	}

	return async (write) => {
		const outcome = await append(write);
		if (isFailed(outcome)) throw outcome.fault;
		return outcome;
	};
}

const failed = (fault: unknown): Failed => ({ kind: "failed", fault });
const isFailed = (outcome: Outcome): outcome is Failed => outcome !== APART && outcome.kind === "failed";

/** What the fault of a write that went alone says of it. */
function outcomeOf(fault: unknown): WriteResult | Failed {
	const violated = findUniqueViolation(fault);
	if (violated === "journal_command") return { kind: "repeated" };
	// The seq is taken: somebody wrote between the compare and the insert, which only a broken row allows.
	return violated === "journal_pk" ? { kind: "stale" } : failed(fault);
}

/**
 * The statement knows a user by his id, so two writes of one user must not share one: the events of both would go in
 * under the compare of one (P2). They keep their order.
 */
function groupsOfDistinctUsers(writes: readonly UserWrite[]): readonly (readonly UserWrite[])[] {
	const groups: UserWrite[][] = [];
	const groupsOf = new Map<string, number>();
	for (const write of writes) {
		const place = groupsOf.get(write.user_id) ?? 0;
		groupsOf.set(write.user_id, place + 1);
		groups[place] ??= [];
		groups[place].push(write);
	}
	return groups;
}

/**
 * A row that moved on in between is stale, whatever else held: the next decision sees it as it is. So is one whose epoch is
 * lower than the writer's: a database put back has forgotten it, and waiting would not bring it back.
 */
function whyLost(write: UserWrite, standing: Standing | undefined): WriteResult {
	if (!standing) return { kind: "stale" };
	if (standing.epoch > write.epoch) return { kind: "fenced" };
	const isAsDecided = (["version", "epoch", "refused_at"] as const).every((what) => standing[what] === write[what]);
	if (!isAsDecided || write.not_before === null) return { kind: "stale" };
	const ahead_ms = epochMsOf(write.not_before) - standing.now_ms;
	return { kind: "early", ahead_ms: Math.max(1, Math.ceil(ahead_ms)) };
}
