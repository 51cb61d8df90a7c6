/**
 * The page's tasks, folded from what the server says. Pure: what the fold cannot know it marks as stale, and the
 * caller fetches it. So the page never guesses what an event did (a completed task cancels reminders, an undo may do anything).
 */
import type { JournalEvent, Task, TaskStatus } from "../../wire.ts";

/** A fired reminder that the user has not answered yet. */
export interface Notice {
	readonly seq: number;
	readonly taskId: number;
	readonly reminderId: number;
	readonly title: string;
	/** RFC 3339 */
	readonly fireAt: string;
	readonly lateByMs: number;
}

export interface Desk {
	/** Seq of the last event seen; null before the first. */
	readonly seq: number | null;
	readonly tasks: ReadonlyMap<number, Task>;
	/** Tasks whose row here may be older than the server's, each with the version that it has there at least. */
	readonly stale: ReadonlyMap<number, number>;
	readonly areLabelsStale: boolean;
	readonly areSettingsStale: boolean;
	/** An event was missed: everything is to be fetched again. */
	readonly hasGap: boolean;
	readonly notices: readonly Notice[];
}

export const EMPTY_DESK: Desk = {
	seq: null,
	tasks: new Map(),
	stale: new Map(),
	areLabelsStale: false,
	areSettingsStale: false,
	hasGap: false,
	notices: [],
};

interface KeptDesk {
	readonly tasks: readonly Task[];
	readonly seq: number | null;
}

/** As it was when it was kept. `goesOn`: what has happened since is told event by event; otherwise all of it is loaded anew. */
export const deskOf = ({ tasks, seq }: KeptDesk, goesOn: boolean): Desk => ({
	...EMPTY_DESK,
	seq: goesOn ? seq : null,
	tasks: new Map(tasks.map((task) => [task.id, task])),
});

export type Change =
	/** The live line goes on after this seq: where the page stood, or less when the database was set back. */
	| { readonly kind: "hello"; readonly position: number }
	| { readonly kind: "journal"; readonly event: JournalEvent }
	/** Rows as the server has them now. */
	| { readonly kind: "fetched"; readonly tasks: readonly Task[] }
	/** All open tasks as the server has them: others that are open here no longer are. */
	| { readonly kind: "reloaded"; readonly open: readonly Task[]; readonly isComplete: boolean }
	| { readonly kind: "gone"; readonly taskId: number }
	/** The caller fetches these now. */
	| { readonly kind: "fetching"; readonly taskIds: readonly number[] }
	| { readonly kind: "stale"; readonly taskIds: readonly number[] }
	| { readonly kind: "labels" | "settings" | "gap" }
	| { readonly kind: "answered"; readonly seq: number };

const STATUS_AFTER: Readonly<Record<string, TaskStatus>> = {
	"task.completed": "completed",
	"task.reopened": "open",
	"task.deleted": "deleted",
};

export function reduce(desk: Desk, change: Change): Desk {
	switch (change.kind) {
		case "hello":
			return { ...desk, seq: change.position };
		case "journal":
			return applyEvent(desk, change.event);
		case "fetched":
			return {
				...desk,
				tasks: withTasks(desk.tasks, change.tasks),
				stale: without(desk.stale, (id, version) =>
					change.tasks.some((row) => row.id === id && row.version >= version),
				),
			};
		case "reloaded": {
			const tasks = new Map(desk.tasks);
			const open = new Set(change.open.map((task) => task.id));
			if (change.isComplete) {
				for (const [id, task] of tasks) if (task.status === "open" && !open.has(id)) tasks.delete(id);
			}
			return { ...desk, tasks: withTasks(tasks, change.open) };
		}
		case "gone": {
			const tasks = new Map(desk.tasks);
			tasks.delete(change.taskId);
			return { ...desk, tasks };
		}
		case "fetching":
			return { ...desk, stale: without(desk.stale, (id) => change.taskIds.includes(id)) };
		case "stale":
			return { ...desk, stale: new Map([...desk.stale, ...change.taskIds.map((id) => [id, UNKNOWN] as const)]) };
		case "labels":
			return { ...desk, areLabelsStale: false };
		case "settings":
			return { ...desk, areSettingsStale: false };
		case "gap":
			return { ...desk, hasGap: false };
		case "answered":
			return { ...desk, notices: desk.notices.filter((notice) => notice.seq !== change.seq) };
	}
}

