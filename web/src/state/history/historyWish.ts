/** What the history is narrowed by, and how it is asked for. Pure. */
import { addDays, instantOfWall, instantText } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";
import { parentOf } from "../desk/parent.ts";

/** As the interface names them. `page` and `chat` are ids of principals, the others kinds. */
export const WHO = ["page", "api", "chat", "client", "system"] as const;
export const EVENT_KINDS = ["task", "series", "reminder", "label", "filter", "settings"] as const;

export interface HistoryWish {
	/** One of `WHO`, `=` and the id of a client, or empty. */
	readonly who: string;
	/** One of `EVENT_KINDS`, or empty. */
	readonly what: string;
	/** A number or a title as typed; empty: any. */
	readonly task: string;
	/** The last local date; empty: today. */
	readonly until: string;
}

export const ANYTHING: HistoryWish = { who: "", what: "", task: "", until: "" };

/** The task that is meant; null: any; undefined: nobody knows. */
export const taskOf = (text: string, tasks: ReadonlyMap<number, Task>): number | null | undefined =>
	parentOf(text, tasks, 0);

/** The path of the history. A task that nobody knows narrows nothing, which its field says. */
export function historyPath(wish: HistoryWish, tasks: ReadonlyMap<number, Task>, zone: string): string {
	const query = new URLSearchParams();
	if (wish.who === "client" || wish.who === "system") query.set("who", wish.who);
	else if (wish.who !== "") query.set("principal", wish.who.replace(/^=/, ""));
	if (wish.what !== "") query.set("what", wish.what);
	const task = taskOf(wish.task, tasks);
	if (task) query.set("task_id", String(task));
	if (wish.until !== "") {
		query.set("until", instantText(instantOfWall({ date: addDays(wish.until, 1), time: "00:00" }, zone)));
	}
	return query.size > 0 ? `/api/history?${query}` : "/api/history";
}
