/** What is said of the page before it speaks itself, in English. */
export const page = {
	/** Where the system shows what is installed. */
	description: "Adjutant keeps your tasks and reminds you on time",
	/** Parts of the list that the installed page opens at. */
	parts: { today: "Today", upcoming: "Upcoming" },
	notBuilt: (command: string) => `The page is not built: run ${command}, then reload.`,
};
export type PageWords = typeof page;
