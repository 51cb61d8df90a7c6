/** Where the next page of a task list begins: a key of its order and a task's number, as one opaque text. */
import { type TaskQuery, UnknownCursor } from "../../ports/reading/readModel.ts";

export type Sort = NonNullable<TaskQuery["sort"]> | "rank";

/** The order of a list. */
export interface ListedBy {
	readonly sort: Sort;
	readonly order: "asc" | "desc";
	/** Only tasks from this number on are ranked; those before it follow by age. */
	readonly rankedFrom?: number | undefined;
}

export interface Cursor {
	/** Of the rank: null where what is not ranked follows, below the number. */
	readonly key: string | null;
	readonly task_id: number;
	readonly rankedFrom?: number | undefined;
}

/** Names the order it belongs to: a cursor of another one would skip tasks. */
function writeCursor({ sort, order }: ListedBy, { key, task_id, rankedFrom }: Cursor): string {
	const from = rankedFrom === undefined ? [] : [rankedFrom];
	return Buffer.from(JSON.stringify([sort, order, key, task_id, ...from])).toString("base64url");
}

/** Where the next page begins; null: there is none. `rows` is one row more than the limit, where there is one. */
export function makeCursor(
	built: ListedBy,
	rows: readonly { readonly key: string | null; readonly task: { readonly task_id: number } }[],
	limit: number,
): string | null {
	const { rankedFrom } = built;
	const last = rows.length > limit ? rows[limit - 1] : undefined;
	if (last) return writeCursor(built, { key: last.key, task_id: last.task.task_id, rankedFrom });
	return rankedFrom === undefined ? null : writeCursor(built, { key: null, task_id: rankedFrom });
}

/** Throws `UnknownCursor` where it is none of this order. */
export function readCursor(text: string, sort: Sort, order: string): Cursor {
	try {
		const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
		if (Array.isArray(read) && read[0] === sort && read[1] === order) {
			const [, , key, task_id, rankedFrom, ...more] = read;
			const isKey =
				typeof key === "string" || (key === null && (sort === "due" || (sort === "rank" && order === "desc")));
			const isFrom =
				rankedFrom === undefined || (sort === "rank" && order === "desc" && Number.isSafeInteger(rankedFrom));
			if (isKey && isFrom && more.length === 0 && Number.isSafeInteger(task_id)) return { key, task_id, rankedFrom };
		}
	} catch {
		// Not base64 of JSON: as unknown as any other.
	}
	throw new UnknownCursor("the cursor is not from this query");
}
