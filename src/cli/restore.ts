/** `adjutant restore <file>`: a backup into a database without accounts, whose tables are made first. */
import { constants, createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { NotRestored, type RestoredBackup, restoreBackup } from "../persistence/backup/restoreBackup.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { count, secondsSince } from "./figures.ts";
import { migrateDatabase } from "./migrate.ts";

export async function restore(context: CommandContext): Promise<number> {
	const { args, say, clock, openStore } = context;
	const [file, ...more] = args;
	if (file === undefined || file.startsWith("-") || more.length > 0) return ASKED_WRONGLY;
	const beganMs = clock.elapsedMs();
	try {
		await access(file, constants.R_OK);
	} catch (fault) {
		say(fault instanceof Error ? fault.message : String(fault));
		return 1;
	}
	await migrateDatabase({ ...context, say: () => undefined });
	const store = await openStore();
	try {
		let restored: RestoredBackup | undefined;
		await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
			restored = await restoreBackup(store.database, linesOf(source));
		});
		const { rows = 0, taken_at = "" } = restored ?? {};
		say(
			`${count(rows, "row")} as of ${taken_at} restored, ${secondsSince(beganMs, clock)}. Run adjutant verify, then start the servers.`,
		);
		return 0;
	} catch (fault) {
		const why = sentenceOf(fault);
		if (why === undefined) throw fault;
		say(why);
		return 1;
	} finally {
		await store.close();
	}
}

/** Of what a file can be the cause of; undefined for the rest. */
function sentenceOf(fault: unknown): string | undefined {
	if (fault instanceof NotRestored) return fault.message;
	if (!(fault instanceof Error && "code" in fault)) return undefined;
	if (fault.code === "EISDIR") return fault.message;
	const isCut = fault.code === "Z_BUF_ERROR" || fault.code === "Z_DATA_ERROR";
	return isCut ? "The backup is not whole: nothing was restored. Take another one." : undefined;
}

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let rest = "";
	for await (const piece of source) {
		const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		yield* lines;
	}
	if (rest !== "") yield rest;
}
