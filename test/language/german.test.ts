/** A German account: German requests mean what the English ones mean, and English is read beside German, also as a task. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { readRequests } from "../../src/language/requests/requests.ts";

const contextOf = (locale: string) => ({
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, locale, time_zone: "Europe/Berlin" },
});
const german = contextOf("de-DE");
const kindsOf = (text: string) => readRequests(text, german).map(({ kind }) => kind);

const test = suite("German and English together");

/** Groups of one kind; what is compared is the kind and, for lists, the conditions. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
	add: [
		"Ich muss bis Freitag den Klempner anrufen",
		"Mama anrufen nicht vergessen!",
		"Füge Milch kaufen morgen hinzu",
		"Neue Aufgabe: Auto waschen",
		"Eier hinzufügen",
		"Setze Brot auf die Liste",
	],
	list: [
		"Zeig mir alle dringenden Aufgaben",
		"Was ist wichtig?",
		"Welche Aufgaben haben kein Datum?",
		"Was steht im Eingang?",
		"Welche Aufgaben wiederholen sich?",
		"Welche Aufgaben sind heute fällig?",
		"Was ist diese Woche fällig?",
		"Zeige meine Aufgaben",
		"Was steht morgen an?",
		"Aufgaben für heute",
		"Was muss ich heute tun?",
		"Und am Montag?",
		"Was ist mit morgen?",
		"Habe ich am Freitag Zeit?",
		"Bin ich am Freitag frei?",
		"Was ist am wichtigsten?",
		"Wie sieht meine Woche aus?",
		"Wie sieht morgen aus?",
	],
	count: ["Wie viele Aufgaben habe ich?", "Wie viele Aufgaben sind heute fällig?"],
	settings: [
		"Stell meine Sprache auf Englisch",
		"Keine Erinnerungen zwischen 22 und 7 Uhr",
		"Schalte die Ruhezeiten aus",
		"Schick mir täglich eine Tagesübersicht um 7",
		"Setze die Zeitzone auf Europe/Berlin",
		"Meine Woche beginnt am Sonntag",
		"Nimm Unteraufgaben immer mit",
		"Erinnere mich immer 30 Minuten vorher",
		"Datumsformat: Tag zuerst",
	],
	describe: ["Beschreibe #3 als zwei Seiten", "Notiz zu #3: zwei Seiten"],
	explain_delivery: ["Warum habe ich keine Erinnerung bekommen?", "Warum wurde ich nicht an #3 erinnert?"],
	snooze: ["Erinnere mich in einer Stunde noch mal"],
	make_recurring: ["Wiederhole die Aufgabe Bericht jeden Freitag", "Wiederhole #3 jede Woche", "#3 jeden Freitag"],
	add_below: ["Füge Unteraufgabe Farbe kaufen zur Aufgabe Küche hinzu"],
	complete: [
		"Erledige alle überfälligen Aufgaben",
		"Erledige #3",
		"#3 erledigt",
		"#3 ist fertig",
		"Hake die Aufgabe Milch ab",
		"Markiere den Bericht als erledigt",
		"#1, #2 erledigt",
	],
	delete: [
		"Die Aufgabe Bericht brauche ich nicht mehr",
		"Lösch es",
		"Lösche #3",
		"Bitte lösche die Aufgabe Bericht",
		"#3 löschen",
		"Lösch bitte #3",
	],
	reopen: ["Öffne #3 wieder"],
	restore: ["Stelle #3 wieder her"],
	change_due: [
		"Schieb #3 auf Freitag",
		"#3 wurde auf Freitag um 9 verlegt",
		"#3 kann bis Montag warten",
		"Verschiebe alles von heute auf morgen",
		"Kannst du #3 auf morgen verschieben?",
		"Verschiebe #3 auf Montag um 15 Uhr",
		"Verschiebe den Zahnarzt auf morgen",
		"#3 auf Freitag verschieben",
		"#4 morgen 10 Uhr",
		"Aufgabe 4 Freitag",
		"#4 auf Freitag",
		"Setze #4 auf Freitag",
		"Mach #4 fällig am Freitag",
		"Kannst du den Zahnarzt auf Freitag verschieben?",
	],
	change_priority: ["#3 p1", "#3 hoch", "#3 Priorität niedrig"],
	add_tag: ["#3 #zuhause"],
	set_category: ["#3 @arbeit"],
	shift_due: [
		"Schieb #3 um zwei Tage nach hinten",
		"Mach #3 eine Stunde später",
		"Verschiebe #3 um eine Woche",
		"#4 2 Tage später",
	],
	move_reminder: [
		"Verschiebe die Erinnerung an Mama um eine Stunde",
		"Verschiebe die Erinnerung an #3 auf 15 Uhr",
		"Verlege die Erinnerung von #3 um 20 Minuten",
	],
	color_tag: [
		"Färbe das Schlagwort Zuhause grün",
		"Mach das Schlagwort Zuhause blau",
		"Gib dem Schlagwort Zuhause die Farbe rot",
		"Färbe #Zuhause gelb",
	],
	color_category: ["Färbe die Kategorie Arbeit grün", "Setze die Farbe der Kategorie Arbeit auf #1976d2"],
	color_label: ["Färbe das Label Zuhause grün"],
	rename: ["Benenne #3 in Hafermilch um"],
	undo: ["Rückgängig", "Mach das rückgängig", "nimm das zurück"],
	redo: ["Wiederholen"],
	search: ["Suche alles über Bericht", "Suche Milch", "Suche nach Bericht"],
	remind: [
		"Erinnere mich an #3 um 17 Uhr",
		"Füge #3 eine Erinnerung 30 Minuten vorher hinzu",
		"Füge eine Erinnerung 30 Minuten vorher zu #3 hinzu",
		"Stelle eine Erinnerung 30 Minuten vor #3",
		"Setze eine Erinnerung für #3 30 Minuten vorher",
	],
	skip_occurrence: ["Überspringe #6"],
	pause_series: ["Pausiere #6"],
	resume_series: ["Setze #6 fort"],
	history: ["Was habe ich gestern gemacht?", "Verlauf"],
	help: ["Hilfe", "Was kannst du?", "Hallo", "Guten Morgen", "Hallo du"],
	yes: ["Ja", "ja, bitte"],
	no: ["Nein", "Abbrechen"],
	nothing: ["Danke", "Wie wird das Wetter?", "Danke dir"],
	next_due: ["Was ist als Nächstes dran?"],
	show_settings: ["Einstellungen"],
};

for (const [kind, lines] of Object.entries(REQUESTS)) {
	test(`given German words for ${kind}, then that is what they ask for`, () => {
		for (const line of lines) assert.equal(kindsOf(line), [kind], line);
	});
}

test("given conditions in German, then they are those of the English words", () => {
	for (const [said, meant] of [
		["Was ist diese Woche fällig?", "what is due this week?"],
		["Was steht morgen an?", "what is due tomorrow?"],
		["Zeige überfällige Aufgaben", "show overdue tasks"],
		["Was ist am Freitag fällig?", "what is due on friday?"],
		["Zeige erledigte Aufgaben", "show completed tasks"],
	] as const) {
		assert.equal(readRequests(said, german), readRequests(meant, contextOf("en")), said);
	}
});

/** What the start page offers to write, in each language, and what has to come of it. */
const EXAMPLES: readonly (readonly [text: string, locale: string, expected: object])[] = ["en", "de-DE"].flatMap(
	(locale) => [
		[
			"Remind me to call mum in 2 minutes",
			locale,
			{ title: "call mum", due: "2026-11-23T05:02:00.000Z", reminders: 1 },
		],
		[
			"Water the plants every 3 days starting Monday at 7am",
			locale,
			{ title: "Water the plants", rrule: "FREQ=DAILY;INTERVAL=3" },
		],
		[
			"Pay rent on Friday at 9 #home !high",
			locale,
			{ title: "Pay rent", due: "2026-11-27T08:00:00.000Z", priority: "high", tags: ["home"] },
		],
	],
);
const GERMAN_EXAMPLES: typeof EXAMPLES = [
	[
		"Erinnere mich in 2 Minuten daran, Mama anzurufen",
		"de-DE",
		{ title: "Mama anrufen", due: "2026-11-23T05:02:00.000Z", reminders: 1 },
	],
	[
		"Pflanzen gießen alle 3 Tage ab Montag um 7 Uhr",
		"de-DE",
		{ title: "Pflanzen gießen", rrule: "FREQ=DAILY;INTERVAL=3" },
	],
	[
		"Miete am Freitag um 9 Uhr überweisen #wohnung !high",
		"de-DE",
		{ title: "Miete überweisen", due: "2026-11-27T08:00:00.000Z", priority: "high", tags: ["wohnung"] },
	],
	["Zahnarzt morgen um 15 Uhr", "de-DE", { title: "Zahnarzt", due: "2026-11-24T14:00:00.000Z" }],
];

