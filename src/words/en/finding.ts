/** Why a request's tasks were not found, in English. `name`: a task with its number, in quotes. */
export const finding = {
	notThat: "There is no such task.",
	noLabel: "There is no such tag or category.",
	noNumbers: (ids: readonly number[]) => `There is no task ${ids.map((id) => `#${id}`).join(", ")}.`,
	otherCount: (count: number, names: readonly string[]) =>
		`There are ${count} of them: ${names.join(", ")}. Say the numbers.`,
	tooMany: (most: number) =>
		`Those are more than ${most} tasks, and one message changes no more. Say fewer of them, for example by a tag or a day.`,
	several: (names: readonly string[]) => `That could be more than one task: ${names.join(", ")}. Say the numbers.`,
	spared: "I cannot tell which task to leave out.",
	noneLeft: "No task is left.",
	which: "I do not know which task you mean. Say its number, for example “#3”.",
	noList: "I haven’t shown you a list like that. Say the task’s number, for example “#3”.",
	shownOnly: (count: number) => `I showed only ${count} just now.`,
	like: {
		all: (words: string) => `I found no task like “${words}”.`,
		open: (words: string) => `I found no task like “${words}”.`,
		completed: (words: string) => `I found no completed task like “${words}”.`,
		deleted: (words: string) => `I found no deleted task like “${words}”.`,
	},
	noTag: (name: string) => `There is no tag “${name}”, so nothing was changed.`,
	noCategory: (name: string) => `There is no category “${name}”, so nothing was changed.`,
	labels: (names: readonly string[]) => `There are: ${names.join(", ")}.`,
};
export type FindingWords = typeof finding;
