/** Reminders by e-mail. */
import type { Channel, ChannelLimits } from "../ports/channel.ts";
import type { Mail, MailTransport } from "../ports/mailTransport.ts";
import { composeMail, type ReminderSite } from "./composeMail.ts";

/** To one user in an hour, on a server of others. */
export const MAILS_PER_HOUR = 60;

/** `limits` are absent where mails are files of our own: those go to nobody. */
export function createMailChannel(options: {
	readonly transport: MailTransport;
	readonly site: ReminderSite;
	readonly limits: ChannelLimits | undefined;
}): Channel<Mail> {
	const { transport, site, limits } = options;
	return {
		name: "email",
		limits,
		compose: (delivery) => composeMail(delivery, site),
		send: (mail) => transport.send(mail),
	};
}
