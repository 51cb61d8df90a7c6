/** `adjutant backup <file>`: the whole database beside running servers, as of one instant, in a file for its owner only. */
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { NothingToBackUp, type WrittenBackup, writeBackup } from "../persistence/backup/writeBackup.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";
import { count, mebibytes, secondsSince } from "./figures.ts";

export async function backUp({ args, say, clock, openStore }: CommandContext): Promise<number> {
	const [file, ...more] = args;
	if (file === undefined || file.startsWith("-") || more.length > 0) return ASKED_WRONGLY;
	const beganMs = clock.elapsedMs();
	const store = await openStore();
	const half = `${file}.part`;
	try {
		const { taken_at, rows } = await pack(half, (write) => writeBackup(store.database, write));
		// There is a whole backup under its name, or none.
		await rename(half, file);
		const size = mebibytes((await stat(file)).size);
		say(`${count(rows, "row")} as of ${taken_at} in ${file}: ${size}, ${secondsSince(beganMs, clock)}.`);
		say("Keep secrets.json, or AUTH_SECRET, with it: without that everybody has to sign in again.");
		return 0;
	} catch (fault) {
		await rm(half, { force: true });
		if (fault instanceof NothingToBackUp) say(NO_TABLES);
		else if (isOfFile(fault)) say(fault.message);
		else throw fault;
		return 1;
	} finally {
		await store.close();
	}
}

const NO_TABLES =
	"There is nothing to back up: this database has no tables of Adjutant. Are DATA_DIR and DATABASE_URL right?";

/** A folder that is not there, a disk that is full. */
const isOfFile = (fault: unknown): fault is Error => fault instanceof Error && "syscall" in fault;

/** Resolves when all lines are on the disk. */
async function pack(
	file: string,
	fill: (write: (line: string) => Promise<void>) => Promise<WrittenBackup>,
): Promise<WrittenBackup> {
	const gzip = createGzip({ level: 6 });
	const written = pipeline(gzip, createWriteStream(file, { mode: 0o600 }));
	const failed = written.then(() => Promise.reject(new Error("the file ended too early")));
	failed.catch(() => undefined);
	const write = async (line: string) => {
		if (!gzip.write(`${line}\n`)) {
			await Promise.race([new Promise((resolve) => gzip.once("drain", resolve)), failed]);
		}
	};
	try {
		const result = await fill(write);
		gzip.end();
		await written;
		const handle = await open(file, "r+");
		await handle.sync();
		await handle.close();
		return result;
	} finally {
		gzip.destroy();
		await written.catch(() => undefined);
	}
}
