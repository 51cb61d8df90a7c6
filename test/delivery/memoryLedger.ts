/** The delivery ledger in memory, on a driven clock; held to the same suite as the one in PostgreSQL. */

import type { Clock } from "../../src/ports/clock.ts";
import type { Claim, ClaimedDelivery, DeliveryLedger } from "../../src/ports/deliveryLedger.ts";
import { StorageUnavailable } from "../../src/ports/faults.ts";
import type { DeliveryRow } from "../../src/ports/readModel.ts";

interface Row {
	delivery: ClaimedDelivery;
	state: DeliveryRow["state"];
	attempts: number;
	answer: string | null;
	/** When it may be claimed (again), in ms; of no meaning in a final state. */
	dueMs: number;
}

export interface MemoryLedger extends DeliveryLedger {
	readonly rows: ReadonlyMap<string, Row>;
	/** Calls of `claim` so far. */
	claims(): number;
	add(delivery: ClaimedDelivery): void;
	/** What happens to the task between firing and claim. */
	setTaskStatus(delivery_id: string, status: ClaimedDelivery["task"]["status"]): void;
	/** While away, every call throws `StorageUnavailable`; or those that mark. */
	setAway(away: boolean | "marks"): void;
}

export function createMemoryLedger(clock: Clock): MemoryLedger {
	const rows = new Map<string, Row>();
	let isAway: boolean | "marks" = false;
	let claims = 0;
	const nowMs = () => clock.now().epochMilliseconds;
	const open = () => [...rows.values()].filter(({ state }) => state === "queued" || state === "sending");

	function reach(): void {
		if (isAway === true) throw new StorageUnavailable("away");
	}
	function end({ delivery_id, attempt }: Claim, state: DeliveryRow["state"], answer: string | null): boolean {
		if (isAway) throw new StorageUnavailable("away");
		const row = rows.get(delivery_id);
		if (row?.state !== "sending" || row.attempts !== attempt) return false;
		Object.assign(row, { state, answer: answer ?? row.answer });
		return true;
	}

	return {
		rows,
		claims: () => claims,
		add: (delivery) =>
			rows.set(delivery.delivery_id, { delivery, state: "queued", attempts: 0, answer: null, dueMs: nowMs() }),
		setTaskStatus(delivery_id, status) {
			const row = rows.get(delivery_id);
			if (row) row.delivery = { ...row.delivery, task: { ...row.delivery.task, status } };
		},
		setAway(away) {
			isAway = away;
		},
		async claim(limit, lease_ms) {
			claims++;
			reach();
			const due = open().filter((row) => row.dueMs <= nowMs());
			return due
				.toSorted((a, b) => a.dueMs - b.dueMs)
				.slice(0, limit)
				.map((row) => {
					Object.assign(row, { state: "sending", attempts: row.attempts + 1, dueMs: nowMs() + lease_ms });
					return { ...row.delivery, attempt: row.attempts };
				});
		},
		markSent: async (claim, answer) => end(claim, "sent", answer),
		markNotWanted: async (claim) => end(claim, "not_wanted", null),
		async markForRetry(claim, answer, delay_ms) {
			if (!end(claim, "queued", answer)) return false;
			Object.assign(rows.get(claim.delivery_id) ?? {}, { dueMs: nowMs() + delay_ms });
			return true;
		},
		markDead: async (claim, answer) => end(claim, "dead", answer),
		async nextDueInMs() {
			reach();
			const next = Math.min(...open().map((row) => row.dueMs));
			return next === Number.POSITIVE_INFINITY ? undefined : Math.max(0, next - nowMs());
		},
		async counts() {
			const counted = { queued: 0, sending: 0, sent: 0, not_wanted: 0, dead: 0 };
			for (const { state } of rows.values()) counted[state]++;
			return counted;
		},
	};
}
