/** What German requests are read by besides their phrases. */
import type { RequestWords } from "../shapes/grammar.ts";

/** "Die erste", "der zweite", "das letzte Mal" is none. */
const PLACES: Readonly<Record<string, string>> = Object.fromEntries(
	(
		[
			["erste", "first"],
			["zweite", "second"],
			["dritte", "third"],
			["vierte", "fourth"],
			["fünfte", "fifth"],
			["sechste", "sixth"],
			["siebte", "seventh"],
			["achte", "eighth"],
			["neunte", "ninth"],
			["zehnte", "tenth"],
			["letzte", "last"],
		] as const
	).flatMap(([german, english]) =>
		["die", "der", "das", "den"].flatMap((article) =>
			["", "n"].map((end) => [`${article} ${german}${end}`, `the ${english} one`] as const),
		),
	),
);
/** "Die ersten zwei", "die letzten drei". */
const RUNS: Readonly<Record<string, string>> = Object.fromEntries(
	(["ersten", "letzten"] as const).flatMap((end) =>
		(
			[
				["zwei", "two"],
				["beiden", "two"],
				["drei", "three"],
				["vier", "four"],
				["fünf", "five"],
			] as const
		).map(([german, english]) => [`die ${end} ${german}`, `the ${end === "ersten" ? "first" : "last"} ${english}`]),
	),
);
const PRONOUNS = {
	...Object.fromEntries(
		["was ich gerade", "die aufgabe, die ich gerade", "die aufgabe die ich gerade", "das, was ich gerade"].flatMap(
			(what) => ["angelegt", "hinzugefügt", "erstellt", "eingetragen"].map((did) => [`${what} ${did} habe`, "it"]),
		),
	),
	...Object.fromEntries(
		["es", "das", "dies", "diese", "diesen", "dieses", "ihn", "die aufgabe"].map((it) => [it, "it"]),
	),
	// Of several what was done last is meant as a whole, of one that one.
	...Object.fromEntries(
		["sie", "die", "beide", "die beiden", "alle beide", "alle davon"].map((they) => [they, "them"]),
	),
};

