/** Where the reminders of a user go on each channel, and whether they go there at present. */

import type { ChannelName } from "../../domain/channels.ts";
import type { InstantText } from "../../domain/time/instant.ts";

/** Nothing goes there until then; until the user says otherwise when `until` is null. */
export interface Mute {
	readonly until: InstantText | null;
}

export interface Endpoint {
	readonly channel: ChannelName;
	readonly address: string;
	/** Whether somebody has shown that what goes there reaches the user. */
	readonly is_verified: boolean;
	/** A mute that is over is none. */
	readonly mute: Mute | null;
}

export interface Endpoints {
	ofUser(user_id: string): Promise<readonly Endpoint[]>;
	/** Resolves to the endpoint as it is then; `undefined` when the user has none on the channel. */
	mute(user_id: string, channel: ChannelName, mute: Mute | null): Promise<Endpoint | undefined>;
}
