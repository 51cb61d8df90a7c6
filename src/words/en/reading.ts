/** What the reader of requests and quick add asks back, in English. Everything in quotes that is an example can be sent. */
const add = "add buy milk tomorrow at 5pm #home";

export const reading = {
	/** Understood in kind, but something is missing. */
	unclear: {
		zone: "I do not know that time zone. Use a name such as “Europe/Berlin” or “Asia/Karachi”.",
		lead: "How long before? For example: “set lead time to 30 minutes”.",
		shift: "Earlier or later? For example: “move #3 two days earlier”.",
		pause:
			"I can pause it until you say “resume”, or change its recurrence: “change #6 to every week until 31 december”.",
		howOften: "How often? For example: “make #3 repeat every week”.",
		undo: "I take back the last message as a whole: “undo”, or “undo the last 3 changes”.",
		search: "Search for what? For example: “search milk”.",
		/** By the verb that was said. */
		which: {
			complete: "Which task? For example: “complete #3” or “complete the milk task”.",
			finish: "Which task? For example: “complete #3” or “complete the milk task”.",
			delete: "Which task? For example: “delete #3” or “delete the milk task”.",
			reopen: "Which task? For example: “reopen #3” or “reopen the milk task”.",
			restore: "Which task? For example: “restore #3” or “restore the milk task”.",
		},
		snooze: "Until when? For example: “snooze 1 hour” or “snooze #2 until 5pm”.",
		remindWhen: "When shall I remind you? For example: “remind me about #3 at 5”.",
		remindWhat: "What should I remind you of, and when? For example: “remind me to call mum at 5”.",
		add: `What shall I add? For example: “${add}”.`,
		addThen: `What is to be done then? For example: “${add}”.`,
		tooMany: (most: number) => `That is more than ${most} tasks in one message. Send them in several.`,
		notWhat: (named: string) => `I see ${named}, but not what to do with it.`,
		toAdd: (why: string) => `${why} To add this as a task, begin with “add”.`,
		whichTask: (said: string) =>
			`I do not know which task “${said}” is about. Say its number, for example “move #3 to friday 3pm”, or what is to be done then: “add …”.`,
		whichAndHow: "Which task, and how? For example: “move #3 to friday” or “skip #6”.",
		whatWithIt: "Say what is to be done with it, for example “complete the second one” or “move #3 to friday”.",
		wrong: "If the last change was not what you meant, “undo” takes it back. Then say it with the task’s number.",
		allRight: "All right, nothing was changed.",
		rename: "Rename which task to what? For example: “rename #3 to buy oat milk”.",
		toWhen: "To when? For example: “move #3 to monday 3pm”.",
	},
	/** Of a text that becomes a task all the same. */
	questions: {
		twoDates: (said: string) => `I found more than one date and took “${said}”. Which one is meant?`,
		passed: (said: string) => `“${said}” has passed already, so I took tomorrow.`,
		weekday: (said: string) => `“${said}”: the weekday does not fit the date. I took the date.`,
		passedOver: (said: string, day: string) =>
			`“${said}”: ${day} comes first, but falls on another weekday. I took the next date that fits both.`,
		severalDays: (said: string, date: string, every: string) =>
			`“${said}” names several days: it is due on the first of them to come, ${date}. Write “${every}” if it recurs.`,
		noDue: "The reminder counts back from a due date, and I found none. When is it due?",
		noOneTime: (said: string) =>
			`“${said}” is not a single time before it is due, so I left it in the title. How long before should I remind you?`,
		wholeMinutes: (said: string) =>
			`A reminder comes whole minutes, hours, days or weeks before: I left “${said}” in the title.`,
		oneCategory: (name: string) => `A task has one category. I took “${name}”.`,
		onePriority: (priority: string) => `A task has one priority. I took “${priority}”.`,
		notRead: (said: string) => `I cannot read “${said}” as a date. When is it due?`,
		whenToRemind: "When should I remind you? I found no date or time.",
		oneRecurrence: (said: string) => `A task has one recurrence. I took “${said}”.`,
		cannotRepeat: (said: string, why: string) => `I cannot repeat it “${said}”: ${why}`,
		name: (said: string) => `I read “${said}” as the beginning of a name. Write it at the end if the task is due then.`,
		unused: (said: string) => `I did not use “${said}”: it stays in the title. What is meant?`,
		timesOfDay: (said: string) =>
			`One rule cannot hold “${said}”: name the times, such as “every day at 8 and 20” or “every 12 hours”.`,
		daysOrTimes: (said: string) =>
			`One rule cannot hold “${said}”: name the days or the times, such as “every monday and thursday”, “every 31 october” or “every day at 8 and 20”.`,
	},
	/** Why no rule holds what was said of recurring. */
	refused: {
		namedDays: "Working days and weekends can be named, but not counted.",
		mixedStep: "A step is in days, or in hours and minutes, not in both.",
		lessThanOne: "What is counted must be 1 or more.",
		onceOrAgain: "Say “in …” for once, or “every! …” for again and again, counted from completion.",
		exceptWeekday: "A rule cannot leave out one weekday of each month: name the dates to leave out.",
		whichWeekday: "A month has several of these weekdays: say which one, such as “the first monday”.",
		dateOfYear: "A date with its month comes once a year.",
		severalDates: "One rule cannot hold these dates: make a task for each, or name the same days in each month.",
		weekdayAndDay: "A weekday and a day of the month are two rules: make a task for each.",
		dayOfMonth: "A day by number needs its month: say “every month on …”.",
		firstOrLast: "“First” and “last” are days of a month, a quarter or a year.",
		fiveWeekdays: "A month has at most five of each weekday.",
		firstAndLast: "The first and the last of a quarter or a year are two rules: make a task for each.",
		everyMonth: "Every month is left out.",
		chooseAndExcept: "A rule cannot both choose and leave out weekdays of a month.",
		everyDay: "Every day is left out.",
		onceAWeek: "Once a week has no days to leave out.",
		dayFirst: "Say on which day of the month, then weekdays can be left out.",
		noStart: "There is no such day to start on.",
		noDates: "The rule has no dates to come.",
		oneTime: "A task that recurs within a day starts at one time.",
		sameMinute: "Several times a day must have the same minute: make a task for each.",
		minutes: "Between two times, minutes must divide the hour, and the times must be full hours.",
		oneEnd: "A recurrence ends in one way: until a date, or after a number of times.",
		noEnd: "There is no such day to end on.",
		noRule: "There is no such rule.",
	},
};
export type ReadingWords = typeof reading;
