/**
 * How much one account may have and do: the one table of it (`docs/operations.md` prints it, a test compares). Lengths of single
 * texts are in `LIMITS`. Nothing here is counted by a scan: what is counted stands in the user's state, in a bounded read of
 * an index, or in memory.
 */
import type { Violation } from "./rejection.ts";
import { LIMITS } from "./task.ts";

interface Bound {
	readonly most: number;
	/** Where the violation says that it is. */
	readonly field: string;
	readonly rule: string;
	readonly sentence: string;
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
		sentence: "There can be at most 250,000 tasks, completed ones included: delete some first.",
		counted: "by the number of the next task; once so many were made, by an index, up to the bound, when one is added",
		scope: WHOLE,
	},
	categories: {
		most: LIMITS.categories,
		field: "name",
		rule: "limit",
		sentence: `There can be at most ${LIMITS.categories} categories.`,
		counted: "in the account's state",
		scope: WHOLE,
	},
	tags: {
		most: LIMITS.tags,
		field: "name",
		rule: "limit",
		sentence: `There can be at most ${LIMITS.tags} tags.`,
		counted: "in the account's state",
		scope: WHOLE,
	},
	filters: {
		most: LIMITS.filters,
		field: "name",
		rule: "limit",
		sentence: `There can be at most ${LIMITS.filters} saved filters.`,
		counted: "in the account's state",
		scope: WHOLE,
	},
	threads: {
		most: 1_000,
		field: "thread",
		rule: "limit",
		sentence: "There can be at most 1,000 conversations: delete one first.",
		counted: "by an index, up to the bound",
		scope: WHOLE,
	},
	writes: {
		most: 1_200,
		field: "account",
		rule: "writes_per_minute",
		sentence: "An account can make at most 1,200 changes in a minute.",
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	bytes: {
		most: 50 * MIB,
		field: "account",
		rule: "bytes_per_day",
		sentence: "An account can send at most 50 MiB of changes in a day.",
		counted: "in memory, a day at a time; a restart starts over, unless Redis keeps the sum",
		scope: EACH_POD,
	},
	import_bytes: {
		most: 4 * MIB,
		field: "content",
		rule: "bytes",
		sentence: "A file to import can have at most 4 MiB.",
		counted: "as it comes",
		scope: "one import",
	},
	import_tasks: {
		most: 5_000,
		field: "content",
		rule: "limit",
		sentence: "A file to import can have at most 5,000 tasks: split it.",
		counted: "as it is read",
		scope: "one import",
	},
	imports: {
		most: 1,
		field: "content",
		rule: "at_once",
		sentence: "An import of this account is under way: wait until it is done.",
		counted: "in memory, while it lasts",
		scope: "each pod",
	},
	streams: {
		most: 20,
		field: "account",
		rule: "streams",
		sentence: "An account can have at most 20 streams of updates open: close a page first.",
		counted: "in memory, while they are open",
		scope: EACH_POD,
	},
	clients: {
		most: 50,
		field: "client",
		rule: "limit",
		sentence: "There can be at most 50 keys and apps: revoke one first.",
		counted: "by a unique place in an index",
		scope: WHOLE,
	},
	client_requests: {
		most: 1_200,
		field: "client",
		rule: "client_requests_per_minute",
		sentence: "A key or an app can make at most 1,200 requests in a minute.",
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	client_writes: {
		most: 300,
		field: "client",
		rule: "client_writes_per_minute",
		sentence: "A key or an app can make at most 300 changes in a minute.",
		counted: "in memory, a minute at a time",
		scope: EACH_POD,
	},
	name: {
		most: 100,
		field: "name",
		rule: "max_length",
		sentence: "name is longer than 100 characters.",
		counted: "at sign-up and at each change",
		scope: WHOLE,
	},
} as const satisfies Readonly<Record<string, Bound>>;

export function beyond({ field, rule, sentence }: Bound): Violation {
	return { field, rule, message: sentence };
}