for (const [text, locale, expected] of [...EXAMPLES, ...GERMAN_EXAMPLES]) {
	test(`given the example “${text}” in an account of ${locale}, then it does what it says`, () => {
		const [request] = readRequests(text, contextOf(locale));
		assert.is(request?.kind, "add");
		const { title, due, recurrence, reminders, priority, tags } = readQuickAdd(text, contextOf(locale)).understood;
		const got = {
			title,
			due: due && "at" in due ? due.at : due,
			rrule: recurrence?.rrule,
			reminders: reminders.length,
			priority,
			tags,
		};
		assert.equal({ ...got, ...expected }, got);
	});
}

test("given “What is due this week?” in a German account, then it is the list", () => {
	assert.equal(kindsOf("What is due this week?"), ["list"]);
});

test("given German tasks, then English words in them are no moments, and a German moment stands", () => {
	for (const [text, title, due] of [
		["Sat 1 einstellen", "Sat 1 einstellen", null],
		["Mon Chéri kaufen", "Mon Chéri kaufen", null],
		["Team Meeting am Freitag", "Team Meeting", "2026-11-27"],
		["Fotos löschen", "Fotos löschen", null],
	] as const) {
		const { understood } = readQuickAdd(text, german);
		assert.equal(
			[understood.title, understood.due && "date" in understood.due ? understood.due.date : understood.due],
			[title, due],
		);
		assert.equal(kindsOf(text), ["add"], text);
	}
});

