/**
 * German requests as data: each row says which English request a German sentence is. What is named or said of time in it stays
 * German, and is read as such; so one set of readers answers both languages. Pure.
 */

interface Row {
	readonly words: RegExp;
	/** `$1`, `$2`, … are the parts of the sentence. */
	readonly means: string;
}

/** Short, so that a sentence of any length is matched in time linear to it. */
const X = "(.{1,200}?)";
const THE = "(?:(?:die|de[nmr]|das|meine?[nrms]?) )?(?:(?:aufgabe|termin) )?";
const WHEN =
	"(heute|morgen|übermorgen|diese woche|nächste woche|diesen monat|am \\p{L}+|an? \\p{L}+|für heute|für morgen|für diese woche)";

const SUBTASKS = "(?:(?:die|ihre|seine|meine|alle) )*(?:unteraufgaben|teilaufgaben|unterpunkte)";
const DONE = "(?:wenn|sobald) ich (?:eine|die|ihre) (?:haupt)?aufgabe (?:erledige|abschließe|abhake|lösche)";
const WHEN_DONE = `(?:${DONE},? )?`;
const IF_DONE = `(?:,? ${DONE})?`;
const SHOW_ALL = "(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine |die ){0,2}";
const DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag";

const row = (words: string, means: string): Row => ({ words: new RegExp(`^${words}$`, "iu"), means });

const THING = "projekt|ordner|board|tafel|abschnitt|bereich|meilenstein|ziel|gewohnheit|filter|ansicht|vorlage";
const CHILD = "(?:(?:eine|die|als) )?(?:neue )?(?:unteraufgabe|teilaufgabe)";
const TO = "(?:zu|zum|zur|von|vom|für|unter|bei)";
const MAILS = "(?:mails?|e-?mails?|erinnerung(?:en)?|benachrichtigung(?:en)?|nachrichten)";
const ANY = "(?:(?:die|alle|meine|sämtliche|weiteren) ){0,2}";
const TASKS = "(?:aufgaben|aufgabenliste|liste|erledigten|daten|kalender)";

