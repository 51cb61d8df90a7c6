/** Addresses that users named for their reminders, and the channels that post there. */
import { HOOK_SEAL, POSTS_PER_HOUR } from "../delivery/hooks/hookAddress.ts";
import { HOOK_KINDS } from "../delivery/hooks/hookChannels.ts";
import { createHookSettings } from "../delivery/hooks/hookSettings.ts";
import { createOutgoing } from "../delivery/outgoing.ts";
import { createRowSeal } from "../delivery/rowSeal.ts";
import { HOOK_CHANNELS, type HookChannel } from "../domain/channels.ts";
import { createHookStore } from "../persistence/ledger/hookStore.ts";
import type { WholeChannel } from "../ports/delivery/channel.ts";
import type { HookSettings } from "../ports/delivery/hooks.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import type { Basics } from "./basics.ts";
import type { Storage } from "./storage.ts";

export interface Hooks {
	readonly settings: HookSettings;
	/** For the mailers, on their own connections. */
	channels(): Readonly<Record<HookChannel, WholeChannel>>;
}

/** `secrets`: what the secrets of hooks are sealed under. */
export function createHooks(
	{ config, clock, publicUrl }: Basics,
	{ database }: Pick<Storage, "database">,
	secrets: Secrets,
): Hooks {
	const ownHosts = config.OUTGOING_HOSTS;
	const way = () => ({
		hooks: createHookStore(database.own),
		seal: createRowSeal(secrets, HOOK_SEAL),
		outgoing: createOutgoing({ ownHosts }),
		clock,
		publicUrl,
		limits: { perHour: Math.max(1, Math.round(POSTS_PER_HOUR * config.RATE_LIMIT_SCALE)), wantsVerified: false },
	});
	return {
		settings: createHookSettings({ hooks: createHookStore(database), secrets, ownHosts }),
		channels: () => {
			const made = HOOK_CHANNELS.map((channel) => [channel, HOOK_KINDS[channel].create(way())] as const);
			return Object.fromEntries(made) as Record<HookChannel, WholeChannel>;
		},
	};
}
