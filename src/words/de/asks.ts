/** What is asked before something is done, and the buttons that answer it, in German. */
import { counted } from "../counted.ts";
import type { AskedChange, AskWords } from "../en/asks.ts";
import { tasks } from "./tasks.ts";

/** What a request does, as an infinitive without its object. */
const VERBS: Readonly<Record<AskedChange, string>> = {
	complete: "erledigen",
	add_below: "Unteraufgabe hinzufügen",
	put_below: "unterordnen",
	reopen: "wieder öffnen",
	delete: "löschen",
	restore: "wiederherstellen",
	rename: "umbenennen",
	describe: "beschreiben",
	change_due: "verschieben",
	shift_due: "verschieben",
	clear_due: "Fälligkeit entfernen",
	set_duration: "Dauer setzen",
	change_priority: "ändern",
	clear_tags: "Alle Schlagwörter entfernen",
	add_tag: "Schlagwort geben",
	remove_tag: "Schlagwort nehmen",
	set_category: "Kategorie geben",
	clear_category: "Kategorie entfernen",
	snooze: "später erinnern",
	move_reminder: "Erinnerung verschieben",
	remind: "erinnern",
	cancel_reminder: "Erinnerungen absagen",
	make_recurring: "wiederholen",
	change_recurrence: "wiederholen",
	end_series: "nicht mehr wiederholen",
	skip_occurrence: "überspringen",
	move_occurrence: "verschieben",
	pause_series: "pausieren",
	resume_series: "fortsetzen",
};

const further = counted("de", { one: "weiterer Wunsch", other: "weitere Wünsche" });
const openChildren = counted("de", { one: "offene Unteraufgabe", other: "offene Unteraufgaben" });
const childrenWere = counted("de", { one: "Unteraufgabe wurde", other: "Unteraufgaben wurden" });
const THIS = { category: "diese Kategorie", tag: "dieses Schlagwort" };
const numbers = (ids: readonly number[]) => ids.map((id) => `#${id}`).join(", ");
const andMore = (more: number) => (more === 0 ? "" : ` und ${more} weitere`);