/** Orders to this product, most of which it does not know: what is said in them is never a task by itself. */
const ORDERS: readonly Row[] = [
	row(`füg(?:e)? ${CHILD}:? ${X} ${TO} ${THE}${X} hinzu`, "add subtask $1 to $2"),
	row(`füg(?:e)? ${TO} ${THE}${X} ${CHILD}:? ${X} hinzu`, "add subtask $2 to $1"),
	row(`füg(?:e)? ${THE}${X} ${CHILD} ${TO} ${THE}${X} hinzu`, "add subtask $1 to $2"),
	row(`${CHILD}:? ${X} ${TO} ${THE}${X} (?:hinzufügen|anlegen)`, "add subtask $1 to $2"),
	row(`(?:erstell(?:e)?|leg(?:e)?) ${CHILD}:? ${X} ${TO} ${THE}${X}(?: an)?`, "add subtask $1 to $2"),
	row(`mach(?:e)? ${THE}${X} zu(?:r| einer) (?:unter|teil)aufgabe ${TO} ${THE}${X}`, "make $1 a subtask of $2"),
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
	row(`(?:schalt(?:e)?|stell(?:e)?) ${ANY}${MAILS} (?:aus|ab|ein|an|stumm)`, "turn off reminders"),
	row(
		`(?:de)?aktivier(?:e)? ${ANY}${MAILS}|${ANY}${MAILS} (?:aus|ab|aus(?:schalten)|ab(?:schalten|stellen))`,
		"turn off reminders",
	),
	row(
		`(?:schalt(?:e)?|stell(?:e)?) ${ANY}${MAILS} (?:für|zu|zum|zur) ${THE}${X} (?:aus|ab)`,
		"turn off reminders for $1",
	),
	row(
		"erinner(?:e)? mich (?:(?:viel|etwas) )?(?:seltener|öfter|häufiger|weniger(?: oft)?|nicht mehr(?: so oft)?|nie(?: wieder)?)",
		"remind me less often",
	),
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

const ROWS: readonly Row[] = [
	row("(?:ja|jawohl|ja,? bitte|ja,? gern(?:e)?|klar|mach das|in ordnung|genau|na klar)", "yes"),
	row("(?:nein|nee|nein,? danke|abbrechen|lieber nicht|lass (?:es|das)|vergiss es)", "no"),
	row("(?:danke|vielen dank|danke schön|dankeschön|danke sehr)", "thanks"),
	row("(?:hilfe|hallo|was kannst du(?: (?:tun|alles))?|wie funktioniert das|beispiele?)", "help"),
	row(
		"(?:(?:mach(?:e)? )?(?:das |es )?(?:wieder )?rückgängig(?: machen)?|nimm (?:das|es) zurück|zurücknehmen|widerrufe(?:n)?)",
		"undo",
	),
	row("(?:wiederholen|stell(?:e)? (?:das|es) wieder her)", "redo"),
	row("(?:zeig(?:e)?(?: mir)? )?(?:meine |die )?einstellungen", "what are my settings?"),
	row("(?:zeig(?:e)?(?: mir)? )?(?:den |meinen )?verlauf", "history"),
	row(
		"was habe ich (heute|gestern|diese woche|letzte woche) (?:alles )?(?:gemacht|erledigt|getan|geschafft)",
		"what did I do $1",
	),
	row(
		"was (?:wurde|ist) (heute|gestern|diese woche|letzte woche) (?:hinzugefügt|dazugekommen|neu)",
		"what was added $1",
	),
	row("wie viele aufgaben (?:habe ich|gibt es|sind (?:noch )?offen)(?: noch)?", "how many tasks do I have?"),
	row(`wie viele aufgaben (?:habe ich|sind) ${WHEN}(?: fällig)?`, "how many tasks are due $1?"),
	row(
		"(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine )*überfällige(?:n)?(?: aufgaben)?(?: auf)?|was ist überfällig",
		"show overdue tasks",
	),
	row(
		"(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine )*erledigte(?:n)?(?: aufgaben)?(?: auf)?",
		"show completed tasks",
	),
	row("(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine )*gelöschte(?:n)?(?: aufgaben)?(?: auf)?", "show deleted tasks"),
	row(
		"(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine |die )*(?:offenen? )?(?:aufgaben|liste|aufgabenliste)(?: (?:an|auf))?",
		"show tasks",
	),
	row(`(?:zeig(?:e)?(?: mir)? )?(?:alle |meine |die )*aufgaben (?:für |von )?${WHEN}(?: an)?`, "show tasks due $1"),
	row(`was (?:ist|wird) (?:denn )?${WHEN}(?: alles)? (?:fällig|zu tun|los)`, "what is due $1?"),
	row(`was (?:steht|liegt) ${WHEN}(?: alles)? an`, "what is due $1?"),
	row(`was (?:habe|muss) ich ${WHEN}(?: alles)?(?: zu tun| tun| vor| erledigen| machen)?`, "what is due $1?"),
	row(
		"was (?:ist|kommt) als nächstes(?: dran| fällig)?|was kommt als nächstes|was soll ich als nächstes tun",
		"what's next?",
	),
	row(
		"(?:zeig(?:e)?(?: mir)? )?(#\\p{L}[\\p{L}\\p{N}_-]*|@\\p{L}[\\p{L}\\p{N}_-]*)(?: aufgaben| an)?",
		"show $1 tasks",
	),
	row(`${WHEN_DONE}nimm (?:${SUBTASKS}) (?:immer )?mit`, "take subtasks along"),
	row(`nimm (?:${SUBTASKS}) (?:immer )?mit${IF_DONE}`, "take subtasks along"),
	row(`(?:erledige|schließe) (?:${SUBTASKS}) (?:immer )?mit${IF_DONE}`, "take subtasks along"),
	row(`(?:nimm|erledige) (?:${SUBTASKS}) (?:nicht|nie) mit${IF_DONE}`, "never take subtasks along"),
	row(
		`${WHEN_DONE}(?:lass(?:e)?|behalte) (?:${SUBTASKS})(?: (?:stehen|offen|in ruhe))?${IF_DONE}`,
		"leave subtasks alone",
	),
	row(`frag(?:e)? (?:mich )?(?:immer )?nach (?:${SUBTASKS})${IF_DONE}`, "ask me about subtasks"),
	row(
		"(?:setz(?:e)?|stell(?:e)?|änder(?:e)?) (?:die |meine )?zeitzone (?:auf|zu|nach) (\\S{1,60})",
		"set time zone to $1",
	),
	row("(?:die |meine )?zeitzone (?:ist|auf) (\\S{1,60})", "set time zone to $1"),
	row(
		`(?:setz(?:e)?|stell(?:e)?) (?:die |meine )?(?:vorlaufzeit|vorlauf|(?:standard|vor)erinnerung) auf ${X}(?: vorher)?`,
		"set lead time to $1",
	),
	row(`(?:die |meine )?(?:vorlaufzeit|vorlauf|standarderinnerung)(?: ist|:)? ${X}(?: vorher)?`, "set lead time to $1"),
	row(`erinner(?:e)? mich (?:immer|standardmäßig) ${X} (?:vorher|davor)`, "set lead time to $1"),
	row("keine (?:standarderinnerung|vorerinnerung)(?:en)?", "no default reminder"),
	row(`(?:die|meine) woche (?:beginnt|fängt) (?:am )?(${DAYS})(?: an)?`, "week starts on $1"),
	row(`(?:setz(?:e)?|stell(?:e)?) (?:den )?wochenbeginn auf (${DAYS})`, "week starts on $1"),
	row(
		`(?:erinner(?:e)? mich an|erinnerung(?:en)? für) ganztägige(?:n)? aufgaben um ${X}`,
		"remind me of all-day tasks at $1",
	),
	row("(?:datumsformat|datum)(?: ist|:)? (tag zuerst|monat zuerst|jahr zuerst)", "date order $1"),
	...ORDERS,
	row(`such(?:e)?(?: mir)?(?: nach)? ${X}`, "search $1"),
	row(`(?:füg(?:e)?|nimm|trag(?:e)?) ${X} (?:hinzu|auf|ein)`, "add $1"),
	row(`(?:setz(?:e)?|schreib(?:e)?) ${X} auf (?:die|meine) (?:liste|aufgabenliste)`, "add $1"),
	row(
		`(?:neue aufgabe|aufgabe|erstelle (?:eine )?(?:neue )?aufgabe|leg(?:e)? (?:eine )?(?:neue )?aufgabe an):? ${X}`,
		"add $1",
	),
	row(`${X} (?:hinzufügen|auf (?:die|meine) liste setzen)`, "add $1"),
	row(`erinner(?:e)? mich an (#\\d+) ${X}`, "remind me about $1 at $2"),
	row(`(?:markier(?:e)?|setz(?:e)?) ${THE}${X} (?:als|auf) (?:erledigt|fertig|abgeschlossen)`, "mark $1 as done"),
	row(`(?:hak(?:e)?|streich(?:e)?) ${THE}${X} (?:ab|von der liste)`, "check off $1"),
	row(`(?:erledig(?:e)?|beende) ${THE}${X}`, "complete $1"),
	row(`schließ(?:e)? ${THE}${X} ab`, "complete $1"),
	row(
		`${THE}${X}(?: ist| sind)? (?:noch nicht(?: fertig| erledigt)?|(?:fast|halb|beinahe|zur hälfte) (?:fertig|erledigt|geschafft)|auf halbem weg)`,
		"$1 not yet",
	),
	row(
		`${THE}${X} (?:ist|sind|wurde|wurden|fällt|fallen) (?:leider )?(?:abgesagt|storniert|gestrichen|hinfällig|aus|nicht mehr (?:nötig|wichtig))`,
		"$1 is cancelled",
	),
	row(
		`(?:ich habe )?${THE}${X} (?:ist |sind |habe ich )?(?:schon |jetzt |bereits )?(?:erledigt|fertig|abgeschlossen|geschafft)`,
		"$1 done",
	),
	row(`${THE}(#\\d+) (?:abhaken|erledigen)`, "complete $1"),
	row(`(?:öffne|reaktiviere) ${THE}${X}(?: wieder)?`, "reopen $1"),
	row(`(?:lösch(?:e)?|entfern(?:e)?) ${THE}${X}`, "delete $1"),
	row(`${THE}(#\\d+) (?:löschen|entfernen)`, "delete $1"),
	row(`stell(?:e)? ${THE}${X} wieder her`, "restore $1"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} (?:auf|nach) ${X}`, "move $1 to $2"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (?:einen|1) tag`, "postpone $1 by a day"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (?:eine|1) woche`, "postpone $1 by a week"),
	row(`${THE}(#\\d+) (?:auf|nach) ${X} verschieben`, "move $1 to $2"),
	row(`(?:benenn(?:e)?) ${THE}${X} in ${X} um`, "rename $1 to $2"),
	row(`überspring(?:e)? ${THE}(?:nächste[sn]? )?${X}`, "skip the next $1"),
	row(`pausier(?:e)? ${THE}${X}`, "pause $1"),
	row(`setz(?:e)? ${THE}${X} fort`, "resume $1"),
	row(`(?:mach(?:e)?|setz(?:e)?) ${THE}${X} (?:dringend|auf dringend)`, "make $1 urgent"),
	row(`(?:plane|organisiere) (?:meinen tag|meine woche)`, "plan my day"),
	row(`fass(?:e)? (?:meine woche|meinen tag|den tag|die woche) zusammen`, "summarize my week"),
];

/** Times that the readers of lists know by their English words; any other is read as a date in German. */
const TIMES: Readonly<Record<string, string>> = {
	heute: "today",
	"für heute": "today",
	gestern: "yesterday",
	morgen: "tomorrow",
	"für morgen": "tomorrow",
	"diese woche": "this week",
	"für diese woche": "this week",
	"letzte woche": "last week",
	"dieser woche": "this week",
	"nächste woche": "next week",
	"nächster woche": "next week",
	"diesen monat": "this month",
	montag: "monday",
	dienstag: "tuesday",
	mittwoch: "wednesday",
	donnerstag: "thursday",
	freitag: "friday",
	samstag: "saturday",
	sonntag: "sunday",
	"tag zuerst": "day first",
	"monat zuerst": "month first",
	"jahr zuerst": "year first",
};
/** No request is longer. */
const LONGEST = 500;

/** The English request that a German sentence is; `undefined` where it is none, as all that is only a task. */
export function englishOf(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	const plain = text
		.trim()
		.replace(/(?<![.!?])[.!?]+$/, "")
		.replace(/^bitte,? /i, "")
		.replace(/,? bitte$/i, "");
	for (const { words, means } of ROWS) {
		const parts = words.exec(plain);
		if (parts)
			return means.replaceAll(/\$(\d)/g, (_, n: string) => {
				const part = parts[Number(n)] ?? "";
				return Object.hasOwn(TIMES, part.toLowerCase()) ? (TIMES[part.toLowerCase()] ?? part) : part;
			});
	}
	return undefined;
}
