/**
 * Why a message did not go out, or not yet, as the list of deliveries shows it, in English, by key; a name in braces stands for what
 * differs, `{moment}` for an instant. What others answered stays theirs.
 */
export const deliveries = {
	delivery_muted: "muted",
	delivery_muted_until: "muted until {moment}",
	delivery_unverified: "the e-mail address is not verified",
	delivery_hour_full: "at most {most} messages an hour go to one user",
	delivery_tasks_unread: "the tasks could not be read",
	delivery_row_lost: "its row was lost, and made anew from the journal: whether it was sent is not known",
	/** Why it was given up, and what the last attempt came to. */
	given_up_because: "{why}: {last}",
	given_up_refused: "refused",
	given_up_attempts: "no attempt left",
	given_up_day: "a day has passed",
	given_up_over: "its day is over",
	/** Faults are as a library or the system says them. */
	not_composed: "it cannot be put into words: {fault}",
	channel_failed: "the attempt failed: {fault}",
	no_answer_in_time: "no answer within {seconds} seconds",
	mail_written: "written to {name}",
	mail_not_written: "not written: {fault}",
	hook_missing: "no address is set",
	hook_secret_missing: "its address has no secret: set the address again",
	hook_secret_unreadable: "its secret cannot be read any more: set the address again",
	hook_no_topic: "its address is not a topic: set it again",
	address_none: "that is not an address",
	address_not_http: "its address is not http",
	address_not_https: "its address is not https",
	address_with_password: "its address carries a password",
	address_not_public: "{host} is not public",
	push_no_device: "no device",
	push_not_encrypted: "the message cannot be encrypted for it: {fault}",
	push_other_key: "it subscribed under another key",
	push_said: "{host}: {said}",
	push_said_too: "{first}; {rest}",
} as const;
