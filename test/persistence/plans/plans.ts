/** What the database would do for the statements that a piece of work sends: recorded as they are sent, then explained. */
import * as assert from "uvu/assert";
import type { Database } from "../../../src/persistence/database.ts";

interface Sent {
	readonly text: string;
	readonly values: readonly unknown[];
}

interface Node {
	readonly "Node Type": string;
	readonly "Relation Name"?: string;
	readonly "Index Name"?: string;
	readonly Plans?: readonly Node[];
	readonly "Actual Rows"?: number;
	readonly "Actual Loops"?: number;
	readonly "Rows Removed by Filter"?: number;
}

export interface Recorder {
	/** Give it to what is to be watched. */
	readonly database: Database;
	/** Runs the work and resolves to what it sent. */
	sentBy(work: () => Promise<unknown>): Promise<readonly Sent[]>;
}

export function record(database: Database): Recorder {
	let sent: Sent[] = [];
	return {
		database: {
			...database,
			query(text, values = [], name) {
				sent.push({ text, values });
				return database.query(text, values, name);
			},
		},
		async sentBy(work) {
			sent = [];
			await work();
			return sent;
		},
	};
}

/** They grow with the number of users or of what these do. */
const GROWING = ["user_actor", "task", "reminder", "journal", "outbox", "delivery"];

/**
 * Both as it is planned for these values and as it is planned once for any (a prepared statement may be): no growing table
 * is read from end to end, and each of these indexes is read.
 */
export async function assertPlanned(
	database: Database,
	sent: readonly Sent[],
	indexes: readonly string[],
): Promise<void> {
	assert.ok(sent.length > 0, "nothing was sent");
	for (const isGeneric of [false, true]) {
		const read = new Set<string>();
		for (const { text, values } of sent) {
			const explained = isGeneric
				? await database.query<{ "QUERY PLAN": [{ Plan: Node }] }>(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
				: await database.query<{ "QUERY PLAN": [{ Plan: Node }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
			for (const node of nodesOf(explained[0]?.["QUERY PLAN"][0].Plan)) {
				if (node["Index Name"]) read.add(node["Index Name"]);
				const isWhole = node["Node Type"] === "Seq Scan" && GROWING.includes(node["Relation Name"] ?? "");
				assert.not.ok(
					isWhole,
					`${node["Relation Name"]} is read whole${isGeneric ? " (generic plan)" : ""} by: ${text}`,
				);
			}
		}
		for (const index of indexes) {
			const how = isGeneric ? "generic plan" : "these values";
			assert.ok(
				read.has(index),
				`${index} is not read (${how}), but ${[...read].join(", ")}, by: ${sent.map(({ text }) => text).join("\n")}`,
			);
		}
	}
}

/** How often an index is gone to by the statements as they are planned for these values. */
export async function timesPlanned(database: Database, sent: readonly Sent[], index: string): Promise<number> {
	let count = 0;
	for (const { text, values } of sent) {
		const [row] = await database.query<{ "QUERY PLAN": [{ Plan: Node }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
		count += nodesOf(row?.["QUERY PLAN"][0].Plan).filter((node) => node["Index Name"] === index).length;
	}
	return count;
}

/** Reads alone: carried out once more, they take no more rows than this out of growing tables, those passed over included. */
export async function assertRowsRead(database: Database, sent: readonly Sent[], most: number): Promise<void> {
	assert.ok(sent.length > 0, "nothing was sent");
	for (const { text, values } of sent) {
		const [row] = await database.query<{ "QUERY PLAN": [{ Plan: Node }] }>(
			`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
			values,
		);
		const scans = nodesOf(row?.["QUERY PLAN"][0].Plan).filter((node) => GROWING.includes(node["Relation Name"] ?? ""));
		const read = scans.reduce((sum, node) => {
			const each = (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
			return sum + each * (node["Actual Loops"] ?? 1);
		}, 0);
		assert.ok(scans.length > 0, `no table is read by: ${text}`);
		assert.ok(read <= most, `${read} rows are read by: ${text}`);
	}
}

function nodesOf(node: Node | undefined): readonly Node[] {
	return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
