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
			says: "Somebody created an account at Adjutant with this address. If it was you, confirm it, and reminders will be sent here.",
			link: "Confirm this address",
			ends: "The link works once and for 24 hours. If it was not you, there is nothing to do.",
		},
		confirm_new_address: {
			subject: "Confirm your new address",
			says: "An account at Adjutant is to use this address from now on. If you asked for that, confirm it.",
			link: "Use this address",
			ends: "The link works once and for 24 hours. If it was not you, there is nothing to do.",
		},
		address_changed: {
			subject: "Your address was changed",
			says: "Your account at Adjutant now has another address. Reminders no longer come here.",
			link: "",
			ends: "If it was not you, write to whoever runs this server.",
		},
		reset_password: {
			subject: "Choose a new password",
			says: "Somebody asked for a new password for your account at Adjutant. If it was you, choose one.",
			link: "Choose a new password",
			ends: "The link works once and for one hour. If it was not you, there is nothing to do: your password stays as it is.",
		},
		password_changed: {
			subject: "Your password was changed",
			says: "Your account at Adjutant has a new password, and its other sessions were ended.",
			link: "Open Adjutant",
			ends: "Keys and apps go on working: in the settings you see them, and revoke what you do not know. If it was not you, choose a new password at once: “Forgot the password?”.",
		},
		account_deleted: {
			subject: "Your account was deleted",
			says: "Your account at Adjutant was deleted with everything in it: tasks, history, conversations, keys. No more mails come here.",
			link: "",
			ends: "It cannot be brought back. If it was not you, write to whoever runs this server.",
		},
		address_taken: {
			subject: "Somebody tried to sign up with your address",
			says: "Somebody tried to create an account at Adjutant with this address. You already have one; nothing was changed.",
			link: "Sign in",
			ends: "If it was you and you have lost your password, choose “Forgot the password?”. If it was not you, there is nothing to do.",
		},
		invitation: {
			subject: "You are invited to Adjutant",
			says: "You are invited to create an account at Adjutant with this address.",
			link: "Create an account",
			ends: "The link works once and for 7 days. If you do not want an account, there is nothing to do.",
		},
	},
};
export type MailWords = typeof mails;
