/** Every sentence of the page in English; its shape is the one that other languages have to fill (`Messages`). */
import { counted } from "../../../src/words/counted.ts";
import { account, invitations, links, secondFactor, sessions } from "./en/account.ts";
import { clients, consent } from "./en/clients.ts";
import { faults } from "./en/faults.ts";
import { dashboard, deliveries, history } from "./en/records.ts";
import { forecast, rule, series } from "./en/series.ts";
import { settings, zoneMoves } from "./en/settings.ts";
import { keys, notices, offers, outbox, palette, shell } from "./en/shell.ts";
import {
	adding,
	bulk,
	changed,
	filter,
	form,
	list,
	notes,
	question,
	reading,
	reminders,
	reschedule,
	snooze,
	subtasks,
} from "./en/tasks.ts";

const open = counted("en", { one: "open task is", other: "open tasks are" });
const were = counted("en", { one: "task below it was", other: "tasks below it were" });

export const english = {
	language: "en",
	general: {
		moment: "One moment…",
		cancel: "Cancel",
		close: "Close",
		tryAgain: "Try again",
		older: "Show older",
		loading: "Loading…",
		name: "Name",
		email: "E-mail",
		password: "Password",
	},
	/** Before anybody is signed in. */
	entrance: {
		welcome: "Welcome back",
		create: "Create your account",
		promise: "Say what is to be done. You will be reminded on time.",
		signIn: "Sign in",
		signUp: "Sign up",
		forgot: "Forgot the password?",
		isNew: "New here?",
		createOne: "Create an account",
		hasOne: "You have an account?",
		oneMore: "One more step",
		newPassword: "Choose a new password",
		byLink: "We mail you a link for that.",
		sendLink: "Send the link",
		linkSent: "If there is an account with this address, a mail with a link is on its way.",
		hadOne: (email: string) => `A mail to ${email} says how to go on: follow its link, then sign in.`,
		shortest: (count: number) => `At least ${count} characters.`,
		notCommon: (count: number) => `At least ${count} characters, and not one of the common passwords.`,
		closed: "Sign-up is closed here. Ask whoever runs this server.",
		invited: "Accounts are made by invitation here. Ask whoever runs this server.",
		firstLink: "The first account is made with the link that the server printed when it started.",
	},
	start: {
		greeting: (name: string) => `What is to be done${name ? `, ${name}` : ""}?`,
		intro: "Write it as you would say it. For example:",
		/** Each is read as it stands; all but the last add a task. */
		examples: [
			"Remind me to call mum in 2 minutes",
			"Water the plants every 3 days starting Monday at 7am",
			"Pay rent on Friday at 9 #home !high",
			"What is due this week?",
		],
	},
	chat: {
		title: "Chat",
		log: "Conversation",
		conversations: "Conversations",
		fresh: "New conversation",
		fold: "Fold the chat away",
		working: "Working on it…",
		/** What becomes of a tool that the assistant uses. */
		steps: { working: "in progress", done: "done", notDone: "not done" },
		write: "Write what is to be done",
		send: "Send",
		stop: "Stop",
		none: "No conversations yet.",
		notLoaded: "The conversations could not be loaded.",
		untitled: "Untitled",
		deleted: "Conversation deleted",
		newName: "New name",
		rename: (title: string) => `Rename ${title}`,
		remove: (title: string) => `Delete ${title}`,
	},
	/** What becomes of the tasks below one. */
	children: {
		label: "Tasks below this one",
		complete: (title: string) => `Complete “${title}”?`,
		reopen: (title: string) => `Reopen “${title}”?`,
		delete: (title: string) => `Delete “${title}”?`,
		restore: (title: string) => `Restore “${title}”?`,
		areOpen: (count: number) => `${open(count)} below it.`,
		wereCompleted: (count: number) => `${were(count)} completed with it.`,
		wereDeleted: (count: number) => `${were(count)} deleted with it.`,
		onceForAll: "The settings can answer this once and for all.",
		leave: (count: number): string => (count === 1 ? "Leave it" : "Leave them"),
		takeAlong: (count: number): string => (count === 1 ? "Take it along" : "Take them along"),
	},
	shell,
	keys,
	palette,
	offers,
	outbox,
	notices,
	list,
	adding,
	bulk,
	changed,
	form,
	filter,
	notes,
	subtasks,
	reminders,
	reschedule,
	snooze,
	reading,
	question,
	series,
	forecast,
	rule,
	settings,
	zoneMoves,
	account,
	secondFactor,
	sessions,
	invitations,
	clients,
	consent,
	links,
	history,
	deliveries,
	dashboard,
	faults,
};

/** What a language has to say; a sentence that is missing, or takes other parameters, is an error of types. */
export type Messages = typeof english;