export const germanRequestWords: RequestWords = {
	please: [
		/^(?:(?:und|dann|also|jetzt|hey|ok|okay)[,:]? )?(?:bitte,? )?()/i,
		/^(?:kannst|könntest|würdest) du (?:bitte )?(?:mir )?(.*[^?\s])\s*\?*$/i,
		// Who asks whether a task may be moved wants it moved.
		/^(?:(?:kann|könnte|darf) ich|(?:können|könnten) wir) (?:bitte |mal |auch ){0,2}(.{1,200} (?:verschieben|verlegen|vertagen|löschen|umbenennen|überspringen|pausieren|aussetzen|streichen|absagen|abhaken|ausfallen lassen))\s*\?*$/i,
		// "Schieb das mal auf Montag".
		/(?<=^\p{L}{3,12} .{1,80}) (?:doch )?mal(?: kurz| bitte| eben)?(?= (?:auf|nach|um|ab)(?!\p{L}))()/iu,
		// "Welche meiner Aufgaben …"
		/(?<=^welche )(?:meiner|von meinen|von den|unserer|deiner) ()(?=aufgaben)/i,
		/,? bitte([.!?]*)$/i,
		// "Lösch bitte #3", "verschieb mir das mal auf Montag".
		/^(\p{L}{3,20} )bitte (?:mal |doch |noch )?/iu,
	],
	beforeTasks: /^(?:(?:die|de[nmr]|das|meine?[nrms]?) )?(?:(?:aufgabe|termin) )?(?=.)/i,
	oneTask: /^(?:\S+ )?aufgabe /i,
	wishes: [
		/^(?:ich|wir) (?:muss|müssen|soll|sollen|sollte|sollten|möchte|möchten|will|wollen) (?:(?:noch|unbedingt|dringend|auch|mal) ){0,3}(?=\S+ \S)/i,
		/^(?:to-?do|aufgabe|notiz(?: an mich)?): ?/i,
		/^(?:bitte )?nicht vergessen[:,] /i,
		/^merke? dir[:,]? (?:dass )?(?=\S)/i,
		/,? (?:bitte )?nicht vergessen[.!]{0,3}$/i,
	],
	courtesy:
		/^(?:(?:(?:noch )?(?:eine )?(?:kurze |kleine )?frage|übrigens|noch was) ?[:,–—-] *|(?:ich bin|bin|wir sind) [^,;.!?]{1,60}[,;.!] (?:also |bitte )?(?=(?:verschiebe?|schiebe?|lege?|verlege?|setze?|sage?|lösche?|überspringe?|pausiere?|bitte|alles|kannst)\b)|(?:nein|nee|ach|ach nein|oh|ups|sorry|warte|moment|halt|danke|super|hey|ok|okay)[,!] |(?:doch lieber|doch erst|doch|lieber|eigentlich|und|dann|also|jetzt|adjutant)[,:]? )/i,
	correction: /^(?:(?:nein|nee|ach nein|ups|sorry|warte|moment|halt), |(?:doch|lieber|eigentlich) )/i,
	standIns: {
		...PRONOUNS,
		...PLACES,
		...RUNS,
		alle: "all",
		alles: "everything",
		"alle aufgaben": "all tasks",
		"alles von heute": "all tasks due today",
		"alles für heute": "all tasks due today",
		"alle aufgaben von heute": "all tasks due today",
		"alle heutigen aufgaben": "all tasks due today",
		"alles von morgen": "all tasks due tomorrow",
		"alles von dieser woche": "all tasks due this week",
		"alles für diese woche": "all tasks due this week",
		"alles diese woche": "all tasks due this week",
		"alle aufgaben dieser woche": "all tasks due this week",
		"alle aufgaben von dieser woche": "all tasks due this week",
		"alle aufgaben von morgen": "all tasks due tomorrow",
		"alles überfällige": "all overdue tasks",
		"alles erledigte": "all completed tasks",
		"alle offenen": "all tasks",
		"alle offenen aufgaben": "all tasks",
		"alle überfälligen": "all overdue tasks",
		"alle überfälligen aufgaben": "all overdue tasks",
		"alle erledigten": "all completed tasks",
		"alle erledigten aufgaben": "all completed tasks",
	},
	orders:
		/\S (?:verschieben|verlegen|vertagen|umplanen|umbenennen|umbenennen in \S.{0,200}|abhaken|als erledigt markieren|wiederherstellen|wieder öffnen|auf \S.{0,60} schieben|auf (?:hoch|höchste|mittel|normal|niedrig|dringend)[enrs]{0,2}(?: priorität)? setzen)[.!]{0,3}$/i,
	statement:
		/^(?:ich habe?|wir haben|habe?) |\s(?:habe?|haben) (?:ich|wir) |\s(?:ist|sind|wurde|wurden) (?:\S{1,40} )?\S{1,40}$/,
	withAll: /^(?:mit|mitnehmen|alle|alles)(?![\p{L}\p{N}])/iu,
	without: /^(?:behalten|behalte|ohne|nur|stehen|lass|lassen)(?![\p{L}\p{N}])/iu,
	choice: {
		opening: /^(?:(?:und|nur|bloß|einfach|ich meine|ich meinte|ja,?|ok,?|okay,?) )+/i,
		closing: /(?<![\s,])[\s,]+(?:bitte|danke|dann)[.!?]*$|(?<![.!?])[.!?]+$/i,
		spared: /^(?:(?:ja,? )?(?:alle|alles|beide|sie)? ?(?:aber nicht|außer|ausser|bis auf|ohne|nicht)) (.+)$/i,
		all: /^(?:alle|alles|beide|alle beide|sie alle|alle davon)$/i,
		first: /^(?:die )?ersten (\p{L}+|\d{1,3})$/iu,
		last: /^(?:die )?letzten (\p{L}+|\d{1,3})$/iu,
		counts: { beiden: 2 },
		place: /^(?:die |der |das |den |dem )?(?:nummer )?(\p{L}+|\d{1,2})\.?$/iu,
		between: /(?<!\s),?\s+(?:und|&)\s+|(?:(?<!\s)\s+)?,\s*/i,
		thing: /^(?:die|der|das|den|dem|meine?[nm]?) /i,
	},
	typed: {
		verbs: (
			"erinnere erledige lösche verschiebe verschieb entferne streiche markiere benenne überspringe pausiere wiederhole " +
			"verlege ändere priorisiere"
		).split(" "),
		noSlips:
			"erinner erledig lösch entfern streich markier benenn überspring pausier wiederhol verleg änder striche".split(
				" ",
			),
		slips: {
			erinnere: "errinere errinnere erriner errinner erinnerre",
			lösche: "loesche losche loesch",
			überspringe: "ueberspringe uberspringe",
			ändere: "aendere",
			verschiebe: "verschibe vershieb verscheibe verschieve",
			wiederhole: "widerhole widerhol",
			füge: "fuege",
		},
		words: Object.fromEntries(
			(
				"fällig überfällig überfällige überfälligen fällt für nächste nächsten nächster nächstes übermorgen täglich wöchentlich jährlich " +
				"später früher fünf zwölf März Priorität löschen öffnen Schlagwörter rückgängig Fälligkeit erzähl zurück"
			)
				.split(" ")
				.map(
					(word) =>
						[word.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue"), word] as const,
				)
				.filter(([written, word]) => written !== word),
		),
	},
};
