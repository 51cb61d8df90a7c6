/** From no server to one that answers and has us as its tenant: it is started, or one that runs already is adopted. */
import type { Clock } from "../../ports/process/clock.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { elapsedMs, LOOK_EVERY_MS, pause } from "./pause.ts";
import type { Place } from "./place.ts";
import { findPostmaster, initialise, lastComplaint, type Postmaster, spawnPostmaster } from "./postmaster.ts";
import { becomeTenant, type Tenancy } from "./tenancy.ts";

/** Crash recovery after a power cut can take a while; a server that recovers does answer ("starting up"). */
const START_WITHIN_MS = 60_000;

export interface RunningServer extends Postmaster {
	readonly tenancy: Tenancy;
}

export interface ServerStart {
	readonly place: Place;
	readonly binaries: Binaries;
	readonly account: Account | undefined;
	/** Whether commits are flushed to disk. */
	readonly durable: boolean;
	readonly clock: Clock;
	/** Told each time a server process was started, and is now waited for. */
	readonly whileStarting?: (() => void) | undefined;
}

/** Rejects with what the server itself complained about, or when it does not answer in a minute. */
export async function startServer(start: ServerStart): Promise<RunningServer> {
	const { place, binaries, account, durable, clock } = start;
	await initialise(place, binaries, account, durable);
	let failure: unknown;
	let ownEnd: { code: number | null } | undefined;
	for (const deadline = elapsedMs() + START_WITHIN_MS; elapsedMs() < deadline; await pause(clock, LOOK_EVERY_MS)) {
		const found = findPostmaster(place.cluster);
		if (found !== undefined) {
			try {
				return { ...found, tenancy: await becomeTenant(found.socketDir) };
			} catch (err) {
				// Starting, recovering, or being ended by its last tenant: look again.
				failure = err;
				continue;
			}
		}
		if (ownEnd !== undefined && !isPassing(lastComplaint(place))) {
			throw new Error(
				`PostgreSQL did not start (exit ${ownEnd.code}): ${lastComplaint(place)}. Mend what it names, or set DATABASE_URL; all that it said is in ${place.serverLog}.`,
			);
		}
		ownEnd = await startOnce(start);
	}
	throw new Error(
		`PostgreSQL in ${place.dir} did not answer within ${START_WITHIN_MS / 1000} s: see in ${place.serverLog} how far it is, and start again.`,
		{ cause: failure },
	);
}

/** Resolves when a pid file is there (ours or that of a process which was quicker) or ours gave up. */
async function startOnce(start: ServerStart): Promise<{ code: number | null } | undefined> {
	const { place, binaries, account, durable, clock } = start;
	let end: { code: number | null } | undefined;
	const server = spawnPostmaster(place, binaries, account, durable);
	start.whileStarting?.();
	const watch = server.exited.then((result) => {
		end = result;
	});
	while (end === undefined && findPostmaster(place.cluster) === undefined) {
		await Promise.race([watch, pause(clock, LOOK_EVERY_MS)]);
	}
	return end;
}

/** Reasons that go away by themselves: another process was quicker, or the killed server's children are still going. */
function isPassing(complaint: string): boolean {
	return /lock file .* (?:already exists|is empty)|shared memory block .* still in use|could not bind|is another postmaster/i.test(
		complaint,
	);
}
