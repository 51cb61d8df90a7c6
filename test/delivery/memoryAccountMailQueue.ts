/** The queue of mails about accounts in memory, on a driven clock; held to the same suite as the one in PostgreSQL. */
import { epochMsOf, instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import type { AccountMailQueue, MailClaim, QueuedMail } from "../../src/ports/accounts/accountMailQueue.ts";
import type { Clock } from "../../src/ports/process/clock.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";

interface Row extends QueuedMail {
	attempts: number;
	madeMs: number;
	dueMs: number;
}

export interface MemoryAccountMailQueue extends AccountMailQueue {
	readonly rows: ReadonlyMap<string, Row>;
	/** While away, every call throws `StorageUnavailable`. */
	setAway(isAway: boolean): void;
}

export function createMemoryAccountMailQueue(clock: Pick<Clock, "now">): MemoryAccountMailQueue {
	const rows = new Map<string, Row>();
	let isAway = false;
	const nowMs = () => clock.now().epochMilliseconds;
	const reach = () => {
		if (isAway) throw new StorageUnavailable("away");
	};
	const claimed = ({ mail_id, attempt }: MailClaim) => {
		reach();
		const row = rows.get(mail_id);
		return row?.attempts === attempt ? row : undefined;
	};
	return {
		rows,
		setAway(away) {
			isAway = away;
		},
		async add(mail) {
			reach();
			rows.set(mail.mail_id, { ...mail, attempts: 0, madeMs: nowMs(), dueMs: nowMs() });
		},
		async claim({ limit, lease_ms }) {
			reach();
			const due = [...rows.values()].filter(({ dueMs }) => dueMs <= nowMs()).toSorted((a, b) => a.dueMs - b.dueMs);
			return due.slice(0, limit).map((row) => {
				Object.assign(row, { attempts: row.attempts + 1, dueMs: nowMs() + lease_ms });
				const { mail_id, sealed, expires_at, attempts: attempt, madeMs } = row;
				const is_expired = epochMsOf(expires_at) <= nowMs();
				return { mail_id, sealed, expires_at, attempt, made_at: instantTextOfEpochMs(madeMs), is_expired };
			});
		},
		remove: async (claim) => claimed(claim) !== undefined && rows.delete(claim.mail_id),
		async retry(claim, delay_ms) {
			const row = claimed(claim);
			if (row) row.dueMs = nowMs() + delay_ms;
			return row !== undefined;
		},
		async nextDueInMs() {
			reach();
			const dueMs = Math.min(...[...rows.values()].map((row) => row.dueMs));
			return Number.isFinite(dueMs) ? Math.max(0, dueMs - nowMs()) : undefined;
		},
	};
}
