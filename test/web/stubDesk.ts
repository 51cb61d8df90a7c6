/** The stub server's one account: tasks, journal and open streams, and what the test lets happen there. */
import type { ServerResponse } from "node:http";
import type { ReminderView, SettingsView, TaskView } from "../../src/http/contract/contract.ts";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
export type StubTask = Writable<TaskView>;
interface StubEvent {
	readonly seq: number;
	readonly event_id: string;
	readonly type: string;
	readonly at: string;
	readonly principal: { kind: string; id: string };
	readonly command_id: string;
	readonly undoes: number | null;
	readonly data: Record<string, unknown>;
}

export class StubDesk {
	readonly user = {
		id: "u1",
		email: "ada@example.org",
		name: "Ada Lovelace",
		is_operator: true,
		must_confirm: false,
		is_new: false,
		can_dictate: false,
	};
	password = "correct horse";
	readonly settings: Writable<SettingsView> = {
		time_zone: "UTC",
		locale: "en",
		default_lead_minutes: 60,
		missed_occurrences: "roll_on",
		month_end: "clamp",
		date_order: "dmy",
		week_start: "monday",
		children: "ask",
		tools: {},
		channels: ["email"],
		quiet_hours: null,
		digest_at: null,
		all_day_reminder_at: "09:00",
	};
	readonly tasks = new Map<number, StubTask>();
	readonly journal: StubEvent[] = [];
	readonly keys: string[] = [];
	readonly deliveries: Record<string, unknown>[] = [];
	/** Addresses that reminders are posted to, and the deliveries that were sent again. */
	readonly hooks: Record<string, unknown>[] = [];
	readonly hookTokens: unknown[] = [];
	readonly sentAgain: string[] = [];
	readonly tags: { id: number; name: string; color: string | null; created_at: string; task_count: number }[] = [];
	readonly categories: typeof this.tags = [];
	readonly filters: { id: number; name: string; filter: string; created_at: string }[] = [];
	/** What clients and the chat propose. */
	readonly proposals: Record<string, unknown>[] = [];
	readonly endpoint: { channel: string; mute: { until: string | null } | null } = { channel: "email", mute: null };
	/** What another zone would move. */
	readonly moved: Record<string, unknown>[] = [];
	/** Chat threads with their items, the newest first. */
	readonly threads: { id: string; title: string; created_at: string; items: Record<string, unknown>[] }[] = [];
	readonly streams = new Set<ServerResponse>();
	private reminders = 0;

	/** The one proposal that may be confirmed: it completes the first task. */
	confirm() {
		const [task] = this.tasks.values();
		const written: object = task ? this.setStatus(task, "completed", "task.completed") : { events: [] };
		return { ...written, said: "Completed #1.", turn_id: "proposal:p1" };
	}

	nowText(aheadMs = 0): string {
		return new Date(Date.now() + aheadMs).toISOString();
	}

	write(type: string, data: Record<string, unknown>, kind = "user", undoes: number | null = null): StubEvent {
		const seq = this.journal.length + 1;
		const event: StubEvent = {
			seq,
			event_id: `00000000-0000-5000-8000-${String(seq).padStart(12, "0")}`,
			type,
			at: this.nowText(),
			principal: { kind, id: kind },
			command_id: `c${seq}`,
			undoes,
			data,
		};
		this.journal.push(event);
		for (const stream of this.streams) stream.write(frameOf(event));
		return event;
	}

	/** As the server says it once a part of a conversation is stored. */
	tellConversation(thread_id: string): void {
		for (const stream of this.streams) stream.write(`event: conversation\ndata: ${JSON.stringify({ thread_id })}\n\n`);
	}

	openStream(response: ServerResponse, lastEventId: string | null): void {
		response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
		const from = lastEventId === null ? this.journal.length : Number(lastEventId);
		response.write(`id: ${from}\nevent: hello\ndata: {"version":${this.journal.length}}\n\n`);
		for (const event of this.journal.slice(from)) response.write(frameOf(event));
		this.streams.add(response);
		response.on("close", () => this.streams.delete(response));
	}

