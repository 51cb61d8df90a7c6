/**
 * An import on paper: each task goes through the rules themselves, on a book that holds nothing else, so that a dry run says what
 * will happen. What the rules refuse is left out of the task, where it can do without, and remarked upon.
 */

import { journal } from "../domain/commands/journalling.ts";
import { decide } from "../domain/decide/decide.ts";
import { principalOf } from "../domain/events/principal.ts";
import { evolveAll } from "../domain/evolve/evolve.ts";
import type { Rejection } from "../domain/refusals/rejection.ts";
import type { Book } from "../domain/state/book.ts";
import type { UserState } from "../domain/state/userState.ts";
import type { Task } from "../domain/tasks/task.ts";
import { type Told, whysOf } from "../words/refusals.ts";
import { addCommand, followingCommands } from "./commandsOfImport.ts";
import type { ForeignTask, ReadingGround, RemarkCode } from "./foreignTask.ts";

/** A task has so many parts that can be left out, and each may have to be. */
const MOST_TRIES = 8;

type Remark = ReadingGround["remark"];

/** The tasks that the rules will take, as they will take them. */
export async function rehearse(
	tasks: readonly ForeignTask[],
	user: UserState,
	{ now, breathe, remark }: Pick<ReadingGround, "now" | "breathe" | "remark">,
): Promise<readonly ForeignTask[]> {
	const rehearsal = new Rehearsal(user, now, remark);
	const taken: ForeignTask[] = [];
	for (const [index, task] of tasks.entries()) {
		if (index % 50 === 0) await breathe();
		const as = rehearsal.take(task);
		if (as !== undefined) taken.push(as);
	}
	return taken;
}

class Rehearsal {
	#user: UserState;
	readonly #now: Temporal.Instant;
	readonly #remark: Remark;
	/** By source id, with those above it: a book of all tasks would be copied with each. */
	readonly #branches = new Map<string, ReadonlyMap<number, Task>>();
	readonly #numbers = new Map<string, number>();

	constructor(user: UserState, now: Temporal.Instant, remark: Remark) {
		this.#user = user;
		this.#now = now;
		this.#remark = remark;
	}

	take(task: ForeignTask): ForeignTask | undefined {
		let asked = task;
		// A parent that was refused is no reason to refuse what is below it.
		if (task.parent !== null && !this.#numbers.has(task.parent)) {
			this.#remark(task.place, "parent_missing", task.title);
			asked = { ...asked, parent: null };
		}
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			const rejection = this.#attempt(asked);
			if (rejection === undefined) return asked;
			const less = without(asked, rejection, this.#user, this.#remark);
			if (less === undefined) {
				this.#remark(task.place, "refused", whyOf(rejection));
				return undefined;
			}
			asked = less;
		}
		this.#remark(task.place, "refused", task.title);
		return undefined;
	}

	/** Undefined when all was taken: then the book has the task. */
	#attempt(task: ForeignTask): Rejection | undefined {
		const branch = task.parent === null ? new Map<number, Task>() : this.#branches.get(task.parent);
		const parent_id = task.parent === null ? null : (this.#numbers.get(task.parent) ?? null);
		const number = this.#user.next_task_id;
		let book: Book = { user: this.#user, tasks: branch ?? new Map(), live_tasks: 0 };
		for (const command of [addCommand(task, parent_id), ...followingCommands(task, number).map((one) => one.command)]) {
			const decision = decide(book, command, { now: this.#now, user_id: "", pastEvents: [] });
			if (decision.kind === "rejected") return decision.rejection;
			const asked = { user_id: "", command_id: "", principal: principalOf({ by: "page" }) };
			book = { ...evolveAll(book, journal(decision.events, asked, 0, this.#now)), live_tasks: 0 };
		}
		this.#user = book.user;
		this.#numbers.set(task.source_id, number);
		this.#branches.set(task.source_id, book.tasks);
		return undefined;
	}
}

/** What a remark says of it, in its reader's language. */
export const whyOf = (rejection: Rejection): Told => whysOf(rejection)[0];

/** The task without what broke the rule; undefined where that is the task itself. */
function without(task: ForeignTask, rejection: Rejection, user: UserState, remark: Remark): ForeignTask | undefined {
	const { field = "" } = rejection.violations[0] ?? {};
	const say = (code: RemarkCode, about: string | Told) => remark(task.place, code, about);
	const { reminders, ...unreminded } = task;
	if (field.startsWith("reminders")) {
		say("reminder_dropped", whyOf(rejection));
		const index = Number(/^reminders\[(\d+)\]/.exec(field)?.[1] ?? Number.NaN);
		return { ...unreminded, reminders: (reminders ?? []).filter((_, n) => !Number.isNaN(index) && n !== index) };
	}
	if (field.startsWith("recurrence") && task.recurrence !== null) {
		say("recurrence_unread", task.recurrence.rrule);
		return { ...task, recurrence: null };
	}
	if (field.startsWith("due") && task.due !== null) {
		say("date_unread", "date" in task.due ? task.due.date : task.due.at);
		return { ...task, due: null, recurrence: null, duration_minutes: null };
	}
	if (field.startsWith("category") && task.category !== null) {
		say("labels_dropped", task.category);
		return { ...task, category: null };
	}
	if (field.startsWith("tag_names") && task.tags.length > 0) {
		const known = new Set(user.tags.map(({ name }) => name.toLowerCase()));
		const kept = task.tags.filter((tag) => known.has(tag.toLowerCase()));
		say("labels_dropped", task.tags.filter((tag) => !kept.includes(tag)).join(", "));
		return { ...task, tags: kept.length < task.tags.length ? kept : [] };
	}
	if (field === "completed_at" && task.completed_at !== null) return { ...task, completed_at: null };
	return undefined;
}
