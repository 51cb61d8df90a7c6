/** What a tool that reads has found, in English. Lines are Markdown; what people wrote comes escaped. */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

const attempts = counted("en", { one: "attempt", other: "attempts" });

export const found = {
	tasks: (count: number, hasMore: boolean) =>
		count === 0 ? "No tasks." : `${tasks.count(count)}${hasMore ? ", and there are more" : ""}:`,
	noLabels: { category: "There is no category yet.", tag: "There is no tag yet." },
	label: (name: string, count: number) => `${name} (${tasks.count(count)})`,
	noFilters: "There is no saved filter yet.",
	dates: (text: string, dates: readonly string[]) =>
		dates.length === 0 ? `${text}: no more dates.` : `${text}: ${dates.join(", ")}.`,
	noReminders: "No reminders.",
	withoutDate: "without a date",
	reminderStates: { armed: "set", fired: "fired", cancelled: "cancelled", waiting: "waiting" },
	nothingHappened: "Nothing has happened.",
	noneFired: "No reminder has fired.",
	delivery: (task_id: number, moment: string, state: string, tries: number) =>
		`#${task_id}, ${moment}: ${state} after ${attempts(tries)}`,
	deliveryStates: {
		queued: "queued",
		sending: "being sent",
		sent: "sent",
		not_wanted: "no longer wanted",
		unverified: "not sent to an unverified address",
		muted: "muted",
		dead: "refused for good",
	},
};
export type FoundWords = typeof found;
