/** A process that uses the embedded server of a DATA_DIR: says its pid, leaves when told to, or is killed by the test. */

import { createSystemClock } from "../../src/host/systemClock.ts";
import { startEmbeddedPostgres } from "../../src/persistence/embeddedPostgres.ts";

const log = { info: () => {}, warn: () => {}, error: console.error };
const dataDir = process.argv[2] ?? "";
const server = await startEmbeddedPostgres({ dataDir, log, clock: createSystemClock(), durable: false });
process.stdout.write(`${server.pid()}\n`);
process.stdin.once("data", async () => {
	await server.stop();
	process.exit(0);
});
