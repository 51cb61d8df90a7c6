/** The delivery ledger in memory, on a driven clock; held to the same suite as the one in PostgreSQL. */

import type { Remark } from "../../src/domain/refusals/sentence.ts";
import { epochMsOf } from "../../src/domain/time/instant.ts";
import {
	type Claim,
	type ClaimedDelivery,
	type DeliveryEntry,
	type DeliveryLedger,
	IN_HAND_PER_USER,
	MOST_TOGETHER,
} from "../../src/ports/delivery/deliveryLedger.ts";
import type { Mute } from "../../src/ports/delivery/endpoints.ts";
import type { Clock } from "../../src/ports/process/clock.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import type { ReminderDelivery } from "../../src/ports/reading/readModel.ts";

interface Row {
	delivery: ClaimedDelivery;
	state: ReminderDelivery["state"];
	attempts: number;
	answer: Remark | null;
	/** When it may be claimed (again), in ms; of no meaning in a final state. */
	dueMs: number;
	sentMs: number | null;
	/** The message that it goes out in with others. */
	bundle: string | null;
}

const HOUR_MS = 3_600_000;

export interface MemoryLedger extends DeliveryLedger {
	readonly rows: ReadonlyMap<string, Row>;
	/** Calls of `claim` so far. */
	claims(): number;
	/** Due in a minute of its own, those added first before; or, with `together`, in the minute of the last one. */
	add(delivery: ClaimedDelivery, together?: "together"): void;
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
	let minutes = 0;
	const nowMs = () => clock.now().epochMilliseconds;
	const ofChannel = (channel: string) => [...rows.values()].filter(({ delivery }) => delivery.channel === channel);
	const open = (channel: string) => ofChannel(channel).filter(({ state }) => state === "queued" || state === "sending");

	function reach(): void {
		if (isAway === true) throw new StorageUnavailable("away");
	}
	const held = ({ delivery_id, attempt }: Claim) =>
		[...rows].flatMap(([id, row]) =>
			(id === delivery_id || row.bundle === delivery_id) && row.state === "sending" && row.attempts === attempt
				? [row]
				: [],
		);
	/** The rows that ended so. */
	function end(claim: Claim, state: ReminderDelivery["state"], answer: Remark | null): readonly Row[] {
		if (isAway) throw new StorageUnavailable("away");
		const mine = held(claim);
		for (const row of mine) Object.assign(row, { state, answer: answer ?? row.answer });
		for (const id of claim.unwanted ?? []) Object.assign(rows.get(id) ?? {}, { state: "not_wanted" });
		return mine.filter((row) => row.state === state);
	}
	/** Those that go out with the first: held until its minute and never tried, or tried with it before. */
	function matesOf(first: Row): readonly Row[] {
		if (first.attempts > 0 && first.bundle === null) return [];
		const isHeld = (row: Row) => row.bundle !== null || row.delivery.held_until !== null;
		const minute = (row: Row) => Math.floor(row.dueMs / 60_000);
		return open(first.delivery.channel)
			.filter((row) => isHeld(row) && isHeld(first))
			.filter((row) => row !== first && row.delivery.user_id === first.delivery.user_id && row.dueMs <= nowMs())
			.filter((row) => row.attempts === first.attempts && row.bundle === first.bundle && minute(row) === minute(first))
			.slice(0, MOST_TOGETHER - 1);
	}
	const entryOf = ({ delivery }: Row): DeliveryEntry => {
		const { delivery_id: entry_id, task_id, reminder_id, planned_at, fired_at, held_until, task } = delivery;
		return { entry_id, task_id, reminder_id, planned_at, fired_at, held_until, task };
	};

	const lastServed = (row: Row) => served.get(row.delivery.user_id) ?? 0;

