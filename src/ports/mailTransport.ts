/** Hands one mail to the outside: an SMTP server, or files. */
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

export type MailResult =
	| { readonly kind: "accepted"; readonly answer: string }
	/** Refused for now (4xx), or not reached. */
	| { readonly kind: "try_again"; readonly answer: string }
	/** Refused for good (5xx). */
	| { readonly kind: "refused"; readonly answer: string };

export interface MailTransport {
	/** Never rejects; resolves within 30 s. */
	send(mail: Mail): Promise<MailResult>;
	close(): Promise<void>;
}
