/** Holds an account to what it may do (`BOUNDS`): changes, their bytes, open streams, imports. */
import { BOUNDS, beyond, inForce } from "../domain/accounts/bounds.ts";
import type { Principal } from "../domain/events/events.ts";
import type { PodCounts } from "../ports/cluster/podCounts.ts";
import type { Leases } from "../ports/limits/leases.ts";
import type { Tally } from "../ports/limits/tally.ts";
import { Problem } from "./problem.ts";

/** Seconds after which a stream that found no place may be tried again. */
const STREAM_RETRY_S = 15;
const IMPORT_RETRY_S = 5;

export interface UserBounds {
	/** Counts one change of so many bytes. Throws a `Problem` (429) when it is beyond what the account may do. */
	countChange(user_id: string, bytes: number): void;
	/** Counts one request of a key or an app, by itself. Throws a `Problem` (429) when it is beyond what that may do. */
	countClient(principal: Principal, mutates: boolean): void;
	/** Counts one reading of a calendar feed. Throws a `Problem` (429) when it is beyond what a feed may have. */
	countFeed(feed_id: string): void;
	/** Takes a place for a stream; returns what gives it back. Throws a `Problem` when there is none: 429 for this user, 503 on this pod. */
	holdStream(user_id: string): Promise<() => void>;
	/** Begins an import that writes, of which an account has one at a time on a pod; returns what ends it. Throws a `Problem` (429). */
	beginImport(user_id: string): () => void;
}

/** `scale` multiplies what may be done, not what may be had. */
export function createUserBounds(options: {
	readonly tally: Tally;
	readonly leases: Leases;
	readonly scale: number;
	/** Told how many streams are open here, and of each that found no place. */
	readonly counts?: Pick<PodCounts, "noteStreams" | "noteStreamRefused">;
}): UserBounds {
	const { tally, leases, scale, counts } = options;
	const importing = new Set<string>();
	let open = 0;
	const change = (by: 1 | -1) => {
		open += by;
		counts?.noteStreams(open);
	};
	const scaled = (most: number) => Math.max(1, Math.round(most * scale));
	const limits = [
		{ bound: BOUNDS.writes, limit: { max: scaled(BOUNDS.writes.most), window_s: 60 }, amountOf: () => 1 },
		{
			bound: BOUNDS.bytes,
			limit: { max: scaled(BOUNDS.bytes.most), window_s: 86_400 },
			amountOf: (bytes: number) => bytes,
		},
	];
	const inMinute = (bound: (typeof BOUNDS)["client_requests" | "client_writes" | "feed_requests"], id: string) => {
		const max = scaled(bound.most);
		const { allowed, retry_after_s } = tally.add(`${bound.rule} ${id}`, 1, { max, window_s: 60 });
		if (!allowed) throw tooMuch(inForce(bound, max), retry_after_s);
	};
	return {
		countClient({ kind, id }, mutates) {
			if (kind !== "client") return;
			inMinute(BOUNDS.client_requests, id);
			if (mutates) inMinute(BOUNDS.client_writes, id);
		},
		countFeed: (feed_id) => inMinute(BOUNDS.feed_requests, feed_id),
		countChange(user_id, bytes) {
			for (const { bound, limit, amountOf } of limits) {
				const { allowed, retry_after_s } = tally.add(`${bound.rule} ${user_id}`, amountOf(bytes), limit);
				if (!allowed) throw tooMuch(inForce(bound, limit.max), retry_after_s);
			}
		},
		async holdStream(user_id) {
			// Taken before anything is waited for: of many that come at once, none finds a place that another is taking.
			if (open >= scaled(BOUNDS.pod_streams.most)) {
				counts?.noteStreamRefused();
				throw tooMuch(BOUNDS.pod_streams, STREAM_RETRY_S, "overloaded");
			}
			change(1);
			const most = scaled(BOUNDS.streams.most);
			const giveBack = await leases.take(`streams ${user_id}`, most);
			if (!giveBack) {
				change(-1);
				throw tooMuch(inForce(BOUNDS.streams, most), STREAM_RETRY_S);
			}
			let isHeld = true;
			return () => {
				giveBack();
				if (isHeld) change(-1);
				isHeld = false;
			};
		},
		beginImport(user_id) {
			if (importing.has(user_id)) throw tooMuch(BOUNDS.imports, IMPORT_RETRY_S);
			importing.add(user_id);
			return () => importing.delete(user_id);
		},
	};
}

function tooMuch(
	bound: Parameters<typeof beyond>[0],
	retry_after_s: number,
	code: "busy" | "overloaded" = "busy",
): Problem {
	return new Problem(code, bound.sentence, {
		violations: [beyond(bound)],
		headers: { "Retry-After": String(retry_after_s) },
	});
}
