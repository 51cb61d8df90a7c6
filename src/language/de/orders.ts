/** German orders to this product as data, beside the other requests. Pure. */
import { ANY, CHILD, MAILS, type Row, row, SHOW_ALL, TASKS, THE, THING, TO, X } from "./rows.ts";

/** Orders to this product, most of which it does not know: what is said in them is never a task by itself. */
export const ORDERS: readonly Row[] = [
	row(`füg(?:e)? ${CHILD}:? ${X} ${TO} ${THE}${X} hinzu`, "add subtask $1 to $2"),
	row(`füg(?:e)? ${TO} ${THE}${X} ${CHILD}:? ${X} hinzu`, "add subtask $2 to $1"),
	row(`füg(?:e)? ${THE}${X} ${CHILD} ${TO} ${THE}${X} hinzu`, "add subtask $1 to $2"),
	row(`${CHILD}:? ${X} ${TO} ${THE}${X} (?:hinzufügen|anlegen)`, "add subtask $1 to $2"),
	row(`(?:erstell(?:e)?|leg(?:e)?) ${CHILD}:? ${X} ${TO} ${THE}${X}(?: an)?`, "add subtask $1 to $2"),
	row(`mach(?:e)? ${THE}${X} zu(?:r| einer) (?:unter|teil)aufgabe ${TO} ${THE}${X}`, "make $1 a subtask of $2"),
	row(`ordne ${THE}${X} (?:der |dem )?(?:aufgabe )?${X} unter`, "make $1 a subtask of $2"),
	row(
		`(?:erstell(?:e)?|leg(?:e)?|mach(?:e)?|eröffne|beginne|neues) (?:mir )?(?:(?:eine?n?|das|die|den) )?(?:neue[ns]? )?(?:${THING})(?: (?:an|.{1,200}))?`,
		"create a project",
	),
	row(
		"(?:erstell(?:e)?|leg(?:e)?|mach(?:e)?) (?:mir )?(?:(?:eine|die) )?(?:neue )?liste(?: (?:an|namens .{1,100}|(?!der |des |von |mit |für |aller )\\p{L}{1,40}(?: an)?))?",
		"create a list",
	),
	row(
		"(?:(?:sortier(?:e)?|ordne) (?:(?:die |meine |alle ){0,2}(?:aufgaben|liste) )?|(?:zeig(?:e)?(?: mir)? )?(?:die |meine |alle ){0,2}aufgaben )nach (?:der )?(?:priorität|wichtigkeit|dringlichkeit)(?: sortiert| geordnet)?",
		"show my tasks sorted by priority",
	),
	row(
		`(?:sortier(?:e)?|ordne|gruppier(?:e)?|filter(?:e|n)?) (?:${ANY}(?:aufgaben|liste) )?nach (?:der |dem )?\\p{L}{1,40}`,
		"sort my tasks by name",
	),
	row(
		`${SHOW_ALL}aufgaben ohne (?:ein |einen )?(?:tags?|schlagw(?:o|ö)rt(?:er)?|etiketten?)`,
		"show tasks without tags",
	),
	row(`${SHOW_ALL}aufgaben ohne (?:eine )?kategorien?`, "show tasks without a category"),
	row(
		`${SHOW_ALL}aufgaben ohne (?:ein |einen )?(?:datum|termin|fälligkeit|fälligkeitsdatum|frist)`,
		"show tasks without a due date",
	),
	row(
		"(?:zeig(?:e)?(?: mir)? )?alles (?:von|für|aus) (heute|morgen|(?:diese|dieser|nächste|nächster) woche)",
		"show everything from $1",
	),
	row(
		`(?:(?:schick(?:e)?|send(?:e)?) (?:mir|uns) |ich will |ich möchte )?(?:bitte )?keine ${MAILS} mehr(?: (?:schicken|senden|bekommen|erhalten))?`,
		"stop emailing me",
	),
	row(
		`hör(?:e)? auf,? (?:mir ${MAILS} zu (?:schicken|senden)|mich zu (?:erinnern|benachrichtigen))`,
		"stop emailing me",
	),
	row(`(?:schalt(?:e)?|stell(?:e)?) ${ANY}${MAILS} (?:aus|ab|stumm)`, "turn off reminders"),
	row(`(?:schalt(?:e)?|stell(?:e)?) ${ANY}${MAILS} (?:ein|an)|aktivier(?:e)? ${ANY}${MAILS}`, "turn on reminders"),
	row(
		`deaktivier(?:e)? ${ANY}${MAILS}|${ANY}${MAILS} (?:aus|ab|aus(?:schalten)|ab(?:schalten|stellen))`,
		"turn off reminders",
	),
	row(
		`(?:schalt(?:e)?|stell(?:e)?) ${ANY}${MAILS} (?:für|zu|zum|zur) ${THE}${X} (?:aus|ab)`,
		"turn off reminders for $1",
	),
	row(
		"erinner(?:e)? mich (?:(?:viel|etwas) )?(?:seltener|weniger(?: oft)?|nicht mehr(?: so oft)?|nie(?: wieder)?)",
		"remind me less often",
	),
	row("erinner(?:e)? mich (?:(?:viel|etwas) )?(?:öfter|häufiger)", "remind me more often"),
	row(`archivier(?:e)? (?:.{1,100} )?${TASKS}`, "archive old tasks"),
	row(
		`(?:exportier(?:e)?|sicher(?:e)?|druck(?:e)?) ${ANY}(?:meine[n]? |den )?${TASKS}(?: .{1,100})?`,
		"export my tasks",
	),
	row(`(?:importier(?:e)?|synchronisier(?:e)?) (?:.{1,60} )?${TASKS}(?: .{1,100})?`, "import my tasks"),
	row(`(?:leer(?:e)?) (?:den |meinen )?papierkorb|papierkorb (?:leeren|löschen)`, "empty the trash"),
	row(`(?:räum(?:e)?|blend(?:e)?) ${ANY}(?:erledigten? )?${TASKS} (?:auf|aus)`, "hide completed tasks"),
	row(`(?:versteck(?:e)?|verbirg) ${ANY}(?:erledigten? )?${TASKS}`, "hide completed tasks"),
	row(
		`(?:teil(?:e)?|zerleg(?:e)?|unterteil(?:e)?|gliedere) ${THE}${X} in (?:.{1,30} )?(?:schritte|teile|aufgaben|teilaufgaben|unteraufgaben)(?: (?:auf|ein))?`,
		"split $1 into steps",
	),
	row(`weis(?:e)? ${THE}${X} (\\p{L}{1,40}) zu`, "assign this to $2"),
	row(`delegier(?:e)? ${THE}${X} an (\\p{L}{1,40})`, "assign this to $2"),
	row("wann ist (?:die|meine) nächste aufgabe(?: fällig)?", "what's next?"),
	row(`wann (?:ist|sind|war|beginnt|kommt) ${THE}${X}(?: fällig| dran)?`, "when is $1?"),
	row(`(?:bis )?wann (?:muss|soll|habe) ich (?:zum |zur |zu )?${THE}${X}`, "when is $1?"),
	row(`wo (?:ist|sind|findet) ${THE}${X}(?: statt)?`, "where is $1?"),
	row(`(?:ist|sind) ${THE}${X} (?:schon |bereits )?(?:fertig|erledigt|abgeschlossen)`, "is $1 done?"),
	row(`wie lange (?:dauert|dauern|braucht|brauche ich für) ${THE}${X}`, "how long does $1 take?"),
];
