/** What the server refused of a form: each sentence at the field that it is about, the rest over the form's buttons. */
import { type Accessor, createSignal, createUniqueId } from "solid-js";
import { type Problem, problemOf } from "../../net/request.ts";
import { createTimer } from "../../time/timers.ts";
import type { FirstMessages } from "../../words/english.ts";
import { sayFault, sayRefusal } from "./sayFault.ts";

export interface FormFault {
	/** Of this form alone in the page. */
	readonly id: string;
	readonly problem: Accessor<Problem | undefined>;
	/** The sentence about a field, by the name of its place in the form. */
	of(place: string): string | undefined;
	/** What belongs to no field of the form; undefined when all of it is said at fields. */
	readonly rest: Accessor<string | undefined>;
	show(fault: unknown): void;
	clear(): void;
	/** These were saved, by their names in the contract: it stands at their fields for a moment. */
	markSaved(fields: readonly string[]): void;
	/** The word for that, at a field that was. */
	savedAt(place: string): string | undefined;
}

/** Long enough to be seen (ms). */
const SAVED_FOR_MS = 2_500;

/** Fields of the contract that have a place of another name in the form. */
const PLACES = new Map([
	["tag_ids", "tags"],
	["tag_names", "tags"],
	["category_id", "category"],
	["category_name", "category"],
	["parent_id", "parent"],
]);

/** The place of a field that the contract names: `tag_names[0]` → tags, `recurrence.rrule` → recurrence. */
export function placeOf(field: string): string {
	const [name = ""] = field.split(/[.[]/);
	return PLACES.get(name) ?? name;
}

/** Asked at the moment of the fault: which places the form has then. */
export function createFormFault(hasPlace: (place: string) => boolean, words: Accessor<FirstMessages>): FormFault {
	const [problem, setProblem] = createSignal<Problem>();
	const [saved, setSaved] = createSignal<ReadonlySet<string>>(new Set());
	const timer = createTimer();
	const said = () =>
		[...(problem()?.fields ?? [])].map(([field, refusal]) => [placeOf(field), sayRefusal(refusal, words())] as const);
	return {
		id: createUniqueId(),
		problem,
		of: (place) => said().find(([at]) => at === place)?.[1],
		rest: () => {
			const known = problem();
			if (!known) return undefined;
			return said().length > 0 && said().every(([place]) => hasPlace(place)) ? undefined : sayFault(known, words());
		},
		show: (fault) => setProblem(problemOf(fault)),
		clear: () => setProblem(undefined),
		markSaved: (fields) => {
			setSaved(new Set(fields.map(placeOf)));
			timer.set(SAVED_FOR_MS, () => setSaved(new Set()));
		},
		savedAt: (place) => (saved().has(place) ? words().form.saveStates.saved : undefined),
	};
}
