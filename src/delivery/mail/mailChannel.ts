/** Reminders by e-mail. */
import { MAIL } from "../../domain/channels.ts";
import type { Channel, ChannelLimits, DigestWording } from "../../ports/delivery/channel.ts";
import type { Mail, MailTransport } from "../../ports/delivery/mailTransport.ts";
import { composeDigestMail } from "../digest/composeDigestMail.ts";
import { composeMail, type ReminderSite } from "./composeMail.ts";

/** To one user in an hour, on a server of others. */
export const MAILS_PER_HOUR = 60;

/** `limits` are absent where mails are files of our own: those go to nobody. */
export function createMailChannel(options: {
	readonly transport: MailTransport;
	readonly site: ReminderSite;
	readonly limits: ChannelLimits | undefined;
}): Channel<Mail> & DigestWording<Mail> {
	const { transport, site, limits } = options;
	return {
		name: MAIL,
		limits,
		compose: (delivery) => composeMail(delivery, site),
		composeDigest: (digest) => composeDigestMail(digest, site),
		send: (mail) => transport.send(mail),
	};
}
