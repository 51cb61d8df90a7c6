/** The channels to addresses of users: how each is made, and which addresses it can be. */
import type { HookChannel } from "../../domain/channels.ts";
import type { WholeChannel } from "../../ports/delivery/channel.ts";
import type { HookChannelOptions } from "./hookAddress.ts";
import { createNtfyChannel } from "./ntfyChannel.ts";
import { ntfyTopic } from "./ntfyTopic.ts";
import { createWebhookChannel } from "./webhookChannel.ts";

interface HookKind {
	readonly create: (options: HookChannelOptions) => WholeChannel;
	/** Of an address that can be reached at all. */
	readonly isAddress: (url: string) => boolean;
}

export const HOOK_KINDS: Readonly<Record<HookChannel, HookKind>> = {
	webhook: { create: createWebhookChannel, isAddress: () => true },
	ntfy: { create: createNtfyChannel, isAddress: (url) => ntfyTopic(url) !== undefined },
};