export const asks: AskWords = {
	several: "Das könnte mehr als eine Aufgabe sein.",
	which: (change) => `Welche meinst du? (${VERBS[change]})`,
	whether: (change, { count, only }, goal) => {
		const verb = VERBS[change];
		const all = only ?? tasks.count(count);
		if (change === "put_below" && goal !== undefined) return `${all} ${goal} unterordnen?`;
		if (change === "set_duration" && goal !== undefined) return `Dauer ${goal} für ${all} setzen?`;
		if (change === "change_priority" && goal !== undefined) return `Priorität ${goal} für ${all} setzen?`;
		if (change === "add_tag" && goal !== undefined) return `Schlagwort ${goal} für ${all} setzen?`;
		if (change === "remove_tag" && goal !== undefined) return `Schlagwort ${goal} bei ${all} entfernen?`;
		if (change === "set_category" && goal !== undefined) return `Kategorie ${goal} für ${all} setzen?`;
		if (change === "rename" && goal !== undefined) return `${all} in ${goal} umbenennen?`;
		// A verb that brings its own object ("Fälligkeit entfernen") has the tasks before a colon.
		const isWhole = /^\p{Lu}/u.test(verb);
		return `${all}${isWhole ? ":" : ""}${goal === undefined ? "" : ` auf ${goal}`} ${verb}?`;
	},
	about: (names, more) => `Es wurde noch nichts geändert. Es geht um ${names.join(", ")}${andMore(more)}.`,
	nextAbout: (names, more) => `Beim nächsten Schritt geht es um ${names.join(", ")}${andMore(more)}.`,
	onlyThese: (ids) => `Nur ${numbers(ids)}: ${tasks.count(ids.length)}?`,
	nothingTo: (lines, why) => `${lines.join(", ")}: ${why}. Es wurde nichts geändert.`,
	notDueThen: "sie ist da nicht fällig",
	wholeDay: "sie ist für einen ganzen Tag eingetragen, nenn also Tage oder eine Uhrzeit",
	noReminder: "sie hat keine Erinnerung, die man absagen könnte",
	nothingToDo: "da gibt es nichts zu tun",
	limitedPause: "Ich kann sie pausieren, aber nicht von selbst fortsetzen: Sag „fortsetzen“, wenn es so weit ist.",
	notFound: (why) => `${why} Es wurde nichts geändert.`,
	unchanged: (lines) => `Es wurde nichts geändert: ${lines.join(", ")}.`,
	fitsNone: "Ich finde keine Aufgabe, zu der das passt.",
	cannot: "Das kann ich nicht, oder ich finde keine Aufgabe, zu der es passt.",
	notRecurring: (name) => `${name} wiederholt sich nicht. Es wurde nichts geändert.`,
	addSeveral: {
		about: (titles) =>
			`Es wurde noch nichts hinzugefügt. Es geht um ${titles.map((title) => `„${title}“`).join(", ")}.`,
		question: (count) => `${tasks.count(count)} hinzufügen?`,
	},
	either: {
		about: "Das lässt sich auf mehr als eine Weise verstehen, deshalb wurde noch nichts geändert.\n",
		question: "Was meinst du?",
		choice: (change, name, detail) => {
			switch (change) {
				case "change_due":
					return `${name} auf ${detail} verschieben`;
				case "rename":
					return `${name} in „${detail}“ umbenennen`;
				case "add_below":
					return `„${detail}“ unter ${name} hinzufügen`;
				case "put_below":
					return `${name} unterordnen`;
				case "add_tag":
					return `${name} das Schlagwort #${detail} geben`;
				case "remove_tag":
					return `${name} das Schlagwort #${detail} nehmen`;
				case "set_category":
					return `${name} in die Kategorie @${detail} setzen`;
				case "clear_category":
					return `${name} aus der Kategorie nehmen`;
				case "skip_occurrence":
					return `${name} einmal überspringen`;
				default:
					return `${name} ${VERBS[change]}`;
			}
		},
	},
	isNew: "Ist das eine neue Aufgabe?",
	noQuestion: "Es ist keine Frage offen, deshalb wurde nichts geändert.",
	expired: "Diese Frage ist abgelaufen, deshalb wurde nichts geändert. Sag es noch einmal, wenn du es noch möchtest.",
	declined: "In Ordnung, es wurde nichts geändert.",
	notDone: (count) => `Wegen der Frage noch nicht gemacht: ${further(count)}. Sag es nach der Antwort noch einmal.`,
	label: {
		about: (kind, count) =>
			`Es wurde noch nichts geändert. ${tasks.count(count)} ${count === 1 ? "würde" : "würden"} ${THIS[kind]} verlieren; die ${count === 1 ? "Aufgabe selbst bleibt" : "Aufgaben selbst bleiben"}.`,
		deleteTag: (name) => `Schlagwort „${name}“ löschen?`,
		deleteCategory: (name) => `Kategorie „${name}“ löschen?`,
	},
	zone: {
		moves: (count, zone) =>
			`Es wurde noch nichts geändert. ${tasks.count(count)} ${count === 1 ? "würde" : "würden"} sich verschieben, nach der Uhr von ${zone}:`,
		more: (count) => `… und ${count} weitere.`,
		question: (zone) => `Zeitzone auf ${zone} ändern?`,
		noInstant: "kein Zeitpunkt",
		due: (from, to) => `fällig ${from} → ${to}`,
		reminder: (from, to) => `Erinnerung ${from} → ${to}`,
		line: (name, moved) => `${name}: ${moved.join("; ")}`,
	},
	children: {
		CompleteTask: (count, name) => `${name} hat noch ${openChildren(count)}.`,
		DeleteTask: (count, name) => `${name} hat noch ${openChildren(count)}.`,
		ReopenTask: (count, name) => `${childrenWere(count)} mit ${name} erledigt.`,
		RestoreTask: (count, name) => `${childrenWere(count)} mit ${name} gelöscht.`,
		verbs: {
			CompleteTask: "erledigen",
			DeleteTask: "löschen",
			ReopenTask: "wieder öffnen",
			RestoreTask: "wiederherstellen",
		},
		question: (verbs, ids) => `${numbers(ids)} ${verbs.join(" oder ")} und die Unteraufgaben mitnehmen?`,
	},
	buttons: {
		yes: "Ja",
		no: "Nein",
		none: "Keine davon",
		noneOfThese: "Nichts davon",
		takeAlong: "Mitnehmen",
		leave: "Stehen lassen",
		cancel: "Abbrechen",
		add: "Als Aufgabe hinzufügen",
		addTask: (title) => `Aufgabe „${title}“ hinzufügen`,
		deleteWith: (count) => (count === 1 ? "Mit der Unteraufgabe löschen" : `Mit den ${count} Unteraufgaben löschen`),
		deleteOnly: (count) =>
			count === 1 ? "Löschen, aber die Unteraufgabe behalten" : "Löschen, aber die Unteraufgaben behalten",
	},
};
