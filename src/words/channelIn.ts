/** What a channel is called; undefined for one that only a later version knows. */
import type { ChannelName } from "../domain/channels.ts";
import type { ChannelWords } from "./en/channels.ts";
import type { Words } from "./words.ts";

export function channelIn({ channels }: Words, channel: ChannelName): ChannelWords[keyof ChannelWords] | undefined {
	return Object.hasOwn(channels, channel) ? channels[channel as keyof ChannelWords] : undefined;
}