/** What is said of a thing is when it is. */
const OCCASIONS: readonly (readonly [said: string, title: string, due: string])[] = [
	["der Zahnarzt ist um 15 Uhr", "der Zahnarzt", "2026-11-23T14:00:00.000Z"],
	["das Meeting ist morgen um 10", "das Meeting", "2026-11-24T09:00:00.000Z"],
	["mein Flug geht um 6 Uhr", "mein Flug", "2026-11-24T05:00:00.000Z"],
	["die Miete ist am 1. fällig", "die Miete", "2026-12-01"],
	["der Zug fährt morgen um 6:15 Uhr ab", "der Zug", "2026-11-24T05:15:00.000Z"],
	["der Film beginnt um 20 Uhr", "der Film", "2026-11-23T19:00:00.000Z"],
	["am Freitag ist Elternabend", "Elternabend", "2026-11-27"],
	["die Prüfung findet am 3. Dezember statt", "die Prüfung", "2026-12-03"],
	["morgen ist Annas Geburtstag", "Annas Geburtstag", "2026-11-24"],
	["die Bahn fährt um 9 Uhr los", "die Bahn", "2026-11-23T08:00:00.000Z"],
];
for (const [said, title, due] of OCCASIONS) {
	test(`given “${said}”, then it is a task “${title}”, or a date for the one that is there`, () => {
		const [request] = readRequests(said, german);
		assert.is(request?.kind, "add");
		if (request?.kind !== "add") return;
		const { understood } = request.reading;
		assert.is(understood.title, title);
		assert.is(understood.due && ("at" in understood.due ? understood.due.at : understood.due.date), due);
		assert.equal(
			request.perhaps?.map(({ kind }) => kind),
			["change_due"],
		);
	});
}

test("given what only sounds like when a thing is, then no such task is read from it", () => {
	for (const said of ["prüfe, ob das Meeting um 3 ist", "die Miete ist bezahlt", "was ist heute fällig?"]) {
		const [request] = readRequests(said, german);
		const perhaps = request?.kind === "add" ? (request.perhaps ?? []) : [];
		assert.is(
			perhaps.some(({ kind }) => kind === "change_due"),
			false,
			said,
		);
	}
});

test.run();
