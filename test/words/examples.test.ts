/** Every example that an answer gives can be sent as it stands, and is read as what it is an example of. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { Request } from "../../src/language/requests/request.ts";
import { readRequests } from "../../src/language/requests/requests.ts";
import { wordsFor } from "../../src/words/words.ts";

const test = suite("examples in answers");

const NOW = Temporal.Instant.from("2026-11-23T09:00:00Z");

/** Each example by the words that tell it, and the kind of request that it is meant as. */
const MEANT: readonly [telling: RegExp, kind: Request["kind"]][] = [
	[/^(?:add |Neue Aufgabe: |buy milk tomorrow|Milch kaufen morgen)/, "add"],
	[/^(?:remind me to |Erinnere mich um .* daran, )/, "add"],
	[/^(?:what is due|Was ist|show overdue|Zeig überfällige)/, "list"],
	[/^(?:complete|Erledige)/, "complete"],
	[/^(?:delete|Lösche)/, "delete"],
	[/^(?:reopen|Öffne)/, "reopen"],
	[/^(?:restore|Stell)/, "restore"],
	[/two days earlier$/, "shift_due"],
	[/^(?:move|Verschiebe)/, "change_due"],
	[/^(?:rename|Benenne)/, "rename"],
	[/^(?:snooze|Erinnere mich in)/, "snooze"],
	[/^(?:remind me about|Erinnere mich (?:an #|daran))/, "remind"],
	[/^(?:resume|Setze #|fortsetzen)/, "resume_series"],
	[/^change #6/, "change_recurrence"],
	[/^(?:make #3 repeat|Wiederhole #)/, "make_recurring"],
	[/^(?:skip|Überspringe)/, "skip_occurrence"],
	[/^(?:undo|Rückgängig|Mach die letzten)/, "undo"],
	[/^(?:search|Suche)/, "search"],
	[/^(?:set lead time|Setze die Vorlaufzeit|no default reminder|Keine Standarderinnerung)/, "settings"],
	[/^(?:cancel the reminders|Sag die Erinnerungen)/, "cancel_reminder"],
	[/^(?:mute mails|Keine Mails)/, "mute"],
	[/^(?:list reminders|Zeig meine Erinnerungen)/, "list_reminders"],
	[/^(?:help|Hilfe)$/, "help"],
];

/** What stands in quotes and is no example: names, words that are asked about, parts of a sentence. */
const NO_EXAMPLE =
	/^(?:3|add|add …|Neue Aufgabe:?|Neue Aufgabe: …|Europe\/Berlin|Asia\/Karachi|#3|remind me about it at 5|Erinnere mich daran um 17 Uhr|resume|fortsetzen|Task|Milk|.*«x».*)$/;

function* quotedIn(said: unknown): Generator<string> {
	const quoted = (text: string) => [...text.matchAll(/[“„]([^“”„]+)[”“]/g)].map(([, one = ""]) => one);
	if (typeof said === "string") yield* quoted(said);
	else if (typeof said === "function") {
		const task = (task_id: number) => ({ task_id, title: "Task" });
		// The parameters of these are numbers, texts, or two tasks of the user's.
		yield* quoted(String(said.length > 1 ? said(task(5), task(1)) : said(3)));
	} else for (const one of Object.values(said as object)) yield* quotedIn(one);
}

function examplesOf(locale: string): string[] {
	const { help, reading, finding, reports, asks } = wordsFor(locale);
	const { toAdd: _shaped, ...unclear } = reading.unclear;
	const said = [help, unclear, finding.which, finding.noList, reports.self, reports.reminders.never, asks.limitedPause];
	const texts = [
		...quotedIn(said),
		...quotedIn(reports.overdue(3, true)),
		...quotedIn(reports.dates.paused("Task", 6)),
	];
	return [...new Set(texts)].filter((text) => !NO_EXAMPLE.test(text));
}

for (const locale of ["en", "de"]) {
	test(`given each example in ${locale}, then the reader takes it for what it is an example of`, () => {
		const settings = { ...initialUserState().settings, locale };
		const examples = examplesOf(locale);
		assert.ok(examples.length >= 35, `${examples.length}: ${examples.join(" | ")}`);
		for (const text of examples) {
			const kind = MEANT.find(([telling]) => telling.test(text))?.[1];
			assert.ok(kind, `nothing is known of the example “${text}”`);
			const [request, ...others] = readRequests(text, { now: NOW, settings });
			assert.is(others.length, 0, text);
			assert.is(request?.kind, kind, text);
			// An example with a time is due, and one of a tag has it.
			if (request?.kind !== "add") continue;
			assert.ok(request.reading.understood.due, text);
			assert.is(request.reading.understood.tags.length, text.includes("#") ? 1 : 0, text);
		}
	});
}

test.run();
