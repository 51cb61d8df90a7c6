/** Addresses that a user named, to which reminders are posted: what is behind the channels that are hooks, one for each. */
import type { HookChannel } from "../../domain/channels.ts";
import type { InstantText } from "../../domain/time/instant.ts";

export interface Hook {
	readonly channel: HookChannel;
	readonly url: string;
	readonly made_at: InstantText;
	/** Since when nothing goes there any more, because its server said so. */
	readonly ended_at: InstantText | null;
}

export interface HookRow {
	readonly url: string;
	/** Sealed: what webhooks are signed by, or the token that a topic wants. */
	readonly secret: string | null;
}

/** What is kept of them. */
export interface HookStore {
	list(user_id: string): Promise<readonly Hook[]>;
	/** Takes the place of what was there. */
	set(user_id: string, channel: HookChannel, row: HookRow): Promise<Hook>;
	/** False when the user has none on the channel. */
	remove(user_id: string, channel: HookChannel): Promise<boolean>;
	/** Where to send at present; one that ended is none. */
	find(user_id: string, channel: HookChannel): Promise<HookRow | undefined>;
	/** Its server wants nothing more there. What the user has named since stays. */
	end(user_id: string, channel: HookChannel, url: string): Promise<void>;
}

/** What the way in needs of them. */
export interface HookSettings {
	list(user_id: string): Promise<readonly Hook[]>;
	/** Pure. The field that cannot be right, as requests name it. */
	whyUnfit(channel: HookChannel, url: string): "url" | undefined;
	/**
	 * `token`: what a topic wants to be shown. `secret`: by which the receiver of webhooks knows what is ours. It is told this once;
	 * null on other channels.
	 */
	set(
		user_id: string,
		channel: HookChannel,
		url: string,
		token?: string,
	): Promise<{ readonly hook: Hook; readonly secret: string | null }>;
	remove(user_id: string, channel: HookChannel): Promise<boolean>;
}
