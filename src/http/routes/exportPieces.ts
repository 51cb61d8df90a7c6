/**
 * An account as one JSON document, piece by piece as its reader takes it: a page of rows in memory, however much there is. Tasks come
 * before the journal, which goes on to the last event there is then: so the journal has all that the tasks show.
 *
 * Rows are as every other answer has them: what is stored may change its shape from version to version, and a file must be read
 * by a later one.
 */
import type { InstantText } from "../../domain/time/instant.ts";
import { OWN_FORMAT, OWN_FORMAT_VERSION } from "../../exchange/ownFormat.ts";
import type { Page } from "../../ports/reading/readModel.ts";
import type { Deps } from "../deps.ts";
import { presentDelivery, presentEvent } from "./presentJournal.ts";
import { presentTasks } from "./presentTask.ts";

const ROWS = 500;

export async function* exportPieces(
	deps: Deps,
	{ user_id, email }: { readonly user_id: string; readonly email: string },
	exported_at: InstantText,
): AsyncGenerator<string> {
	const { readModel, journal } = deps;
	const { settings, categories, tags } = await readModel.profile(user_id);
	const head = {
		format: OWN_FORMAT,
		format_version: OWN_FORMAT_VERSION,
		exported_at,
		account: { user_id, email },
		settings,
		categories,
		tags,
		filters: await readModel.filters(user_id),
	};
	yield JSON.stringify(head).slice(0, -1);
	yield* list("tasks", async function* () {
		for (const status of ["all", "deleted"] as const) {
			const rows = pages((cursor) =>
				readModel.listTasks(user_id, { status, sort: "created_at", limit: ROWS, ...cursor }),
			);
			for await (const page of rows) yield await presentTasks(readModel, user_id, page);
		}
	});
	let seq = 0;
	yield* list("journal", async function* () {
		const version = await readModel.version(user_id);
		while (seq < version) {
			const events = await journal.eventsAfter(user_id, seq, ROWS);
			if (events.length === 0) return;
			yield events.map(presentEvent);
			seq = events.at(-1)?.seq ?? version;
		}
	});
	yield* list("deliveries", async function* () {
		const rows = pages((cursor) => readModel.deliveries(user_id, { limit: ROWS, ...cursor }));
		for await (const page of rows) yield page.map(presentDelivery(settings));
	});
	yield `,"version":${seq}}\n`;
}

async function* list(name: string, rows: () => AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
	yield `,"${name}":[`;
	let isFirst = true;
	for await (const page of rows()) {
		if (page.length === 0) continue;
		yield `${isFirst ? "" : ","}\n${page.map((row) => JSON.stringify(row)).join(",\n")}`;
		isFirst = false;
	}
	yield "]";
}

async function* pages<Row>(
	read: (cursor: { readonly cursor?: string }) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const page: Page<Row> = await read(cursor === undefined ? {} : { cursor });
		yield page.data;
		cursor = page.next_cursor;
	}
}
