/**
 * How much one account may have and do: the one table of it (`docs/operations.md` prints it, a test compares). Lengths of single
 * texts are in `LIMITS`. Nothing here is counted by a scan: what is counted stands in the user's state, in a bounded read of
 * an index, or in memory.
 */

import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, saidOf, say } from "../refusals/sentence.ts";
import { LIMITS } from "../tasks/task.ts";

interface Bound {
	readonly most: number;
	/** Where the violation says that it is. */
	readonly field: string;
	readonly rule: string;
	readonly sentence: Sentence;
	/** How it is counted, for the table. */
	readonly counted: string;
	/** Of what it is the bound: of all pods together, or of each. */
	readonly scope: string;
}

const MIB = 1024 * 1024;
const WHOLE = "the installation";
const EACH_POD = "each pod; with Redis, the installation";

export const BOUNDS = {
	tasks: {
		most: 250_000,
		field: "task",
		rule: "limit",
		sentence: say("limit_tasks"),
		counted: "by the number of the next task; once so many were made, by an index, up to the bound, when one is added",
		scope: WHOLE,
	},
	categories: {
		most: LIMITS.categories,
		field: "name",
		rule: "limit",
		sentence: say("limit_categories", { count: LIMITS.categories }),
		counted: "in the account's state",
		scope: WHOLE,
	},
	tags: {
		most: LIMITS.tags,
		field: "name",
		rule: "limit",
		sentence: say("limit_tags", { count: LIMITS.tags }),
		counted: "in the account's state",
		scope: WHOLE,
	},
	filters: {
		most: LIMITS.filters,
		field: "name",
		rule: "limit",
		sentence: say("limit_filters", { count: LIMITS.filters }),
		counted: "in the account's state",
		scope: WHOLE,
	},
	threads: {
		most: 1_000,
		field: "thread",
		rule: "limit",
		sentence: say("limit_threads"),
		counted: "by an index, up to the bound",
		scope: WHOLE,
	},
	writes: {
		most: 1_200,
		field: "account",
		rule: "writes_per_minute",
		sentence: say("limit_writes", { amount: 1_200 }),
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	bytes: {
		most: 50 * MIB,
		field: "account",
		rule: "bytes_per_day",
		sentence: say("limit_bytes", { amount: 50 }),
		counted: "in memory, a day at a time; a restart starts over, unless Redis keeps the sum",
		scope: EACH_POD,
	},
	import_bytes: {
		most: 4 * MIB,
		field: "content",
		rule: "bytes",
		sentence: say("limit_import_bytes"),
		counted: "as it comes",
		scope: "one import",
	},
	import_tasks: {
		most: 5_000,
		field: "content",
		rule: "limit",
		sentence: say("limit_import_tasks"),
		counted: "as it is read",
		scope: "one import",
	},
	imports: {
		most: 1,
		field: "content",
		rule: "at_once",
		sentence: say("limit_imports"),
		counted: "in memory, while it lasts",
		scope: "each pod",
	},
	streams: {
		most: 20,
		field: "account",
		rule: "streams",
		sentence: say("limit_streams", { amount: 20 }),
		counted: "in memory, while they are open",
		scope: EACH_POD,
	},
	pod_streams: {
		most: 5_000,
		field: "server",
		rule: "pod_streams",
		sentence: say("limit_pod_streams"),
		counted: "in memory, while they are open; of all accounts together",
		scope: "each pod",
	},
	clients: {
		most: 50,
		field: "client",
		rule: "limit",
		sentence: say("limit_clients"),
		counted: "by a unique place in an index",
		scope: WHOLE,
	},
	client_requests: {
		most: 1_200,
		field: "client",
		rule: "client_requests_per_minute",
		sentence: say("limit_client_requests", { amount: 1_200 }),
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	client_writes: {
		most: 300,
		field: "client",
		rule: "client_writes_per_minute",
		sentence: say("limit_client_writes", { amount: 300 }),
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	feeds: {
		most: 10,
		field: "calendar_feed",
		rule: "limit",
		sentence: say("limit_feeds"),
		counted: "by a unique place in an index",
		scope: WHOLE,
	},
	feed_requests: {
		most: 60,
		field: "calendar_feed",
		rule: "feed_requests_per_minute",
		sentence: say("limit_feed_requests", { amount: 60 }),
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	feed_tasks: {
		most: 5_000,
		field: "calendar_feed",
		rule: "feed_tasks",
		sentence: say("limit_feed_tasks"),
		counted: "as it is made: open tasks, the earliest due first, then what was done last",
		scope: "one answer",
	},
	name: {
		most: 100,
		field: "name",
		rule: "max_length",
		sentence: say("too_long", { field: "name", most: 100 }),
		counted: "at sign-up and at each change",
		scope: WHOLE,
	},
} as const satisfies Readonly<Record<string, Bound>>;

/** The same bound where an installation has it otherwise (`RATE_LIMIT_SCALE`): its sentence says the number that is in force. */
export function inForce(bound: Bound, most: number): Bound {
	const amount = bound.sentence.key === "limit_bytes" ? Number((most / MIB).toPrecision(2)) : most;
	return { ...bound, most, sentence: saidOf(bound.sentence, { amount }) };
}

export function beyond({ field, rule, sentence }: Bound): Violation {
	return { field, rule, ...sentence };
}
