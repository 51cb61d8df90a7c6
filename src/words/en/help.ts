/** What always works, in English. Everything in quotes can be sent as it stands. */
const lines = (examples: readonly string[]) => examples.map((example) => `- ${example}`).join("\n");

export const help = {
	/** For who has no open task. */
	first: lines([
		"add a task: “buy milk tomorrow 5pm #home”",
		"see what is due: “what is due today?”",
		"change one: “complete #3”, “snooze 1 hour”, “delete the milk task”",
	]),
	/** With two of the user's own. */
	own: (first: OwnTask, second: OwnTask) =>
		lines([
			"see what there is: “what is due this week?”",
			`complete “${first.title}”: “complete #${first.task_id}”`,
			`move “${second.title}”: “move #${second.task_id} to tomorrow”`,
		]),
	help: (examples: string) =>
		`You can:\n${examples}\nThere is more: lists, reminders, recurrences, tags, undo, history, settings.`,
	also: (why: string, examples: string) => `${why}\nYou can also:\n${examples}`,
	unanswerable: (examples: string) =>
		`I cannot answer that, and nothing was changed. You can:\n${examples}\nIf it is a task, begin with “add”.`,
	/** Who wants fewer mails. */
	fewerMails: (lead: number | null) =>
		`Nothing was changed. You can:\n${lines([
			"have no mails for a while: “mute mails until monday”",
			...(lead === null ? [] : ["have no reminder unless you ask for one: “no default reminder”"]),
			"cancel the reminders of a task: “cancel the reminders of #3”",
			"see which ones are coming: “list reminders”",
		])}`,
};
interface OwnTask {
	readonly task_id: number;
	readonly title: string;
}
export type HelpWords = typeof help;
