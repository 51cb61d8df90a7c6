/** What a field of a command is to whoever wrote the text that it was made of, in English. */
export const subjects = {
	title: "the title",
	name: "the name",
	description: "the description",
	date: "the date",
	recurrence: "the recurrence",
	reminder: "the reminder",
	tags: "the tags",
	category: "the category",
	duration: "the duration",
	parent: "the parent",
	time: "the time",
	thisTag: (name: string) => `the tag #${name}`,
	thisCategory: (name: string) => `the category “${name}”`,
};
export type SubjectWords = typeof subjects;
