/** Events of the journal in words: what happened, and each value old → new. Pure. */
import { type Place, sayDue, sayExactly } from "../time/say.ts";
import { msOf } from "../time/zone.ts";
import type { Due, JournalEvent, Principal } from "../wire.ts";

const SENTENCES: Readonly<Record<string, string>> = {
	"task.created": "Added",
	"task.updated": "Changed",
	"task.completed": "Completed",
	"task.reopened": "Opened again",
	"task.deleted": "Deleted",
	"task.restored": "Restored",
	"occurrence.skipped": "Skipped one of",
	"occurrence.moved": "Moved one of",
	"series.changed": "Rule changed",
	"series.paused": "Paused",
	"series.resumed": "Resumed",
	"series.ended": "Series ended",
	"reminder.scheduled": "Reminder set",
	"reminder.rescheduled": "Reminder moved",
	"reminder.snoozed": "Reminder snoozed",
	"reminder.cancelled": "Reminder cancelled",
	"reminder.sent": "Reminded",
	"category.created": "Category added",
	"category.updated": "Category changed",
	"category.deleted": "Category deleted",
	"category.restored": "Category restored",
	"tag.created": "Tag added",
	"tag.updated": "Tag changed",
	"tag.deleted": "Tag deleted",
	"tag.restored": "Tag restored",
	"settings.changed": "Settings changed",
	"settings.followed": "More tasks follow the settings",
};

const WHO: Readonly<Record<Principal["kind"], string>> = {
	user: "You",
	assistant: "Assistant",
	client: "Client",
	system: "Adjutant",
};

/** Names within a series: its due date says the same to people. */
const UNSAID = new Set(["occurrence", "series_id", "position"]);

const FIELDS = new Map([
	["fire_at", "reminds"],
	["completed_at", "completed"],
	["duration_minutes", "minutes it takes"],
]);

export interface Alteration {
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

export function sayEvent(event: JournalEvent): string {
	if (event.type === "task.updated" && isPlacing(event)) return "Put elsewhere in the order";
	return SENTENCES[event.type] ?? event.type;
}

/** Nothing but its place in the user's own order: no value of it says anything to people. */
const isPlacing = ({ data }: JournalEvent) => Object.keys(fieldsOf(data.updated_fields)).join() === "position";

export function sayWho(principal: Principal): string {
	return principal.kind === "client" ? (principal.name ?? `Client ${principal.id}`) : WHO[principal.kind];
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** The task's title or label's name, where the event carries one. */
export function sayAbout(event: JournalEvent): string | undefined {
	const { data } = event;
	const named = fieldsOf(data.task).title ?? data.task_title ?? fieldsOf(data.category).name ?? fieldsOf(data.tag).name;
	return typeof named === "string" ? named : undefined;
}

export function alterationsOf(event: JournalEvent, nowMs: number, place: Place): readonly Alteration[] {
	const say = (value: unknown) => sayValue(value, nowMs, place);
	const pair = (before: Fields, after: Fields, names: readonly string[]): Alteration[] =>
		names
			.filter((name) => !UNSAID.has(name))
			.map((name) => {
				const [from, to] = withoutSameRule(before[name], after[name]);
				const field = FIELDS.get(name) ?? name.replaceAll("_", " ").replace(/ ids?$/, "");
				return { field, before: say(from), after: say(to) };
			})
			// What differs only in what is not said here (dates left out of a rule) is in the sentence above.
			.filter((one) => one.before !== one.after);
	const { data } = event;
	if (data.updated_fields) {
		const after = fieldsOf(data.updated_fields);
		return pair(fieldsOf(data.previous_fields), after, Object.keys(after));
	}
	if (data.reminder && data.previous) {
		return pair(fieldsOf(data.previous), fieldsOf(data.reminder), ["fire_at"]);
	}
	const label = data.category ?? data.tag;
	return label && data.previous ? pair(fieldsOf(data.previous), fieldsOf(label), ["name", "color"]) : [];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function sayValue(value: unknown, nowMs: number, place: Place): string {
	if (value === null || value === undefined || value === "") return "none";
	if (typeof value === "string") return INSTANT.test(value) ? sayExactly(msOf(value), place) : value;
	if (Array.isArray(value)) return value.length > 0 ? value.map((one) => `#${String(one)}`).join(", ") : "none";
	if (typeof value !== "object") return String(value);
	if ("at" in value || "date" in value) return sayDue(value as Due, nowMs, place);
	return "rrule" in value ? sayRule(value as Fields) : JSON.stringify(value);
}

/** A rule that stays as it is says nothing of what changed, and is no text for people. */
function withoutSameRule(before: unknown, after: unknown): readonly [before: unknown, after: unknown] {
	const [from, to] = [fieldsOf(before), fieldsOf(after)];
	const isSame = typeof from.rrule === "string" && from.rrule === to.rrule;
	return isSame
		? [
				{ ...from, rrule: undefined },
				{ ...to, rrule: undefined },
			]
		: [before, after];
}

/** In the rule's own words, with what else a change may be about. */
function sayRule({ rrule, mode, paused, exdates }: Fields): string {
	const without = Array.isArray(exdates) ? exdates.length : 0;
	const said = [
		...(typeof rrule === "string" ? [rrule] : []),
		...(mode === "after_completion" ? ["from completion"] : []),
		...(without > 0 ? [`without ${without} ${without === 1 ? "date" : "dates"}`] : []),
		...(paused === true ? ["paused"] : []),
	];
	return said.length === 0 ? "as its rule says" : said.join(", ");
}
