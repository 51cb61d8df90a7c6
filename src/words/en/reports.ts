/** Answers that change nothing, in English: lists, one task, reminders, dates to come, history. */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

const minutes = counted("en", { one: "minute", other: "minutes" });
const attempts = counted("en", { one: "attempt", other: "attempts" });
const upcoming = counted("en", { one: "upcoming reminder", other: "upcoming reminders" });

/** `isAll`: no more were counted. */
const atLeast = (count: number, isAll: boolean) => `${isAll ? "" : "more than "}${tasks.count(count)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const reports = {
	noLabel: "There is no such tag or category.",
	noTask: "No task matches.",
	count: (count: number, isAll: boolean) => `${capital(atLeast(count, isAll))}.`,
	/** Over the lines of a list. */
	list: (count: number, isAll: boolean) => `${capital(atLeast(count, isAll))}:`,
	more: (count: number) => `… and ${count} more.`,
	moreInList: (count: number, isAll: boolean) =>
		isAll ? `… and ${count} more in the list of tasks.` : "… and the others in the list of tasks.",
	noneLike: (words: string) => `I found no task like “${words}”.`,
	toAdd: (sentence: string) => `To add it as a task, write “add ${sentence}”.`,
	settings: (settings: readonly string[]) => `Your settings: ${settings.join(", ")}.`,
	overdue: (count: number, isAll: boolean) => `${capital(atLeast(count, isAll))} overdue: “show overdue tasks”.`,
	next: (line: string) => `Next: ${line}.`,
	nothingDue: "Nothing else is due.",
	whichOne: "Which one? Say its number.",
	nothingThen: "Nothing like that happened then.",
	nothingYet: "Nothing has happened yet.",
	/** `state`: open or deleted; `facts`: due, recurrence. */
	task: (name: string, state: string, facts: readonly string[]) => `${name} is ${[state, ...facts].join(", ")}.`,
	completed: (name: string, moment: string, facts: readonly string[]) =>
		`${name} was completed on ${moment}: ${facts.join(", ")}.`,
	noReminder: "no upcoming reminder",
	remindersOn: (moments: readonly string[]) => `reminder on ${moments.join(" and on ")}`,
	negated: "All right, nothing was changed.",
	welcome: "You’re welcome.",
	self: "I’m Adjutant. I keep your tasks and reminders. “help” says what I can do.",
	reminders: {
		none: "There are no upcoming reminders.",
		coming: (count: number) => `${upcoming(count)}:`,
		noneFired: "No reminder has fired yet.",
		latest: "The latest deliveries:",
		/** A task that has none. */
		never: "it has no reminder, so none was sent. “remind me about it at 5” makes one",
		armed: (moment: string) => `a reminder is set for ${moment}; its time has not come yet`,
		waiting: "a reminder waits for a due date: it counts back from one",
		cancelledCompleted: (moment: string) => `the reminder for ${moment} was cancelled, because the task is completed`,
		cancelledDeleted: (moment: string) => `the reminder for ${moment} was cancelled, because the task is deleted`,
		silent: (moment: string) => `the reminder for ${moment} is silent, because the series is paused`,
		cancelled: (moment: string) => `the reminder for ${moment} was cancelled, or its time had passed already`,
		/** Of one that has no time. */
		anyCancelled: "a reminder was cancelled",
		fired: (moment: string, late: number) =>
			`the reminder of ${moment} fired${late === 0 ? "" : `, ${minutes(late)} late`}`,
		digest: (day: string) => `the daily digest of ${day} fell due`,
		empty: (fired: string) => `${fired}, and there was nothing to tell`,
		/** What goes out, by its channel; one that is not known here is a message. */
		anyMessage: "message",
		lookForMail: ". Look in the spam folder if it is not there",
		sent: (fired: string, message: string, moment: string | undefined, answer: string) =>
			`${fired}, and the ${message} was handed over${moment === undefined ? "" : ` on ${moment}`}${answer}`,
		onItsWay: (fired: string, message: string, tries: number, next: string | undefined, answer: string) =>
			`${fired}, and the ${message} is on its way after ${attempts(tries)}${next === undefined ? "" : `; the next attempt is on ${next}`}${answer}`,
		held: (fired: string, message: string, moment: string) =>
			`${fired}, and the ${message} is held back by your quiet hours until ${moment}`,
		notWanted: (fired: string, message: string) =>
			`${fired}, and no ${message} was sent, because the task was done or deleted meanwhile`,
		muted: (fired: string, message: string) =>
			`${fired}, and no ${message} was sent, because you had turned these reminders off at the time`,
		unverified: (fired: string, message: string) =>
			`${fired}, and no ${message} was sent, because your address is not verified yet`,
		nowhere: (fired: string, message: string) =>
			`${fired}, and no ${message} was sent, because you have nothing set up that takes it`,
		dead: (fired: string, message: string, tries: number, answer: string) =>
			`${fired}, and the ${message} was refused for good after ${attempts(tries)}${answer}`,
		answer: (text: string) => ` (the server said: “${text}”)`,
		details: (text: string) => ` (details: ${text})`,
	},
	dates: {
		/** `due`: as it is said of a task, or that there is none. */
		notRecurring: (name: string, due: string | undefined) =>
			`${name} ${due === undefined ? "has no due date" : `is ${due}`}, and does not recur.`,
		paused: (name: string, task_id: number) => `${name} is paused: “resume #${task_id}” starts it again.`,
		is: (name: string, facts: readonly string[]) => `${name} is ${facts.join(", ")}.`,
		fromCompletion: (name: string, facts: readonly string[]) =>
			`${name} is ${facts.join(", ")}: the next one is counted from the day it is done.`,
		nothingFollows: "Nothing follows.",
		after: "After that:",
	},
};
export type ReportWords = typeof reports;
