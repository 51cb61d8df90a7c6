/** What is needed of the desk. */
export interface ChannelWishes {
	me(): { readonly settings: { readonly channels: readonly string[] } };
	changeSettings(changes: { readonly channels: readonly string[] }, said: string): Promise<unknown>;
}

/** Adds a channel to those that reminders go out by. Resolves to false where it was among them, and then says nothing. */
export async function wantChannel(desk: ChannelWishes, channel: string, said: string): Promise<boolean> {
	const { channels } = desk.me().settings;
	if (channels.includes(channel)) return false;
	await desk.changeSettings({ channels: [...channels, channel] }, said);
	return true;
}
