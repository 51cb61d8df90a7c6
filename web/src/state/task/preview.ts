/** What quick add read in a line, as chips that can be taken off. Pure. */
import { isolated, type Place, sayClock, sayDate, sayDue, sayLength } from "../../time/say.ts";
import { msOf, wallTimeOf } from "../../time/zone.ts";
import type { Due, Span, Understood } from "../../wire.ts";
import type { FirstMessages } from "../../words/english.ts";

export interface Chip {
	readonly kind: keyof FirstMessages["reading"]["kinds"];
	readonly value: string;
	/** The words that it comes from; none where it follows from something else. */
	readonly spans: readonly Span[];
}

const ADDITIONS = new Set(["add", "add_several"]);

/** Whether sending the line would add tasks and nothing else; otherwise there is nothing to preview. */
export function isAddition({ requests }: Understood): boolean {
	return requests.length > 0 && requests.every(({ kind }) => ADDITIONS.has(kind));
}

export function chipsOf(read: Understood, nowMs: number, place: Place, words: FirstMessages): readonly Chip[] {
	const tasks = read.requests.flatMap((request) => request.tasks);
	// Several tasks have several readings: what the whole line reads as is none of them.
	if (tasks.length > 1) return tasks.map((task) => ({ kind: "task", value: sayTask(task, nowMs, place), spans: [] }));
	const { due, recurrence, priority, category, duration_minutes } = read.understood;
	const title = tasks[0]?.title ?? read.understood.title;
	const of = (...kinds: string[]) => read.spans.filter((span) => kinds.includes(span.kind));
	const chips: Chip[] = [];
	if (title) chips.push({ kind: "task", value: title, spans: [] });
	if (recurrence) {
		const spans = of("recurrence");
		chips.push({ kind: "repeats", value: String(spans[0]?.value ?? recurrence.rrule), spans });
	}
	if (due) chips.push(...dueChips(due, of("date"), of("time"), recurrence !== null, nowMs, place));
	chips.push(...reminderChips(read, nowMs, place, words));
	if (priority) chips.push({ kind: "priority", value: words.form.priorities[priority], spans: of("priority") });
	const tagSpans = of("tag");
	for (const tag of read.understood.tags) {
		const spans = tagSpans.filter(({ value }) => String(value).toLowerCase() === tag.toLowerCase());
		chips.push({ kind: "tag", value: `#${tag}`, spans });
	}
	if (category) chips.push({ kind: "category", value: category, spans: of("category") });
	if (duration_minutes !== null) {
		chips.push({ kind: "takes", value: sayLength(duration_minutes * 60_000, place.locale), spans: of("duration") });
	}
	return chips;
}

/** One of several tasks, with what else its own words say. */
function sayTask({ title, due, tags }: Understood["tasks"][number], nowMs: number, place: Place): string {
	const day = due ? [sayDue(due, nowMs, place)] : [];
	return [title, ...day, ...tags.map((tag) => `#${tag}`)].map(isolated).join(" · ");
}

/** Day and time apart where each has words of its own, so that each can be taken off. */
function dueChips(
	due: Due,
	dates: readonly Span[],
	times: readonly Span[],
	recurs: boolean,
	nowMs: number,
	place: Place,
): readonly Chip[] {
	if ("at" in due && dates.length > 0 && times.length > 0) {
		const at = msOf(due.at);
		return [
			{ kind: "date", value: sayDate(wallTimeOf(at, place.zone).date, nowMs, place), spans: dates },
			{ kind: "time", value: sayClock(at, place), spans: times },
		];
	}
	return [{ kind: recurs ? "first" : "due", value: sayDue(due, nowMs, place), spans: [...dates, ...times] }];
}

/** A reminder stands for the words that say when; where none do, for "remind me to". */
function reminderChips(
	{ understood, spans }: Understood,
	nowMs: number,
	place: Place,
	words: FirstMessages,
): readonly Chip[] {
	const own = spans.filter(({ kind }) => kind === "reminder");
	const lead = spans.filter(({ kind }) => kind === "lead");
	return understood.reminders.map((reminder) => {
		const isAt = "at" in reminder;
		const found = own.findIndex(({ value }) => value === (isAt ? reminder.at : reminder.before_minutes));
		const value = isAt
			? sayDue({ at: reminder.at, time_zone: place.zone }, nowMs, place)
			: sayLead(reminder.before_minutes, place, words);
		return { kind: "reminder", value, spans: found < 0 ? lead : own.splice(found, 1) };
	});
}

/** Runs that quick add reads as one; a backslash before each, with its marker, makes plain words of them. */
const READ_AS_ONE = /[#@!]?[\p{L}\p{M}\d_'’-]+/gu;

/**
 * The text in which the spans are words like any other: each is escaped as `docs/quick-add.md` says, and stays in the
 * title. What is escaped already stays as it is.
 */
export function takeOff(text: string, spans: readonly Span[]): string {
	return [...spans]
		.sort((a, b) => b.start - a.start)
		.reduce((rest, { start, end }) => {
			const escaped = rest
				.slice(start, end)
				.replace(READ_AS_ONE, (run, at: number) => (rest[start + at - 1] === "\\" ? run : `\\${run}`));
			return rest.slice(0, start) + escaped + rest.slice(end);
		}, text);
}

/** Minutes before the task is due, in words. */
export function sayLead(minutes: number, { locale }: Place, { reminders }: Pick<FirstMessages, "reminders">): string {
	return minutes === 0 ? reminders.whenDue : reminders.before(sayLength(minutes * 60_000, locale));
}
