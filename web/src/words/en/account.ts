/** What belongs to the account: its address, password, second factor, sessions, invitations, and where mailed links lead. */
export const account = {
	address: "Address",
	confirmed: (email: string) => `${email}, confirmed`,
	mailConfirmation: "Mail a link that confirms it",
	changeAddress: "Change the address",
	mailNewAddress: "Mail a link to the new address",
	newAddress: "New address",
	yourPassword: "Your password",
	password: "Password",
	changePassword: "Change the password",
	oldPassword: "Current password",
	newPassword: "New password",
	linkMailed: (email: string) => `A link was mailed to ${email}.`,
	addressLinkMailed: (email: string) => `A link was mailed to ${email}. The address changes when you follow it.`,
	passwordChanged: "Your password was changed, and your other sessions were ended.",
};

export const secondFactor = {
	title: "Second factor",
	keepCodes: "Keep these backup codes where your phone is not. Each lets you in once, and they are shown only now.",
	codes: "Backup codes",
	scan: "Scan this with your authenticator app, or type the key into it. Then enter the code that it shows.",
	qr: "QR code for an authenticator app",
	key: "Key:",
	code: "Code from the app",
	turnOn: "Turn it on",
	isOn: "It is on: signing in also asks for a code from your authenticator app.",
	makeCodes: "Make new backup codes",
	turnOff: "Turn the second factor off",
	turnItOff: "Turn it off",
	setUp: "Set up an authenticator app",
	setUpHint: "A stolen password is then not enough to sign in.",
	setItUp: "Set it up",
	/** The second step of signing in. */
	appCode: "Code from your authenticator app",
	backupCode: "Backup code",
	useApp: "Use a code from the app",
	useBackup: "Lost your phone? Use a backup code",
	back: "Back",
};

export const sessions = {
	title: "Signed in",
	unreadable: "The list cannot be loaded right now.",
	program: "A program",
	device: (browser: string, system: string) => `${browser} on ${system}`,
	lastSeen: (when: string) => `last seen ${when}`,
	isThis: "(this one)",
	end: "End",
	endWhich: (device: string) => `End the session of ${device}`,
	ended: "The session was ended.",
	endOthers: "End all others",
	othersEnded: "Your other sessions were ended.",
};

export const invitations = {
	title: "Invitations",
	invite: "Invite",
	address: "Address to invite",
	mailed: (email: string) => `A link was mailed to ${email}. It works once, within 7 days.`,
	handOver: (email: string) => `Give this link to ${email}. It works once, within 7 days, and is shown only now.`,
	states: { waiting: "waiting", used: "used", expired: "expired", revoked: "withdrawn" },
	until: (when: string) => `until ${when}`,
	withdraw: "Withdraw",
	withdrawWhich: (email: string) => `Withdraw the invitation to ${email}`,
};

/** The end of an account. */
export const leave = {
	title: "Delete the account",
	what: "What goes with it",
	whatGoes:
		"Your tasks, their history, conversations, keys and apps are deleted with it, at once and for good: no undo brings them back.",
	exportFirst: "Want to keep your tasks? Export them first.",
	forGood: "Delete my account for good",
};

/** What a link of a reminder's mail does. */
export const mailLink = {
	done: {
		title: "Is it done?",
		hint: "The task is completed, without signing in.",
		button: "Yes, it is done",
		done: (title: string) => `“${title}” is completed.`,
	},
	snooze: {
		title: "Remind you again?",
		hint: "The reminder comes once more in an hour.",
		button: "Remind me in an hour",
		done: (title: string) => `You will be reminded of “${title}” in an hour.`,
	},
	unsubscribe: {
		title: "No more reminders by mail?",
		hint: "They go on firing, and show on the page. In the settings you turn the mails on again.",
		button: "Stop these mails",
		done: (_title: string) => "No more reminders are mailed to you.",
	},
	end_digests: {
		title: "No more daily digests?",
		hint: "Reminders still come. In the settings you turn the digest on again.",
		button: "Stop the digests",
		done: (_title: string) => "No more daily digests are sent to you.",
	},
};

/** Where the link of a mail leads. */
export const links = {
	confirmTitle: "Confirm your address",
	confirmHint: "Reminders will be mailed to it from then on.",
	confirm: "Confirm this address",
	confirmed: (email: string) => `${email} is confirmed.`,
	passwordTitle: "Choose a new password",
	passwordChanged: "Your password was changed, and every session was ended. Sign in with the new one.",
	badTitle: "This link does not work",
	bad: "It was used, has expired, or is incomplete. Ask for another one.",
	nothingTitle: "There is nothing here",
	nothing: "No page has this address. It may be mistyped.",
	done: "Done",
	open: "Open Adjutant",
};
