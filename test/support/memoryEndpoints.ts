/** The mute of each user's mails, kept in memory. */
import type { Endpoints, Mute } from "../../src/ports/delivery/endpoints.ts";

export interface MemoryEndpoints extends Endpoints {
	muteOf(user_id: string): Mute | null;
}

export function createMemoryEndpoints(): MemoryEndpoints {
	const mutes = new Map<string, Mute | null>();
	const endpointOf = (user_id: string) => ({
		channel: "email" as const,
		address: "anna@example.com",
		is_verified: true,
		mute: mutes.get(user_id) ?? null,
	});
	return {
		muteOf: (user_id) => mutes.get(user_id) ?? null,
		ofUser: async (user_id) => [endpointOf(user_id)],
		async mute(user_id, channel, mute) {
			if (channel !== "email") return undefined;
			mutes.set(user_id, mute);
			return endpointOf(user_id);
		},
	};
}
