/** What users say of where their reminders are posted: checked, and sealed before it is kept. */
import type { HookSettings, HookStore } from "../ports/hooks.ts";
import { HOOK_SEAL, sealedFor } from "./hookAddress.ts";
import { createMailSeal } from "./mailSeal.ts";
import { whyNotReached } from "./outgoing.ts";
import { newWebhookSecret } from "./signWebhook.ts";

export interface HookSettingsOptions {
	readonly hooks: HookStore;
	/** The installation's. */
	readonly secret: string;
	/** As `createOutgoing` has them. */
	readonly ownHosts: readonly string[];
}

export function createHookSettings({ hooks, secret: ofInstallation, ownHosts }: HookSettingsOptions): HookSettings {
	const { seal } = createMailSeal(ofInstallation, HOOK_SEAL);
	return {
		list: hooks.list,
		remove: hooks.remove,
		whyUnfit(_, url) {
			const address = URL.parse(url);
			return address === null || whyNotReached(address, ownHosts) !== undefined ? "url" : undefined;
		},
		async set(user_id, channel, url) {
			const secret = newWebhookSecret();
			const hook = await hooks.set(user_id, channel, { url, secret: seal(sealedFor(user_id, channel), secret) });
			return { hook, secret };
		},
	};
}
