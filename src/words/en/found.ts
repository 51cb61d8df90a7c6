/** What a tool that reads has found, in English. Lines are Markdown; what people wrote comes escaped. */
import { tasks } from "./tasks.ts";

export const found = {
	tasks: (count: number, hasMore: boolean) =>
		count === 0 ? "No tasks." : `${tasks.count(count)}${hasMore ? ", and there are more" : ""}:`,
	noLabels: { category: "You have no categories.", tag: "You have no tags." },
	label: {
		category: (name: string, count: number) => `@${name} (${tasks.count(count)})`,
		tag: (name: string, count: number) => `#${name} (${tasks.count(count)})`,
	},
	noFilters: "There is no saved filter yet.",
	dates: (text: string, dates: readonly string[]) =>
		dates.length === 0 ? `${text}: no more dates.` : `${text}: ${dates.join(", ")}.`,
	withoutDate: "without a date",
	reminderStates: { armed: "set", fired: "fired", cancelled: "cancelled", waiting: "waiting" },
};
export type FoundWords = typeof found;