	add(title: string, fields: Partial<StubTask> = {}): StubTask {
		const id = this.tasks.size + 1;
		const at = this.nowText();
		const task: StubTask = {
			id,
			title,
			description: null,
			status: "open",
			priority: "medium",
			category_id: null,
			tags: [],
			due: null,
			recurrence: null,
			reminders: [],
			parent_id: null,
			duration_minutes: null,
			position: `a${id}`,
			version: 0,
			created_at: at,
			updated_at: at,
			completed_at: null,
			deleted_at: null,
			...fields,
		};
		this.tasks.set(id, task);
		task.version = this.write("task.created", { task_id: id, task: { title } }, "assistant").seq;
		return task;
	}

	reminder(aheadMs: number, state: ReminderView["state"] = "armed"): ReminderView {
		this.reminders += 1;
		const at = this.nowText(aheadMs);
		return { id: this.reminders, at, fire_at: at, state, channels: ["email"], snoozed_until: null };
	}

	/** A page of the list; the cursor is how many came before. */
	list(query: URLSearchParams): { readonly data: readonly StubTask[]; readonly next_cursor: string | null } {
		const status = query.get("status") ?? "open";
		const words = (query.get("search") ?? "").toLowerCase();
		const parent = query.get("parent_id");
		const isUrgent = query.get("filter") === "p1";
		const asOf = query.get("as_of");
		const all = [...this.tasks.values()].filter(
			(task) =>
				(status === "all" ? task.status !== "deleted" : task.status === status) &&
				(asOf === null || task.created_at <= asOf) &&
				(!isUrgent || task.priority === "urgent") &&
				(parent === null || task.parent_id === Number(parent)) &&
				task.title.toLowerCase().includes(words),
		);
		const dueOf = ({ due }: StubTask) => (due === null ? "9999" : "at" in due ? due.at : due.date);
		if (query.get("sort") === "due")
			all.sort((a, b) => Number(dueOf(a) > dueOf(b)) - Number(dueOf(a) < dueOf(b)) || a.id - b.id);
		const from = Number(query.get("cursor") ?? 0);
		const to = from + Number(query.get("limit") ?? 50);
		return { data: all.slice(from, to), next_cursor: to < all.length ? String(to) : null };
	}

	history(query: URLSearchParams): readonly StubEvent[] {
		const [taskId, who, what] = ["task_id", "who", "what"].map((name) => query.get(name)) as (string | null)[];
		const those = this.journal.filter(
			({ data, principal, type }) =>
				(taskId === null || data.task_id === Number(taskId)) &&
				(who === null || principal.kind === who) &&
				(what === null || type.startsWith(`${what}.`)),
		);
		return those.toReversed().slice(0, 50);
	}

	/** By one command: its answer names the events of all. */
	completeAll(task: StubTask, below: readonly StubTask[]): object {
		const answers = [task, ...below].map((one) => this.setStatus(one, "completed", "task.completed"));
		return { task, events: answers.flatMap((answer) => (answer as { events: StubEvent[] }).events) };
	}

	openBelow({ id }: StubTask): readonly StubTask[] {
		return [...this.tasks.values()].filter(({ parent_id, status }) => parent_id === id && status === "open");
	}

	setStatus(task: StubTask, status: StubTask["status"], type: string): object {
		task.status = status;
		task.completed_at = status === "completed" ? this.nowText() : null;
		task.deleted_at = status === "deleted" ? this.nowText() : null;
		const event = this.write(type, { task_id: task.id });
		task.version = event.seq;
		return { task, events: [event] };
	}

	edit(task: StubTask, changes: Partial<TaskView> & { tag_ids?: number[] }): object {
		const { tag_ids, ...fields } = changes;
		const previous_fields = Object.fromEntries(Object.keys(fields).map((key) => [key, task[key as keyof StubTask]]));
		Object.assign(task, fields);
		if (task.recurrence) task.recurrence = Object.assign({ exdates: [], rdates: [] }, task.recurrence);
		if (tag_ids) task.tags = this.tags.filter((tag) => tag_ids.includes(tag.id));
		const event = this.write("task.updated", { task_id: task.id, updated_fields: fields, previous_fields });
		task.version = event.seq;
		return { task, events: [event] };
	}

	addReminder(task: StubTask, spec: Partial<ReminderView>): object {
		const reminder = { ...this.reminder(600_000), ...spec } as ReminderView;
		task.reminders = [...task.reminders, reminder];
		return { reminder, events: [this.write("reminder.scheduled", { task_id: task.id, reminder })] };
	}

