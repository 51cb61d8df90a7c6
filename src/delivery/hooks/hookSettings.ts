/** What users say of where their reminders are posted: checked, and sealed before it is kept. */
import { HOOKS } from "../../domain/channels.ts";
import type { HookSettings, HookStore } from "../../ports/delivery/hooks.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import { addressIn, whyNotReached } from "../outgoing.ts";
import { createRowSeal } from "../rowSeal.ts";
import { HOOK_SEAL, sealedFor } from "./hookAddress.ts";
import { HOOK_KINDS } from "./hookChannels.ts";
import { newWebhookSecret } from "./signWebhook.ts";

export interface HookSettingsOptions {
	readonly hooks: HookStore;
	/** The installation's. */
	readonly secrets: Secrets;
	/** As `createOutgoing` has them. */
	readonly ownHosts: readonly string[];
}

export function createHookSettings({ hooks, secrets, ownHosts }: HookSettingsOptions): HookSettings {
	const { seal } = createRowSeal(secrets, HOOK_SEAL);
	return {
		list: hooks.list,
		remove: hooks.remove,
		whyUnfit(channel, url) {
			const address = addressIn(url);
			if (address === null || whyNotReached(address, ownHosts) !== undefined) return "url";
			return HOOK_KINDS[channel].isAddress(url) ? undefined : "url";
		},
		async set(user_id, channel, url, token) {
			const made = HOOKS[channel].secret === "made" ? newWebhookSecret() : null;
			const kept = made ?? token;
			const secret = kept === undefined ? null : seal(sealedFor(user_id, channel), kept);
			return { hook: await hooks.set(user_id, channel, { url, secret }), secret: made };
		},
	};
}
