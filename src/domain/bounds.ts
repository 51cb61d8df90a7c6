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
}

const MIB = 1024 * 1024;

export const BOUNDS = {
	tasks: {
		most: 250_000,
		field: "task",
		rule: "limit",
		sentence: "There can be at most 250,000 tasks, completed and deleted ones included.",
		counted: "by the number of the next task",
	},
	categories: {
		most: LIMITS.categories,
		field: "name",
		rule: "limit",
		sentence: `There can be at most ${LIMITS.categories} categories.`,
		counted: "in the account's state",
	},
	tags: {
		most: LIMITS.tags,
		field: "name",
		rule: "limit",
		sentence: `There can be at most ${LIMITS.tags} tags.`,
		counted: "in the account's state",
	},
	threads: {
		most: 1_000,
		field: "thread",
		rule: "limit",
		sentence: "There can be at most 1,000 conversations: delete one first.",
		counted: "by an index, up to the bound",
	},
	writes: {
		most: 1_200,
		field: "account",
		rule: "writes_per_minute",
		sentence: "An account can make at most 1,200 changes in a minute.",
		counted: "in memory, a minute at a time; by all pods together with Redis",
	},
	bytes: {
		most: 50 * MIB,
		field: "account",
		rule: "bytes_per_day",
		sentence: "An account can send at most 50 MiB of changes in a day.",
		counted: "in memory, a day at a time; by all pods together with Redis",
	},
	streams: {
		most: 20,
		field: "account",
		rule: "streams",
		sentence: "An account can have at most 20 streams of updates open: close a page first.",
		counted: "in memory; by all pods together with Redis",
	},
	clients: {
		most: 50,
		field: "client",
		rule: "limit",
		sentence: "There can be at most 50 keys and apps: revoke one first.",
		counted: "by a unique place in an index",
	},
	client_requests: {
		most: 1_200,
		field: "client",
		rule: "client_requests_per_minute",
		sentence: "A key or an app can make at most 1,200 requests in a minute.",
		counted: "in memory, a minute at a time; by all pods together with Redis",
	},
	client_writes: {
		most: 300,
		field: "client",
		rule: "client_writes_per_minute",
		sentence: "A key or an app can make at most 300 changes in a minute.",
		counted: "in memory, a minute at a time; by all pods together with Redis",
	},
	name: {
		most: 100,
		field: "name",
		rule: "max_length",
		sentence: "name is longer than 100 characters.",
		counted: "at sign-up and at each change",
	},
} as const satisfies Readonly<Record<string, Bound>>;

export function beyond({ field, rule, sentence }: Bound): Violation {
	return { field, rule, message: sentence };
}
