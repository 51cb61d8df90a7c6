/** Hands one mail to the outside: an SMTP server, or files. */
import type { SendResult } from "./channel.ts";

export interface Mail {
	readonly message_id: string;
	readonly to: { readonly name: string; readonly address: string };
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	/** The `Date` header, an instant. */
	readonly date: Temporal.Instant;
	readonly headers: Readonly<Record<string, string>>;
}

export interface MailTransport {
	/** Never rejects; resolves within 30 s. */
	send(mail: Mail): Promise<SendResult>;
	close(): Promise<void>;
}
