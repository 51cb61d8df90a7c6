/** Hooks without a database. */
import { type InstantText, toInstantText } from "../../src/domain/time/instant.ts";
import type { Hook, HookRow, HookStore } from "../../src/ports/delivery/hooks.ts";

export function createMemoryHooks(): HookStore {
	const rows = new Map<string, HookRow & Hook>();
	const made_at = toInstantText(Temporal.Instant.from("2026-11-23T09:00:00Z"));
	const mine = (user_id: string) => [...rows].flatMap(([key, row]) => (key.startsWith(`${user_id} `) ? [row] : []));
	return {
		list: async (user_id) => mine(user_id),
		async set(user_id, channel, row) {
			const hook = { ...row, channel, made_at, ended_at: null };
			rows.set(`${user_id} ${channel}`, hook);
			return hook;
		},
		remove: async (user_id, channel) => rows.delete(`${user_id} ${channel}`),
		async find(user_id, channel) {
			const row = rows.get(`${user_id} ${channel}`);
			return row?.ended_at === null ? row : undefined;
		},
		async end(user_id, channel, url) {
			const row = rows.get(`${user_id} ${channel}`);
			if (row?.url === url) rows.set(`${user_id} ${channel}`, { ...row, ended_at: made_at as InstantText });
		},
	};
}
