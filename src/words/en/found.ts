/** What a tool that reads has found, in English. Lines are Markdown; what people wrote comes escaped. */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

const attempts = counted("en", { one: "attempt", other: "attempts" });

/** `held`: quiet hours keep it back until then. */
interface FoundDelivery {
	readonly task_id: number;
	readonly channel: string;
	readonly planned: string;
	readonly held: string | null;
}

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
	delivery: (row: FoundDelivery, state: string, tries: number) =>
		`#${row.task_id}, ${row.planned}, ${row.channel}: ${state} after ${attempts(tries)}${row.held === null ? "" : `, held back until ${row.held} by quiet hours`}`,
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
