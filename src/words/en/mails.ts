/** Mails in English. */
export const mails = {
	reminder: {
		subject: (title: string) => `Reminder: ${title}`,
		/** Of several in one; the first by its title. */
		subjectOfSeveral: (count: number, first: string) => `${count} reminders: ${first} and more`,
		/** For a title of nothing visible. */
		task: (task_id: number) => `Task #${task_id}`,
		due: "Due",
		allDay: (day: string) => `${day} (all day)`,
		ownClock: "By its own clock",
		takes: "Takes",
		setFor: "Reminder set for",
		late: (moment: string, span: string) => `${moment}, late by ${span}`,
		priority: "Priority",
		open: "Open the task",
		done: "It is done",
		snooze: "Remind me again in an hour",
		unsubscribe: "No more reminders by mail",
	},
	/** Of a day: what is due, what was due before, what was done the day before. */
	digest: {
		title: (day: string) => `Your ${day}`,
		counts: {
			due_today: (count: number) => `${count} due`,
			overdue: (count: number) => `${count} overdue`,
			done_yesterday: (count: number) => `${count} done yesterday`,
		},
		headings: { due_today: "Due today", overdue: "Overdue", done_yesterday: "Done yesterday" },
		allDay: "all day",
		open: "Open Adjutant",
		unsubscribe: "No more daily digests",
	},
	push: {
		done: "Done",
		snooze: "In 10 minutes",
		several: (count: number) => `${count} reminders`,
		more: (count: number) => `and ${count} more`,
		failed: "That could not be done from here. Open the task.",
	},
	/** Who reads one may not have asked for it. `says`: what happened, or is asked; `ends`: how long the link counts, and what to do for who has not asked. */
	account: {
		confirm_address: {
			subject: "Confirm your address",
			says: "Somebody used this address to create an Adjutant account. If it was you, confirm the address, and reminders will be sent here.",
			link: "Confirm this address",
			ends: "The link works once, within 24 hours. If it was not you, you need not do anything.",
		},
		confirm_new_address: {
			subject: "Confirm your new address",
			says: "Somebody asked to use this address for an Adjutant account from now on. If it was you, confirm it.",
			link: "Use this address",
			ends: "The link works once, within 24 hours. If it was not you, you need not do anything.",
		},
		address_changed: {
			subject: "Your address was changed",
			says: "Your Adjutant account now has another address. Reminders no longer come here.",
			link: "",
			ends: "If it was not you, write to whoever runs this server.",
		},
		reset_password: {
			subject: "Choose a new password",
			says: "Somebody asked for a new password for your Adjutant account. If it was you, choose one.",
			link: "Choose a new password",
			ends: "The link works once, within one hour. If it was not you, you need not do anything: your password stays as it is.",
		},
		password_changed: {
			subject: "Your password was changed",
			says: "Your Adjutant account has a new password, and its other sessions were ended.",
			link: "Open Adjutant",
			ends: "Keys and apps keep working: the settings list them, and there you can revoke any that you do not know. If it was not you, choose a new password at once: “Forgot your password?”.",
		},
		account_deleted: {
			subject: "Your account was deleted",
			says: "Your Adjutant account was deleted with everything in it: tasks, history, conversations, keys. No more mail will come here.",
			link: "",
			ends: "It cannot be brought back. If it was not you, write to whoever runs this server.",
		},
		address_taken: {
			subject: "Somebody tried to sign up with your address",
			says: "Somebody tried to create an Adjutant account with this address. You already have one; nothing was changed.",
			link: "Sign in",
			ends: "If it was you and you have lost your password, choose “Forgot your password?”. If it was not you, you need not do anything.",
		},
		invitation: {
			subject: "You are invited to Adjutant",
			says: "You are invited to create an Adjutant account with this address.",
			link: "Create an account",
			ends: "The link works once, within 7 days. If you do not want an account, you need not do anything.",
		},
	},
};
export type MailWords = typeof mails;
