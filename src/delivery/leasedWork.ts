/**
 * Rows of a ledger that this process is at work on (P5): claimed with a lease, worked side by side, settled when done.
 *
 * A row is held by a lease, so a dead process's work is taken over; so is that of a living one which the database does not
 * hear from for as long as a lease, and then it settles nothing any more. While this process lives it does not do a row's
 * work again that it has done and cannot settle yet: the row stays in hand, and a claim that brings it once more renews the
 * lease and is otherwise passed over.
 */
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { type BackOff, backOffMs } from "../timing/backOff.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import { within } from "../timing/within.ts";

/** More than the 30 s that a transport may take: only who cannot reach the database for so long loses a claim alive (P5). */
export const LEASE_MS = 35_000;
/** A row may be due and yet not to be had, because another process is just taking it: no reason to ask without pause. */
const LEAST_MS = 50;
const FINISH_WITHIN_MS = 10_000;
const STORAGE_BACK_OFF: BackOff = { firstMs: 100, longestMs: 2_000 };

/** A claimed row: `attempt` is 1 for the first. */
interface Claimed {
	readonly attempt: number;
}

/** Writes an outcome of the row as of this attempt; false when the claim is no longer the row's last. */
export type Settle<Outcome extends string> = (
	outcome: Outcome,
	write: (attempt: number) => Promise<boolean>,
) => Promise<void>;

export interface LeasedWorkOptions<Row extends Claimed, Outcome extends string> {
	readonly clock: Clock;
	readonly log: Log;
	/** In the log: "a delivery". */
	readonly what: string;
	/** Also its name in the log. */
	readonly idField: string & keyof Row;
	/**
	 * Claims what there is room for. `take` gets what `claim` brought. Resolves to how long, in ms, to nap unless somebody
	 * wakes.
	 */
	readonly round: (take: (claim: Promise<readonly Row[]>) => Promise<readonly Row[]>) => Promise<number>;
	/** Does a row's work and settles it. What it rejects with is logged; the row is claimed again when its lease has run out. */
	readonly work: (row: Row, settle: Settle<Outcome>) => Promise<void>;
	/** Told of each row that was settled here. */
	readonly onSettled?: (outcome: Outcome) => void;
}

export interface LeasedWork<Row> {
	start(): void;
	/** There may be something to do. Costs nothing, however often it is called. */
	wake(): void;
	/** Claims nothing more and finishes what is in hand, within 10 s. Idempotent. */
	stop(): Promise<void>;
	/** What is in hand, as it was first claimed. */
	inHand(): readonly Row[];
}

interface Due<Row> {
	/** How many rows are worked at side by side. */
	readonly slots: number;
	/** The longest nap, ms. */
	readonly pollMs: number;
	claim(limit: number): Promise<readonly Row[]>;
	/** `undefined`: nothing waits. */
	nextDueInMs(): Promise<number | undefined>;
}

/** A round of work of which rows are due at instants: claims as many as there is room for, and naps until the next is due. */
export async function claimDue<Row>(
	{ inHand }: Pick<LeasedWork<Row>, "inHand">,
	{ slots, pollMs, claim, nextDueInMs }: Due<Row>,
): Promise<number> {
	const free = slots - inHand().length;
	if (free === 0) return pollMs;
	const claimed = await claim(free);
	if (claimed.length === free) return inHand().length < slots ? 0 : pollMs;
	return Math.min(pollMs, Math.max(LEAST_MS, (await nextDueInMs()) ?? pollMs));
}

interface Held<Row> {
	readonly row: Row;
	/** The last under which this process has claimed it. */
	attempt: number;
	/** Resolves when it is settled or given up. */
	settled: Promise<void>;
}

export function createLeasedWork<Row extends Claimed, Outcome extends string>(
	options: LeasedWorkOptions<Row, Outcome>,
): LeasedWork<Row> {
	const { clock, log, what, idField, round, work } = options;
	const givingUp = new AbortController();
	const inHand = new Map<unknown, Held<Row>>();
	/** Settled when no claim of ours is on its way. */
	let claiming: Promise<unknown> = Promise.resolve();

	const loop = createLoop({
		clock,
		round: () =>
			round(async (claim) => {
				claiming = claim.catch(() => undefined);
				const rows = await claim;
				for (const row of rows) take(row);
				return rows;
			}),
		onFault(err, failures) {
			tellFault(log, `a look at the ledger of ${what}`, err, { failures });
			return backOffMs(STORAGE_BACK_OFF, failures);
		},
	});

	function take(row: Row): void {
		const id = row[idField];
		const held = inHand.get(id);
		if (held) {
			held.attempt = row.attempt;
			return;
		}
		const taken: Held<Row> = { row, attempt: row.attempt, settled: Promise.resolve() };
		inHand.set(id, taken);
		taken.settled = workAt(taken);
	}

	/** A row that cannot be worked at costs itself an attempt, and neither the process nor the other rows anything. */
	async function workAt(held: Held<Row>): Promise<void> {
		const id = held.row[idField];
		try {
			await work(held.row, (outcome, write) => settle(held, outcome, write));
		} catch (err) {
			log.error(`${what} could not be worked at; it is tried again later`, {
				[idField]: id,
				attempt: held.attempt,
				err,
			});
		}
		inHand.delete(id);
		loop.wake();
	}

	/** Until it is in the ledger, or the process has to end: then the lease runs out and another takes over. */
	async function settle(held: Held<Row>, outcome: Outcome, write: (attempt: number) => Promise<boolean>) {
		const id = { [idField]: held.row[idField] };
		for (let failures = 0; !givingUp.signal.aborted; ) {
			const { attempt } = held;
			try {
				if (await write(attempt)) {
					options.onSettled?.(outcome);
					return;
				}
				// A claim on its way may have taken the row over for this very process: it is then ours under another number.
				await claiming;
				if (held.attempt !== attempt) continue;
				log.warn(`${what} was taken over by another mailer, which settles it`, { ...id, attempt, outcome });
				return;
			} catch (err) {
				log.warn(`${what} could not be marked; it is tried again`, { ...id, outcome, failures: ++failures, err });
				await sleep(clock, backOffMs(STORAGE_BACK_OFF, failures), givingUp.signal);
			}
		}
	}

	async function finish(): Promise<void> {
		const finished = loop.stop().then(() => Promise.all([...inHand.values()].map(({ settled }) => settled)));
		await within(clock, FINISH_WITHIN_MS, finished);
		givingUp.abort();
	}
	let finishing: Promise<void> | undefined;

	return {
		start: () => void loop.start(),
		wake: loop.wake,
		stop() {
			finishing ??= finish();
			return finishing;
		},
		inHand: () => [...inHand.values()].map(({ row }) => row),
	};
}
