/**
 * German requests as data: each row says which English request a German sentence is. What is named or said of time in it stays
 * German, and is read as such; so one set of readers answers both languages. Pure.
 */

import { ORDERS } from "./orders.ts";
import { ANY, DAYS, IF_DONE, type Row, row, SUBTASKS, THE, WHEN, WHEN_DONE, X } from "./rows.ts";

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
	row(
		"(?:mach(?:e)?|nimm) die letzten (\\d{1,3}) (?:änderungen|sachen|schritte) (?:rückgängig|zurück)",
		"undo the last $1 changes",
	),
	row("(?:wer|was) bist du", "who are you?"),
	row("(?:zeig(?:e)?(?: mir)? )?(?:meine |die )?einstellungen", "what are my settings?"),
	row("(?:zeig(?:e)?(?: mir)? )?(?:den |meinen )?verlauf", "history"),
	row("(?:zeig(?:e)?(?: mir)? )(#\\d{1,9})(?: an)?", "show $1"),
	row(`beende die wiederholung (?:von |der )?${THE}${X}`, "stop repeating $1"),
	row("(?:erledige|erledigen|abhaken)", "complete"),
	row("(?:lösche|löschen)", "delete"),
	row("(?:öffne|wieder öffnen)", "reopen"),
	row("wiederherstellen", "restore"),
	row("(?:verschiebe|verschieben|überspringe|überspringen|pausiere|pausieren)", "move"),
	row("erinner(?:e)? mich", "remind me"),
	row("erinner(?:e)? mich an (#\\d{1,9})", "remind me about $1"),
	row("suche?", "search"),
	row("(?:neue aufgabe|füge hinzu|hinzufügen):?", "add"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}(#\\d{1,9})`, "move $1"),
	row(
		"(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine |die )*(?:kommenden )?erinnerungen(?: an| auf)?",
		"list reminders",
	),
	row("welche erinnerungen (?:habe ich|gibt es|kommen)(?: noch)?", "list reminders"),
	row(`(?:zeig(?:e)?(?: mir)? )?(?:die )?erinnerungen (?:von|zu|für) ${THE}${X}`, "list reminders of $1"),
	row(`sag(?:e)? ${ANY}erinnerung(?:en)? (?:von|für|zu|an) ${THE}${X} ab`, "cancel the reminders of $1"),
	row(
		`(?:lösch(?:e)?|entfern(?:e)?|streich(?:e)?) ${ANY}erinnerung(?:en)? (?:von|für|zu|an) ${THE}${X}`,
		"cancel the reminders of $1",
	),
	row(`erinner(?:e)? mich ${X} (?:noch ?mal|noch einmal|wieder|erneut)`, "snooze $1"),
	row("(?:zeig(?:e)?(?: mir)? )(?:alle |meine |die )*(?:schlagwörter|tags|etiketten)(?: an)?", "show tags"),
	row("(?:zeig(?:e)?(?: mir)? )(?:alle |meine |die )*kategorien(?: an)?", "show categories"),
	row(`lösch(?:e)? (?:das |den )?(?:schlagwort|tag) ${X}`, "delete the tag $1"),
	row(`lösch(?:e)? die kategorie ${X}`, "delete the category $1"),
	row(`benenn(?:e)? (?:das |den )?(?:schlagwort|tag) ${X} in ${X} um`, "rename the tag $1 to $2"),
	row(`benenn(?:e)? die kategorie ${X} in ${X} um`, "rename the category $1 to $2"),
	row("(?:erledig(?:e)?|hak(?:e)?) alle (überfälligen|offenen) aufgaben(?: ab)?", "complete all $1 tasks"),
	row("(?:erledig(?:e)?|hak(?:e)?) alle aufgaben(?: ab)?", "complete all tasks"),
	row("(?:lösch(?:e)?|entfern(?:e)?) alle (überfälligen|offenen|erledigten) aufgaben", "delete all $1 tasks"),
	row("(?:lösch(?:e)?|entfern(?:e)?) alle aufgaben", "delete all tasks"),
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
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (\\d{1,3}) tage`, "postpone $1 by $2 days"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (\\d{1,3}) wochen`, "postpone $1 by $2 weeks"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (\\d{1,3}) stunden`, "postpone $1 by $2 hours"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (\\d{1,3}) minuten`, "postpone $1 by $2 minutes"),
	row(`(?:verschieb(?:e)?|verleg(?:e)?) ${THE}${X} um (?:eine|1) stunde`, "postpone $1 by 1 hour"),
	row(
		`wiederhol(?:e)? ${THE}(#\\d{1,9}) ((?:jede[nsr]?|alle) .{1,80}|täglich|wöchentlich|monatlich|jährlich)`,
		"make $1 repeat $2",
	),
	row(`gib ${THE}${X} (?:das schlagwort|den tag) ${X}`, "tag $1 as $2"),
	row(`(?:setz(?:e)?|stell(?:e)?|leg(?:e)?) ${THE}(#\\d{1,9}) in (?:die )?kategorie ${X}`, "put $1 in category $2"),
	row(`beschreib(?:e)? ${THE}(#\\d{1,9}) (?:als|mit) ${X}`, "describe $1 as $2"),
	row(`(?:die )?nächste[nr]? termine (?:von|für) ${THE}${X}`, "next dates of $1"),
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
	überfälligen: "overdue",
	offenen: "open",
	erledigten: "completed",
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

/** The English request that a German sentence is, and how many words of its own the row has. */
export interface Meant {
	readonly text: string;
	readonly score: number;
}

/** `undefined` where it is none, as all that is only a task. */
export function englishOf(text: string): Meant | undefined {
	if (text.length > LONGEST) return undefined;
	const plain = text
		.trim()
		.replace(/(?<![.!?])[.!?]+$/, "")
		.replace(/^bitte,? /i, "")
		.replace(/,? bitte$/i, "");
	for (const { words, means } of ROWS) {
		const parts = words.exec(plain);
		if (!parts) continue;
		const meant = means.replaceAll(/\$(\d)/g, (_, n: string) => {
			const part = parts[Number(n)] ?? "";
			return Object.hasOwn(TIMES, part.toLowerCase()) ? (TIMES[part.toLowerCase()] ?? part) : part;
		});
		const named = parts.slice(1).reduce((sum, part) => sum + countWords(part ?? ""), 0);
		return { text: meant, score: countWords(plain) - named };
	}
	return undefined;
}

const countWords = (text: string): number => text.split(" ").filter((word) => word !== "").length;
