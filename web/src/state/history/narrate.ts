/** Events of the journal in words: what happened, and each value old → new. Pure. */
import { type Place, sayDue, sayMoment } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Due, JournalEvent, Label, Principal } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";

/** Names within a series: its due date says the same to people. */
const UNSAID = new Set(["occurrence", "series_id", "position"]);

export interface Alteration {
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

/** What happened; of a type that is newer than this page, its name. */
export function sayEvent(event: JournalEvent, { history }: Messages): string {
	if (event.type === "task.updated" && isPlacing(event)) return history.placed;
	return named(history.events, event.type) ?? event.type;
}

/** The entry of a name that comes from the server. */
function named(entries: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** Nothing but its place in the user's own order: no value of it says anything to people. */
const isPlacing = ({ data }: JournalEvent) => Object.keys(fieldsOf(data.updated_fields)).join() === "position";

export function sayWho(principal: Principal, { history }: Messages): string {
	if (principal.kind !== "client") return history.who[principal.kind];
	return principal.name ?? history.client(principal.id);
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** The task's title, or the name of the label or filter, where the event carries one. */
export function sayAbout(event: JournalEvent): string | undefined {
	const { data } = event;
	const named = [data.category, data.tag, data.filter].map((one) => fieldsOf(one).name);
	return [fieldsOf(data.task).title, data.task_title, ...named].find((name) => typeof name === "string");
}

/** Who reads it: when, where, in which words, and what labels are called by now. */
export interface Reader {
	readonly nowMs: number;
	readonly place: Place;
	readonly words: Messages;
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
}

export function alterationsOf(event: Pick<JournalEvent, "data" | "rules">, reader: Reader): readonly Alteration[] {
	const { nowMs, place, words } = reader;
	const { history } = words;
	const say = (name: string, value: unknown) =>
		sayChoice(name, value, words) ??
		sayLabels(name, value, reader) ??
		sayLanguage(name, value, place) ??
		sayValue(value, nowMs, place, history);
	const pair = (before: Fields, after: Fields, names: readonly string[]): Alteration[] =>
		names
			.filter((name) => !UNSAID.has(name))
			.map((name) => {
				const [from, to] = withoutSameRule(before[name], after[name]);
				const field = named(history.fields, name) ?? name.replaceAll("_", " ").replace(/ ids?$/, "");
				return { field, before: say(name, from), after: say(name, to) };
			})
			// What differs only in what is not said here (dates left out of a rule) is in the sentence above.
			.filter((one) => one.before !== one.after);
	const { data } = event;
	if (data.updated_fields) {
		const after = fieldsOf(data.updated_fields);
		const { rules } = event;
		return pair(
			withRule(fieldsOf(data.previous_fields), rules?.before),
			withRule(after, rules?.after),
			Object.keys(after),
		);
	}
	if (data.reminder && data.previous) {
		return pair(fieldsOf(data.previous), fieldsOf(data.reminder), ["fire_at"]);
	}
	const label = data.category ?? data.tag;
	return label && data.previous ? pair(fieldsOf(data.previous), fieldsOf(label), ["name", "color"]) : [];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A value of a few fixed ones. */
function sayChoice(name: string, value: unknown, { form, settings }: Messages): string | undefined {
	const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
		priority: form.priorities,
		date_order: settings.dateOrders,
		children: settings.childrenChoices,
		missed_occurrences: settings.missedChoices,
		month_end: settings.monthEndChoices,
	};
	const own = Object.hasOwn(choices, name) ? choices[name] : undefined;
	if (own && typeof value === "string") return named(own, value);
	return name === "parent_id" && typeof value === "number" ? `#${value}` : undefined;
}

/** Labels by their names; one that is gone has none any more. */
function sayLabels(name: string, value: unknown, { categories, tags, words }: Reader): string | undefined {
	const of: Readonly<Record<string, readonly Label[]>> = { category_id: categories, tag_ids: tags };
	const labels = Object.hasOwn(of, name) ? of[name] : undefined;
	const ids = [value].flat().filter((id) => typeof id === "number");
	if (labels === undefined || ids.length === 0) return undefined;
	return ids.map((id) => labels.find((one) => one.id === id)?.name ?? words.history.gone).join(", ");
}

/** A locale by the name of its language, as the settings offer it. */
function sayLanguage(name: string, value: unknown, { locale }: Place): string | undefined {
	if (name !== "locale" || typeof value !== "string") return undefined;
	return new Intl.DisplayNames(locale, { type: "language" }).of(value);
}

function sayValue(value: unknown, nowMs: number, place: Place, say: Messages["history"]): string {
	if (value === null || value === undefined || value === "") return say.none;
	if (typeof value === "string") return INSTANT.test(value) ? sayMoment(msOf(value), place) : value;
	if (Array.isArray(value))
		return value.length > 0
			? value.map((one) => (typeof one === "number" ? `#${one}` : String(one))).join(", ")
			: say.none;
	if (typeof value !== "object") return String(value);
	if ("at" in value || "date" in value) return sayDue(value as Due, nowMs, place);
	if ("from" in value && "to" in value) return `${String(value.from)}–${String(value.to)}`;
	return "rrule" in value || "text" in value ? sayRule(value as Fields, say) : JSON.stringify(value);
}

/** The rule of these fields in the server's words. */
const withRule = (fields: Fields, text: string | null | undefined): Fields =>
	typeof text === "string" ? { ...fields, recurrence: { ...fieldsOf(fields.recurrence), text } } : fields;

/** A rule that stays as it is says nothing of what changed, and is no text for people. */
function withoutSameRule(before: unknown, after: unknown): readonly [before: unknown, after: unknown] {
	const [from, to] = [fieldsOf(before), fieldsOf(after)];
	const isSame = typeof from.rrule === "string" && from.rrule === to.rrule && from.text === undefined;
	return isSame
		? [
				{ ...from, rrule: undefined },
				{ ...to, rrule: undefined },
			]
		: [before, after];
}

/** In words where the server has said it in such, else as the rule stands, with what else a change may be about. */
function sayRule({ text, rrule, mode, paused, exdates }: Fields, say: Messages["history"]): string {
	if (typeof text === "string") return text;
	const without = Array.isArray(exdates) ? exdates.length : 0;
	const said = [
		...(typeof rrule === "string" ? [rrule] : []),
		...(mode === "after_completion" ? [say.fromCompletion] : []),
		...(without > 0 ? [say.without(without)] : []),
		...(paused === true ? [say.paused] : []),
	];
	return said.length === 0 ? say.asRule : said.join(", ");
}
