/** The stub server's recurring tasks: scripted occurrences, every three days at seven. */
import type { PreviewView, TaskView } from "../../src/http/contract/contract.ts";
import type { StubDesk, StubTask } from "./stubDesk.ts";

const EVERY_THREE_DAYS: NonNullable<TaskView["recurrence"]> = {
	rrule: "FREQ=DAILY;INTERVAL=3",
	start: "2030-03-25T07:00",
	time_zone: "UTC",
	mode: "scheduled",
	text: "every 3 days at 07:00",
	short_text: "every 3 days at 07:00",
	series_id: "s1",
	occurrence: "2030-03-25T07:00",
	exdates: [],
	rdates: [],
	paused: false,
};

const dayAfter = (local: string, days: number) =>
	new Date(Date.parse(`${local}:00Z`) + days * 86_400_000).toISOString().slice(0, 16);
const dueAt = (local: string) => ({ at: `${local}:00.000Z`, time_zone: "UTC" });

export function addPlants(desk: StubDesk, exdates: readonly string[] = []): StubTask {
	return desk.add("water the plants", {
		recurrence: { ...EVERY_THREE_DAYS, exdates },
		due: dueAt(EVERY_THREE_DAYS.start),
	});
}

/** A rule with `31` in it has no date; any other is every three days, with one reason among them. */
export function previewSeries(recurrence: { rrule: string; start?: string }): PreviewView | string {
	if (recurrence.rrule.includes("31")) return "The rule names no date.";
	const start = recurrence.start ?? EVERY_THREE_DAYS.start;
	const occurrences = Array.from({ length: 10 }, (_, index) => {
		const local = dayAfter(start, 3 * index);
		const reason = index === 2 ? { reason: "summer time began on 2030-03-31: still 07:00" } : {};
		return { local, instant: `${local}:00.000Z`, ...reason };
	});
	return { occurrences, text: `as ${recurrence.rrule} says` };
}

/** What a verb does to a recurring task; undefined when it is no verb of a series. */
export function changeSeries(desk: StubDesk, task: StubTask, verb: string, body: Record<string, unknown>) {
	const recurrence = task.recurrence ?? EVERY_THREE_DAYS;
	const next = dayAfter(recurrence.occurrence ?? recurrence.start, 3);
	const changed = (type: string, fields: Partial<TaskView>) => {
		const event = desk.write(type, { task_id: task.id, updated_fields: fields, previous_fields: {} });
		Object.assign(task, fields, { version: event.seq });
		return { task, events: [event] };
	};
	switch (verb) {
		case "complete": {
			const following = desk.add(task.title, { recurrence: { ...recurrence, occurrence: next }, due: dueAt(next) });
			return { ...desk.setStatus(task, "completed", "task.completed"), next: following };
		}
		case "skip":
			return changed("occurrence.skipped", { recurrence: { ...recurrence, occurrence: next }, due: dueAt(next) });
		case "move":
			return changed("occurrence.moved", { due: body.due as TaskView["due"] });
		case "pause":
			return changed("series.paused", { recurrence: { ...recurrence, paused: true } });
		case "resume":
			return changed("series.resumed", { recurrence: { ...recurrence, paused: false } });
		case "end":
			return changed("series.ended", { recurrence: null });
		case "recurrence": {
			const asked = body.recurrence as { rrule: string } | null;
			const ruled = asked && { ...recurrence, ...asked, text: `as ${asked.rrule} says` };
			return changed("series.changed", { recurrence: ruled });
		}
		default:
			return undefined;
	}
}
