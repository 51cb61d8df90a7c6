/** The ways by which reminders reach their user, and what comes by each, in German. */
import type { ChannelWords } from "../en/channels.ts";

export const channels: ChannelWords = {
	email: { way: "E-Mail", message: "E-Mail" },
	push: { way: "Push-Nachricht", message: "Push-Nachricht" },
	webhook: { way: "Webhook", message: "Webhook-Nachricht" },
	ntfy: { way: "ntfy", message: "ntfy-Nachricht" },
};