	snooze(reminderId: number, minutes: number): object {
		const reminder = { ...this.reminder(minutes * 60_000), id: reminderId };
		const data = { task_id: 1, reminder: { reminder_id: reminderId }, previous: {} };
		return { reminder, events: [this.write("reminder.snoozed", data)] };
	}

	/** A reminder's instant comes. */
	fire(task: StubTask, lateByMs: number): void {
		const reminder = task.reminders[0];
		this.write(
			"reminder.sent",
			{
				task_id: task.id,
				reminder_id: reminder?.id ?? 1,
				task_title: task.title,
				fire_at: this.nowText(-lateByMs),
				late_by_ms: lateByMs,
			},
			"system",
		);
	}

	/** Enough of undo, and of its undo, for one event that set a status. */
	undo(eventIds: readonly string[]): readonly StubEvent[] {
		const [done, open] = ["task.completed", "task.reopened"];
		const back = { [done]: open, [open]: done, "task.deleted": "task.restored" } as Record<string, string>;
		return this.journal
			.filter(({ event_id }) => eventIds.includes(event_id))
			.map((event) => {
				const task = this.tasks.get(Number(event.data.task_id));
				const isRedo = event.type === "task.reopened";
				if (task) Object.assign(task, { status: isRedo ? "completed" : "open", completed_at: null, deleted_at: null });
				const undoing = this.write(back[event.type] ?? "task.updated", event.data, "user", event.seq);
				if (task) task.version = undoing.seq;
				return undoing;
			});
	}

	understand(text: string): object {
		const [, minutes] = /in (\d+) minutes/.exec(text) ?? [];
		const title = text.replace(/^remind me to /i, "").replace(/ in \d+ minutes.*/, "");
		const due = minutes ? { at: this.nowText(Number(minutes) * 60_000), time_zone: this.settings.time_zone } : null;
		const reminders = due ? [{ at: due.at }] : [];
		const rest = { recurrence: null, priority: null, tags: ["family"], category: null, duration_minutes: null };
		const isAsked = /^(what|delete|fail)/i.test(text);
		const tasks = text.split("\n").map((line) => ({
			title: line.replaceAll(/\s*#\w+/g, "").trim(),
			due: null,
			tags: [...line.matchAll(/#(\w+)/g)].map(([, tag]) => tag),
		}));
		const outline = tasks.length > 1 ? tasks : [{ title, due, tags: [] }];
		const requests = [isAsked ? { kind: "list", tasks: [] } : { kind: "add", tasks: outline }];
		return { understood: { title, due, reminders, ...rest }, spans: [], questions: [], requests, tasks: outline };
	}

	saveFilter(saved: { readonly name: string; readonly filter: string }): object {
		const filter = { id: this.filters.length + 1, created_at: this.nowText(), ...saved };
		this.filters.push(filter);
		return { filter, events: [this.write("filter.created", { filter })] };
	}

	/** As quick add does, of which only dates are understood here. */
	addLine(text: string): object {
		const [date] = /\d{4}-\d\d-\d\d/.exec(text) ?? [];
		const task = this.add(text.replace(/\s*\d{4}-\d\d-\d\d/, ""), date ? { due: { date } } : {});
		return { task, events: this.journal.slice(-1) };
	}

	/** Who looks at the dashboard. */
	readonly watchers = new Set<(frame: object) => void>();

	/** A frame of the dashboard, for all who look at it. */
	showFrame(frame: object): void {
		for (const write of this.watchers) write(frame);
	}

	dashboard(): object {
		const actors = { users_active: 3, tasks_armed: 12, activations: 41, faults: 0 };
		const timers = { armed: 12, fired: 384, late_ms_p50: 2, late_ms_p99: 11 };
		const shards = [0, 1, 2].map((shard) => ({ shard, epoch: 4, users: 1, tasks_armed: 4, mailbox: 0, late_ms: 0 }));
		return { taken_at: this.nowText(), pods: [{ pod: "local", shards, actors, timers }] };
	}
}

function frameOf(event: StubEvent): string {
	return `id: ${event.seq}\nevent: journal\ndata: ${JSON.stringify(event)}\n\n`;
}