/** Of a row that has to be asked for, whatever comes otherwise. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/** The same one where all of them stay. */
function without(stale: Desk["stale"], isSettled: (taskId: number, version: number) => boolean): Desk["stale"] {
	const left = [...stale].filter(([id, version]) => !isSettled(id, version));
	return left.length === stale.size ? stale : new Map(left);
}

/** A row that is older than the one here came late and is passed over. */
function withTasks(tasks: ReadonlyMap<number, Task>, fresh: readonly Task[]): ReadonlyMap<number, Task> {
	const next = new Map(tasks);
	for (const task of fresh) if ((next.get(task.id)?.version ?? 0) <= task.version) next.set(task.id, task);
	return next;
}

function applyEvent(desk: Desk, event: JournalEvent): Desk {
	// A repeat: streams bring events at least once, in order (P2).
	if (desk.seq !== null && event.seq <= desk.seq) return desk;
	const hasGap = desk.hasGap || (desk.seq !== null && event.seq > desk.seq + 1);
	const next: Desk = { ...desk, seq: event.seq, hasGap };
	const [family] = event.type.split(".");
	if (family === "settings") return { ...next, areSettingsStale: true };
	if (family === "filter") return { ...next, areLabelsStale: true };
	// A label that goes, comes back or changes is seen on tasks that only the server can name.
	if (family === "tag" || family === "category") {
		return { ...next, areLabelsStale: true, hasGap: hasGap || !event.type.endsWith(".created") };
	}
	const taskId = Number(event.data.task_id);
	if (!Number.isInteger(taskId)) return next;
	const notices = event.type === "reminder.sent" ? noticed(desk.notices, event) : quieted(desk.notices, event, taskId);
	const task = desk.tasks.get(taskId);
	// The answer to a change of one's own may come before its event: then the row is what the event made of it.
	if (task && task.version >= event.seq) return { ...next, notices };
	const stale = new Map(desk.stale).set(taskId, Math.max(desk.stale.get(taskId) ?? 0, event.seq));
	const status = STATUS_AFTER[event.type];
	if (!status || !task) return { ...next, stale, notices };
	// The status is certain and shown at once; the rest of the row is fetched.
	const completed_at = status === "completed" ? event.at : status === "open" ? null : task.completed_at;
	const tasks = new Map(desk.tasks).set(taskId, { ...task, status, completed_at, version: event.seq });
	return { ...next, tasks, stale, notices };
}

/** One notice a reminder: when it fires again after a snooze, the newer one stands. */
function noticed(notices: readonly Notice[], event: JournalEvent): readonly Notice[] {
	const reminderId = Number(event.data.reminder_id);
	const notice: Notice = {
		seq: event.seq,
		taskId: Number(event.data.task_id),
		reminderId,
		title: String(event.data.task_title ?? ""),
		fireAt: String(event.data.fire_at ?? event.at),
		lateByMs: Number(event.data.late_by_ms ?? 0),
	};
	return [...notices.filter((other) => other.reminderId !== reminderId), notice];
}

/** What was answered elsewhere (another tab, the chat) needs no notice here. */
function quieted(notices: readonly Notice[], event: JournalEvent, taskId: number): readonly Notice[] {
	if (event.type === "task.completed" || event.type === "task.deleted")
		return notices.filter((n) => n.taskId !== taskId);
	if (event.type !== "reminder.snoozed") return notices;
	const reminder = event.data.reminder as { id?: number; reminder_id?: number } | undefined;
	const id = reminder?.reminder_id ?? reminder?.id;
	return notices.filter((n) => n.reminderId !== id);
}
