/** The ways by which reminders reach their user, and what comes by each, in English. */
import type { KnownChannel } from "../../domain/channels.ts";

type ByChannel = Readonly<Record<KnownChannel, { readonly way: string; readonly message: string }>>;

export const channels: ByChannel = {
	email: { way: "e-mail", message: "mail" },
	push: { way: "push message", message: "push message" },
	webhook: { way: "webhook", message: "webhook" },
	ntfy: { way: "ntfy", message: "ntfy message" },
};
export type ChannelWords = ByChannel;
