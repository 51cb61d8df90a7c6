/** The delivery ledger in memory, on a driven clock; held to the same suite as the one in PostgreSQL. */

import { epochMsOf } from "../../src/domain/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import {
	type Claim,
	type ClaimedDelivery,
	type DeliveryLedger,
	IN_HAND_PER_USER,
} from "../../src/ports/deliveryLedger.ts";
import type { Mute } from "../../src/ports/endpoints.ts";
import { StorageUnavailable } from "../../src/ports/faults.ts";
import type { DeliveryRow } from "../../src/ports/readModel.ts";

interface Row {
	delivery: ClaimedDelivery;
	state: DeliveryRow["state"];
	attempts: number;
	answer: string | null;
	/** When it may be claimed (again), in ms; of no meaning in a final state. */
	dueMs: number;
	sentMs: number | null;
}

const HOUR_MS = 3_600_000;

export interface MemoryLedger extends DeliveryLedger {
	readonly rows: ReadonlyMap<string, Row>;
	/** Calls of `claim` so far. */
	claims(): number;
	add(delivery: ClaimedDelivery): void;
	/** What happens to the task between firing and claim. */
	setVerified(user_id: string, isVerified: boolean): void;
	setMute(user_id: string, mute: Mute | null): void;
	setTaskStatus(delivery_id: string, status: ClaimedDelivery["task"]["status"]): void;
	/** While away, every call throws `StorageUnavailable`; or those that mark. */
	setAway(away: boolean | "marks"): void;
}

export function createMemoryLedger(clock: Clock): MemoryLedger {
	const rows = new Map<string, Row>();
	const unverified = new Set<string>();
	const mutes = new Map<string, Mute | null>();
	const muteOf = (user_id: string): Mute | null => {
		const mute = mutes.get(user_id) ?? null;
		return mute?.until && epochMsOf(mute.until) <= nowMs() ? null : mute;
	};
	/** Users in the order in which they were last served. */
	const served = new Map<string, number>();
	let isAway: boolean | "marks" = false;
	let claims = 0;
	const nowMs = () => clock.now().epochMilliseconds;
	const ofChannel = (channel: string) => [...rows.values()].filter(({ delivery }) => delivery.channel === channel);
	const open = (channel: string) => ofChannel(channel).filter(({ state }) => state === "queued" || state === "sending");

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

	const lastServed = (row: Row) => served.get(row.delivery.user_id) ?? 0;

	function roomInMs({ channel, user_id }: ClaimedDelivery, perHour: number | undefined): number | null {
		const sent = ofChannel(channel).flatMap(({ delivery, sentMs }) =>
			delivery.user_id === user_id && sentMs !== null && sentMs > nowMs() - HOUR_MS ? [sentMs] : [],
		);
		const sending = ofChannel(channel).filter((row) => row.state === "sending" && row.delivery.user_id === user_id);
		const place = Math.max(0, (perHour ?? 0) - sending.length);
		const last = perHour === undefined ? undefined : sent.toSorted((a, b) => b - a)[place];
		return last === undefined ? null : last + HOUR_MS - nowMs();
	}

	return {
		rows,
		claims: () => claims,
		add: (delivery) =>
			rows.set(delivery.delivery_id, {
				delivery,
				state: "queued",
				attempts: 0,
				answer: null,
				dueMs: nowMs(),
				sentMs: null,
			}),
		setVerified(user_id, isVerified) {
			if (isVerified) unverified.delete(user_id);
			else unverified.add(user_id);
		},
		setMute: (user_id, mute) => void mutes.set(user_id, mute),
		setTaskStatus(delivery_id, status) {
			const row = rows.get(delivery_id);
			if (row) row.delivery = { ...row.delivery, task: { ...row.delivery.task, status } };
		},
		setAway(away) {
			isAway = away;
		},
		async claim({ channel, limit, lease_ms, inHand, perHour }) {
			claims++;
			reach();
			const due = open(channel).filter((row) => row.dueMs <= nowMs());
			const byUser = Map.groupBy(
				due.toSorted((a, b) => a.dueMs - b.dueMs),
				({ delivery }) => delivery.user_id,
			);
			const free = (user: string) => IN_HAND_PER_USER - inHand.filter((one) => one === user).length;
			const turns = [...byUser]
				.flatMap(([user, own]) => own.slice(0, Math.max(0, free(user))).map((row, rank) => ({ row, rank })))
				.toSorted((a, b) => a.rank - b.rank || lastServed(a.row) - lastServed(b.row));
			return turns.slice(0, limit).map(({ row }) => {
				served.set(row.delivery.user_id, claims);
				Object.assign(row, { state: "sending", attempts: row.attempts + 1, dueMs: nowMs() + lease_ms });
				const { user_id, recipient } = row.delivery;
				return {
					...row.delivery,
					attempt: row.attempts,
					recipient: {
						...recipient,
						is_verified: recipient.is_verified && !unverified.has(user_id),
						mute: muteOf(user_id),
					},
					room_in_ms: roomInMs(row.delivery, perHour),
				};
			});
		},
		async markSent(claim, answer) {
			if (!end(claim, "sent", answer)) return false;
			Object.assign(rows.get(claim.delivery_id) ?? {}, { sentMs: nowMs() });
			return true;
		},
		markMuted: async (claim, reason) => end(claim, "muted", reason),
		markUnverified: async (claim, reason) => end(claim, "unverified", reason),
		async postpone(claim, reason, delay_ms) {
			if (!end(claim, "queued", reason)) return false;
			const dueMs = nowMs() + delay_ms;
			const mine = rows.get(claim.delivery_id);
			for (const row of rows.values()) {
				const isLate = row.state === "queued" && row.dueMs <= nowMs();
				const isAlike =
					row.delivery.user_id === mine?.delivery.user_id && row.delivery.channel === mine.delivery.channel;
				if (row === mine || (isLate && isAlike)) {
					Object.assign(row, { dueMs, answer: reason });
				}
			}
			return true;
		},
		async resumeVerified(channel, within_ms) {
			reach();
			const resumed = ofChannel(channel).filter(
				({ state, delivery }) =>
					state === "unverified" &&
					!unverified.has(delivery.user_id) &&
					epochMsOf(delivery.fired_at) > nowMs() - within_ms,
			);
			for (const row of resumed) Object.assign(row, { state: "queued", dueMs: nowMs() });
			return resumed.length;
		},
		markNotWanted: async (claim) => end(claim, "not_wanted", null),
		async markForRetry(claim, answer, delay_ms) {
			if (!end(claim, "queued", answer)) return false;
			Object.assign(rows.get(claim.delivery_id) ?? {}, { dueMs: nowMs() + delay_ms });
			return true;
		},
		markDead: async (claim, answer) => end(claim, "dead", answer),
		async nextDueInMs(channel) {
			reach();
			const next = Math.min(...open(channel).map((row) => row.dueMs));
			return next === Number.POSITIVE_INFINITY ? undefined : Math.max(0, next - nowMs());
		},
		async counts() {
			const counted = { queued: 0, sending: 0, sent: 0, not_wanted: 0, unverified: 0, muted: 0, dead: 0 };
			for (const { state } of rows.values()) counted[state]++;
			return counted;
		},
	};
}
