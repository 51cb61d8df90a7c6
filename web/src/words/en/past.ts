/** The list as it was. */
import { counted } from "../../../../src/words/counted.ts";

const days = counted("en", { one: "day ago", other: "days ago" });

export const past = {
	open: "The list as it was",
	openAt: (when: string) => `The list as it was on ${when}`,
	asItWas: (when: string) => `As it was on ${when}`,
	readOnly: "Nothing can be changed here.",
	now: "Back to now",
	when: "When",
	date: "Date",
	time: "Time",
	daysAgo: (count: number) => (count === 0 ? "Today" : days(count)),
	nothing: "No tasks were open here at that time.",
	notAll: "There were more tasks then than are shown here.",
};
