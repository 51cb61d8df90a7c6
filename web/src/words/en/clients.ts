/** Keys and apps: what acts for the user without being him. */

/** What each scope lets one do. */
const scopes = {
	"tasks:read": "See your tasks, reminders, labels and history",
	"tasks:write": "Add, change and delete tasks, and undo changes",
};

export const consent = {
	title: (app: string) => `Let ${app} into Adjutant?`,
	unknown: "An app",
	asUser: (email: string) => `You are signed in as ${email}.`,
	from: (host: string) => `It comes from ${host}.`,
	wants: "It would be able to:",
	scopes,
	not: "It cannot see your conversations, your password or your other apps.",
	asked: "Deleting, and changing many tasks at once, still needs your yes.",
	back: (host: string) => `The answer goes to ${host}.`,
	backHere: "The answer goes to a program on this computer.",
	allow: "Allow",
	deny: "Don’t allow",
	later: "You can revoke this in the settings, under Keys and apps.",
	expired: "This request has expired. Start again in the app.",
	leaving: "One moment: back to the app.",
};

const copying = { copied: "Copied.", notCopied: "Your browser does not let it be copied: select it yourself." };

export const clients = {
	title: "Keys and apps",
	hint: "They act for you, and everything they do is in the history under their name.",
	none: "No keys or apps yet.",
	unreadable: "The list cannot be loaded right now.",
	kinds: { key: "key", app: "app" },
	scopes: { "tasks:read": "may read", "tasks:write": "may change" },
	used: (when: string) => `last used ${when}`,
	unused: "not used yet",
	revoked: "revoked",
	revoke: "Revoke",
	revokeWhich: (name: string) => `Revoke ${name}`,
	wasRevoked: (name: string) => `${name} can no longer act for you.`,
	trust: "May delete without asking",
	trustWhich: (name: string) => `${name} may delete without asking`,
	trusted: (name: string, isTrusted: boolean): string =>
		isTrusted ? `${name} may delete without asking now.` : `${name} asks you first again.`,
	undo: "Undo what it did",
	undoWhich: (name: string) => `Undo what ${name} did`,
	undone: (count: number): string => (count === 0 ? "There was nothing to undo." : "What it did is undone."),
	make: "Make a key",
	makeHint: "For a program that signs in with a key: Authorization: Bearer …",
	name: "What it is for",
	mayWrite: "It may change tasks, too",
	once: "Copy it now: it is shown only once.",
	copy: "Copy the key",
	...copying,
};

export const feeds = {
	title: "Calendar feeds",
	hint: "A secret link by which your calendar shows your tasks. Whoever has it can read them, and change nothing.",
	none: "No calendar reads your tasks yet.",
	unreadable: "The list cannot be read just now.",
	contents: {
		events: "events (Apple, Google, Outlook)",
		tasks: "tasks (Thunderbird, Tasks.org)",
		both: "events and tasks",
	},
	withAlarms: "with alarms",
	read: (when: string) => `last read ${when}`,
	unread: "not read yet",
	revoke: "Revoke",
	revokeWhich: (name: string) => `Revoke the calendar feed ${name}`,
	wasRevoked: (name: string) => `The link “${name}” no longer works.`,
	make: "Make a link",
	name: "What the calendar is called",
	shows: "What it shows",
	alarms: "With reminders as alarms",
	once: "Copy it now: it is shown only once.",
	copy: "Copy the link",
	...copying,
};
