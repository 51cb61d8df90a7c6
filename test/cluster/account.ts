/** One user of the driver: what it knows of its tasks, and which command it wants next. */
import type { SeededRandom } from "./seededRandom.ts";

/** A call of the HTTP contract that changes something. */
export interface Wish {
	readonly kind: "add" | "add_recurring" | "complete" | "complete_recurring" | "edit" | "snooze" | "undo" | "bad";
	readonly method: "POST" | "PATCH";
	readonly path: string;
	readonly body: unknown;
}

export interface TaskBody {
	readonly id: number;
	readonly title: string;
	readonly reminders: readonly { readonly id: number }[];
	readonly recurrence: unknown;
}

export interface WrittenBody {
	readonly task?: TaskBody;
	readonly next?: TaskBody;
	readonly events?: readonly { readonly event_id: string }[];
}

export interface Account {
	/** Stands in its address and in each of its titles, so that an answer shows whose data it holds (P8). */
	readonly mark: string;
	wish(): Wish;
	/** Told of each answer with success. */
	learn(wish: Wish, body: WrittenBody): void;
}

/** Whatever looks like the mark of an account. */
export const MARK = /\bmark[0-9a-f]{12}\b/g;

/** How far ahead its reminders are, in ms. */
export interface Reach {
	readonly least: number;
	readonly most: number;
}

const WEIGHTS: readonly (readonly [Wish["kind"], number])[] = [
	["add", 46],
	["add_recurring", 8],
	["complete", 6],
	["complete_recurring", 12],
	["edit", 10],
	["snooze", 6],
	["undo", 7],
	["bad", 5],
];

export function createAccount(mark: string, random: SeededRandom, reach: Reach): Account {
	const plain: number[] = [];
	const recurring: number[] = [];
	const reminders: number[] = [];
	let count = 0;
	const soon = () => new Date(Date.now() + reach.least + random.below(reach.most - reach.least)).toISOString();
	const post = (kind: Wish["kind"], path: string, body: unknown): Wish => ({ kind, method: "POST", path, body });
	const add = () => post("add", "/api/tasks", { title: title("plain"), reminders: [{ at: soon() }] });
	const title = (what: string) => `${what} ${++count} of ${mark}`;

	function draw(): Wish["kind"] {
		let left = random.below(WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0));
		for (const [kind, weight] of WEIGHTS) {
			left -= weight;
			if (left < 0) return kind;
		}
		return "add";
	}

	return {
		mark,
		wish() {
			const kind = draw();
			switch (kind) {
				case "add_recurring": {
					const due = { at: new Date(Date.now() + 86_400_000).toISOString(), time_zone: "Europe/Berlin" };
					const recurrence = { rrule: "FREQ=DAILY" };
					return post(kind, "/api/tasks", { title: title("recurring"), due, recurrence, reminders: [] });
				}
				case "complete":
					return plain.length === 0 ? add() : post(kind, `/api/tasks/${random.pick(plain)}/complete`, {});
				case "complete_recurring":
					return recurring.length === 0 ? add() : post(kind, `/api/tasks/${random.pick(recurring)}/complete`, {});
				case "edit":
					if (plain.length === 0) return add();
					return { kind, method: "PATCH", path: `/api/tasks/${random.pick(plain)}`, body: { title: title("edited") } };
				case "snooze":
					if (reminders.length === 0) return add();
					return post(kind, `/api/reminders/${random.pick(reminders)}/snooze`, { until: soon() });
				case "undo":
					return post(kind, "/api/undo", { last: 1 });
				case "bad":
					return post(kind, "/api/tasks", { title: " " });
				case "add":
					return add();
			}
		},
		learn(wish, { task, next }) {
			if (wish.kind === "add" && task) {
				plain.push(task.id);
				reminders.push(...task.reminders.map(({ id }) => id));
			}
			if (wish.kind === "add_recurring" && task) recurring.push(task.id);
			if (next) recurring.push(next.id);
		},
	};
}
