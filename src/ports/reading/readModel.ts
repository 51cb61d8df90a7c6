/** What pages, clients and the assistant read. Never waits for an actor. Every query is of one user (P8). */

import type { ChannelName } from "../../domain/channels.ts";
import type { EventKind } from "../../domain/events/eventKinds.ts";
import type { JournalEvent, Principal } from "../../domain/events/events.ts";
import type { Filter } from "../../domain/filter/tree.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import type { Remark } from "../../domain/refusals/sentence.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Label, Priority, SavedFilter, Task } from "../../domain/tasks/task.ts";
import type { DateText, InstantText } from "../../domain/time/instant.ts";
import type { DigestEnd } from "../delivery/digests.ts";

export interface TaskQuery {
	/** Default `open`. `all` leaves deleted ones out. */
	readonly status?: "open" | "completed" | "deleted" | "all";
	readonly priority?: Priority;
	readonly category_id?: number;
	/** Those directly below that task. */
	readonly parent_id?: number;
	/** All of them. */
	readonly tag_ids?: readonly number[];
	/** Exclusive bounds. A whole-day task counts as its local day's first instant in the user's zone. */
	readonly due_before?: InstantText | DateText;
	readonly due_after?: InstantText | DateText;
	readonly overdue?: boolean;
	/** Full text: words with stems, phrases, prefixes; empty means no condition. */
	readonly search?: string;
	/** Joined to the other conditions by AND; `now` is what "today" and "overdue" are of. */
	readonly filter?: { readonly tree: Filter; readonly now: InstantText };
	/** Default `created_at`; with `search` and no sort given, by rank. */
	readonly sort?: "created_at" | "updated_at" | "due" | "priority" | "title" | "position";
	readonly order?: "asc" | "desc";
	readonly limit: number;
	/** Opaque; from the page before. */
	readonly cursor?: string;
}

export interface Page<Row> {
	readonly data: readonly Row[];
	readonly next_cursor: string | null;
}

/** A cursor that this query did not make. */
export class UnknownCursor extends Error {
	override readonly name = "UnknownCursor";
}

/** A filter that names what there is not. */
export class UnknownInFilter extends Error {
	override readonly name = "UnknownInFilter";
	readonly violations: readonly Violation[];

	constructor(violations: readonly Violation[]) {
		super(violations[0]?.message);
		this.violations = violations;
	}
}

/** Too much has happened since an instant for it to be told what there was then. */
export class TooMuchHappened extends Error {
	override readonly name = "TooMuchHappened";
}

/** What there was at an instant: "overdue", "today", labels and zone are those of then. */
export interface PastReads {
	findTask(task_id: number): Promise<Task | undefined>;
	/** Rejects with `UnknownCursor` and `UnknownInFilter`. A mistyped word finds nothing here. */
	listTasks(query: TaskQuery): Promise<Page<Task>>;
	profile(): Promise<Profile>;
}

export interface HistoryQuery {
	readonly task_id?: number;
	readonly since?: InstantText;
	readonly until?: InstantText;
	readonly principal_id?: string;
	readonly who?: Principal["kind"];
	readonly what?: EventKind;
	readonly limit: number;
	readonly cursor?: string;
}

/** A row of the ledger: a message by one channel, and what became of it. */
interface Delivered {
	/** Names the message of a digest, and the row of a reminder. */
	readonly delivery_id: string;
	readonly channel: ChannelName;
	readonly attempts: number;
	/** What the other side said last, shortened, or what we say of the last attempt; null before the first. */
	readonly answer: Remark | null;
	readonly message_id: string;
	readonly planned_at: InstantText;
	/** Of a reminder: until it fired. Of a digest: until it was sent, 0 before. */
	readonly late_by_ms: number;
	readonly sent_at: InstantText | null;
	readonly next_attempt_at: InstantText | null;
}

export interface ReminderDelivery extends Delivered {
	readonly kind: "reminder";
	readonly state: "queued" | "sending" | "sent" | "not_wanted" | "unverified" | "muted" | "nowhere" | "dead";
	readonly task_id: number;
	readonly reminder_id: number;
	readonly fired_at: InstantText;
	/** Quiet hours kept it back until then; null: it could go out at once. */
	readonly held_until: InstantText | null;
}

export interface DigestDelivery extends Delivered {
	readonly kind: "digest";
	readonly state: "queued" | "sending" | DigestEnd;
	/** The day that it tells of. */
	readonly local_date: DateText;
}

export type DeliveryRow = ReminderDelivery | DigestDelivery;

export interface DeliveryQuery {
	/** Digests are of no task. */
	readonly task_id?: number | undefined;
	readonly state?: DeliveryRow["state"] | undefined;
	readonly limit: number;
	readonly cursor?: string | undefined;
}

/** What everything that is shown to a user is worded and named by. */
export interface Profile {
	readonly settings: Settings;
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
}

export interface ReadModel {
	/** Tasks are as they are shown: without labels that are deleted (decision 0077). */
	findTask(user_id: string, task_id: number): Promise<Task | undefined>;
	/** How many open tasks lie below these, those not counted that are among them. */
	countOpenBelow(user_id: string, task_ids: readonly number[]): Promise<number>;
	/** Rejects with `UnknownCursor` and `UnknownInFilter`. */
	listTasks(user_id: string, query: TaskQuery): Promise<Page<Task>>;
	/** After the last event of that instant or before. It and what it is asked reject with `TooMuchHappened`. */
	at(user_id: string, instant: InstantText): Promise<PastReads>;
	/** Defaults for an account whose actor never lived. Nothing is counted: as cheap however many tasks there are. */
	profile(user_id: string): Promise<Profile>;
	/** Of the profile alone. */
	settings(user_id: string): Promise<Settings>;
	/** Of the profile alone; by id. */
	labels(user_id: string): Promise<Pick<Profile, "categories" | "tags">>;
	/** By id. */
	filters(user_id: string): Promise<readonly SavedFilter[]>;
	/** With the number of tasks that are not deleted, of each: it looks at all of them. */
	categories(user_id: string): Promise<readonly (Label & { readonly task_count: number })[]>;
	tags(user_id: string): Promise<readonly (Label & { readonly task_count: number })[]>;
	/** Newest first. */
	history(user_id: string, query: HistoryQuery): Promise<Page<JournalEvent>>;
	/** Reminders and digests, newest first. Rejects with `UnknownCursor`. */
	deliveries(user_id: string, query: DeliveryQuery): Promise<Page<DeliveryRow>>;
	/** Seq of the last event; 0 before the first. */
	version(user_id: string): Promise<number>;
	/** Whether nobody has asked for anything in the account yet. */
	isNew(user_id: string): Promise<boolean>;
}