	function roomInMs({ channel, user_id }: ClaimedDelivery, perHour: number | undefined): number | null {
		const messages = ofChannel(channel).filter(({ bundle, delivery }) => [null, delivery.delivery_id].includes(bundle));
		const sent = messages.flatMap(({ delivery, sentMs }) =>
			delivery.user_id === user_id && sentMs !== null && sentMs > nowMs() - HOUR_MS ? [sentMs] : [],
		);
		const sending = messages.filter((row) => row.state === "sending" && row.delivery.user_id === user_id);
		const place = Math.max(0, (perHour ?? 0) - sending.length);
		const last = perHour === undefined ? undefined : sent.toSorted((a, b) => b - a)[place];
		return last === undefined ? null : last + HOUR_MS - nowMs();
	}

	return {
		rows,
		claims: () => claims,
		add(delivery, together) {
			if (together === undefined) minutes += 1;
			const dueMs = nowMs() - (100_000 - minutes) * 60_000;
			const row = { state: "queued", attempts: 0, answer: null, dueMs, sentMs: null, bundle: null } as const;
			rows.set(delivery.delivery_id, { ...row, delivery: { ...delivery, entry_id: delivery.delivery_id } });
		},
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
			const taken = new Set<Row>();
			return turns.slice(0, limit).flatMap(({ row }) => {
				if (taken.has(row)) return [];
				const mates = matesOf(row).filter((mate) => !taken.has(mate));
				served.set(row.delivery.user_id, claims);
				const bundle = mates.length > 0 ? (row.bundle ?? row.delivery.delivery_id) : row.bundle;
				for (const one of [row, ...mates]) {
					taken.add(one);
					Object.assign(one, { state: "sending", attempts: one.attempts + 1, dueMs: nowMs() + lease_ms, bundle });
				}
				const { user_id, recipient } = row.delivery;
				const claimed = {
					...row.delivery,
					...entryOf(row),
					delivery_id: bundle ?? row.delivery.delivery_id,
					also: mates.map(entryOf),
					attempt: row.attempts,
					recipient: {
						...recipient,
						is_verified: recipient.is_verified && !unverified.has(user_id),
						mute: muteOf(user_id),
					},
					room_in_ms: roomInMs(row.delivery, perHour),
				};
				return [claimed];
			});
		},
		async markSent(claim, answer) {
			const sent = end(claim, "sent", answer);
			for (const row of sent) row.sentMs = nowMs();
			return sent.length > 0;
		},
		markMuted: async (claim, reason) => end(claim, "muted", reason).length > 0,
		markNowhere: async (claim, reason) => end(claim, "nowhere", reason).length > 0,
		markUnverified: async (claim, reason) => end(claim, "unverified", reason).length > 0,
		async postpone(claim, reason, delay_ms) {
			const [mine] = end(claim, "queued", reason);
			if (mine === undefined) return false;
			const dueMs = nowMs() + delay_ms;
			for (const row of rows.values()) if (row.bundle !== null && row.bundle === mine.bundle) row.dueMs = nowMs();
			for (const row of rows.values()) {
				const isLate = row.state === "queued" && row.dueMs <= nowMs();
				const isAlike =
					row.delivery.user_id === mine.delivery.user_id && row.delivery.channel === mine.delivery.channel;
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
		markNotWanted: async (claim) => end(claim, "not_wanted", null).length > 0,
		async markForRetry(claim, answer, delay_ms) {
			const mine = end(claim, "queued", answer);
			for (const row of mine) row.dueMs = nowMs() + delay_ms;
			return mine.length > 0;
		},
		markDead: async (claim, answer) => end(claim, "dead", answer).length > 0,
		async nextDueInMs(channel) {
			reach();
			const next = Math.min(...open(channel).map((row) => row.dueMs));
			return next === Number.POSITIVE_INFINITY ? undefined : Math.max(0, next - nowMs());
		},
		async counts() {
			const counted = { queued: 0, sending: 0, sent: 0, not_wanted: 0, unverified: 0, muted: 0, nowhere: 0, dead: 0 };
			for (const { state } of rows.values()) counted[state]++;
			return counted;
		},
	};
}
