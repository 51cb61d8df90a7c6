/** The links in a reminder's mail that do something. Each allows one action, to anyone who has the link, without signing in. */

/**
 * `done`: completes the task. `snooze`: reminds again in an hour. `unsubscribe`: no more reminders by mail. `end_digests`: no more daily
 * digests, by any channel. A token holds the place in this list.
 */
export const MAIL_ACTIONS = ["done", "snooze", "unsubscribe", "end_digests"] as const;
export type MailAction = (typeof MAIL_ACTIONS)[number];

/** What the reader of a mail may do by one of its links. */
export interface MailErrand {
	readonly action: MailAction;
	readonly user_id: string;
	/** Names the command, so that a link that is followed twice acts once. */
	readonly delivery_id: string;
	/** 0 where it is about none. */
	readonly task_id: number;
	readonly reminder_id: number;
}

export interface MailLinks {
	/** The same errand with the same end has the same token: a mail that is sent again is the same to the byte (P5). */
	tokenFor(errand: MailErrand, endsAt: Temporal.Instant): string;
	/** Undefined: it has ended, or was made under another secret, or is none. */
	read(token: string, now: Temporal.Instant): MailErrand | undefined;
}
