/** PostgreSQL of a cluster takes its sessions with it, whatever somebody has done to them. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { freePort } from "../support/freePort.ts";
import { eventually } from "../support/promises.ts";
import { createTiedFolder, isProcessAlive } from "../support/tiedProcess.ts";
import { startPostgresServer } from "./postgresServer.ts";

const WITHIN_MS = 30_000;

/** Whether it was there to be frozen. */
function freeze(pid: number): boolean {
	try {
		return process.kill(pid, "SIGSTOP");
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code === "ESRCH") return false;
		throw fault;
	}
}

const test = suite("the cluster's PostgreSQL");

if (process.platform === "linux") {
	test("given a server whose processes are frozen, when it is stopped, then none of them is left", async () => {
		const folder = createTiedFolder("adjutant-cluster-");
		try {
			const server = await startPostgresServer(folder.path, await freePort());
			const listed = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8");
			// Some of its workers come and go: one that was listed may have gone.
			const all = [server.pid, ...listed.trim().split(/\s+/).map(Number)].filter(freeze);
			assert.ok(all.length > 1);
			await server.stop();
			await eventually(
				() => all.filter(isProcessAlive),
				({ length }) => length === 0,
				WITHIN_MS,
			);
		} finally {
			await folder.remove();
		}
	});
}

test.run();
