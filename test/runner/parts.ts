/** The real parts that test files share. Each is started once for the run; its address goes to the files by environment. */
import { fileURLToPath } from "node:url";
import { reaches } from "./reach.ts";

export interface Parts {
	stop(): Promise<void>;
}

const POSTGRES = fileURLToPath(new URL("../support/postgres.ts", import.meta.url));
const CHROMIUM = fileURLToPath(new URL("../support/chromium.ts", import.meta.url));

/**
 * Starts what these files reach. Rejects when PostgreSQL cannot be started: nothing that matters is proved without it.
 * Files that find no Chromium say so in a SKIP line of their own.
 */
export async function startParts(files: readonly string[]): Promise<Parts> {
	const isNeeded = (part: string): boolean => files.some((file) => reaches(file, part));
	if (isNeeded(CHROMIUM)) await prepareChromium();
	return { stop: isNeeded(POSTGRES) ? await startPostgres() : async () => {} };
}

/** Unpacks it once, so that the files need not do it side by side within their bounds. */
async function prepareChromium(): Promise<void> {
	const { findChromium } = await import("../support/chromium.ts");
	await findChromium();
}

async function startPostgres(): Promise<() => Promise<void>> {
	const { startTestPostgres } = await import("../support/postgres.ts");
	const postgres = await startTestPostgres();
	process.env.ADJUTANT_TEST_POSTGRES = postgres.url;
	return () => postgres.stop();
}
