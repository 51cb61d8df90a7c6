/**
 * Whether a text speaks of a matter at all: of a time, of how urgent something is, of taking something away. By words, not by
 * reading: what is found here may be anything about it, what is not found was not said. English and German; of a text in another
 * tongue nobody here can tell.
 */

const any = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu");

const TIME =
	"today|tomorrow|tonight|yesterday|now|soon|later|earlier|sooner|before|after|until|till|by|next|weekend|weekdays?|noon|midnight|morning|afternoon|evening|night|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thurs?|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter|christmas|easter|eve|birthday|deadline|due|date|forward|postpone|delay|instead" +
	"|heute|morgen|übermorgen|gestern|jetzt|gleich|bald|später|früher|vor|nach|bis|nächste[nrms]?|kommende[nrms]?|wochenende|mittags?|mitternacht|vormittags?|nachmittags?|abends?|nachts?|früh|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|frühling|sommer|herbst|weihnachten|ostern|silvester|geburtstag|frist|fällig|termin|uhr|statt|stattdessen";
const SPAN =
	"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|quarters?|half|sekunden?|minuten?|stunden?|tag(?:e[ns]?)?|wochen?|monat(?:e[ns]?)?|jahr(?:e[ns]?)?|halbe[nrs]?|viertel|dreiviertel";
const RHYTHM =
	"every|each|daily|weekly|monthly|yearly|annual(?:ly)?|quarterly|fortnightly|biweekly|hourly|recurring|repeat(?:s|ing|edly)?|once|twice|always|jede[nrs]?|alle|täglich|wöchentlich|monatlich|jährlich|stündlich|wiederhol\\p{L}*|immer|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|werktags|morgens|abends";

const MATTERS = {
	moment: new RegExp(`${any(`${TIME}|${SPAN}|${RHYTHM}`).source}|\\d`, "iu"),
	rhythm: any(RHYTHM),
	amount: new RegExp(`${any(SPAN).source}|\\d`, "iu"),
	priority: any(
		"urgent(?:ly)?|important|priority|prio|critical|asap|immediately|high|medium|low|normal|p[1-4]|dringend\\p{L}*|wichtig\\p{L}*|priorität|hoch|hohe[nrs]?|mittel|mittlere[nrs]?|niedrig\\p{L}*|sofort|eilig|unwichtig|unimportant",
	),
	taking_away: any(
		"no|not|none|without|remove|clear|delete|drop|cancel|take|away|off|empty|erase|strip|un\\p{L}+|any ?more|longer|only|kein\\p{L}*|nicht|ohne|entfern\\p{L}*|lösch\\p{L}*|streich\\p{L}*|weg|nimm|nur|leer\\p{L}*|\\p{L}+n['’]t",
	),
	below: any(
		"sub-?tasks?|sub|below|under|beneath|child(?:ren)?|parent|step|steps|part|parts|of|unter\\p{L}*|teil\\p{L}*|schritte?|darunter|zu|zur|zum",
	),
	reminding: any(
		"remind\\p{L}*|reminder\\p{L}*|alert\\p{L}*|alarm\\p{L}*|notif\\p{L}*|ping|wake|snooze|erinner\\p{L}*|weck\\p{L}*|benachrichtig\\p{L}*|bescheid",
	),
	completing: any(
		"complet\\p{L}*|done|did|finish\\p{L}*|check\\p{L}*|tick\\p{L}*|cross\\p{L}*|mark\\p{L}*|clos\\p{L}*|ready|handled|\\p{L}{3,}ed|bought|brought|built|caught|cut|drew|drove|ate|eaten|fed|found|gave|given|got|hung|held|left|lent|made|met|paid|put|read|ran|rang|said|sent|set|sold|spoke|spoken|swept|taught|told|took|taken|went|been|wore|wrote|written|erledig\\p{L}*|fertig|hake|abhak\\p{L}*|abgehakt|schaff\\p{L}*|(?:be|er|ver|zer|ent|über|unter)\\p{L}{2,}t",
	),
	reopening: any(
		"reopen\\p{L}*|open|undo|not|again|back|after all|still|un\\p{L}+|wieder\\p{L}*|öffn\\p{L}*|doch|nicht|noch|zurück|\\p{L}+n['’]t",
	),
	taking_back: any(
		"undo|redo|revert|back|wrong|mistake|restore|not|no|again|oops|rückgängig|zurück\\p{L}*|falsch|versehen\\p{L}*|nicht|nein|wieder\\p{L}*|doch|\\p{L}+n['’]t",
	),
	stopping: any(
		"no|not|stop|cancel\\p{L}*|remove|delete|off|without|never|drop|turn|pause|skip|kein\\p{L}*|nicht|ohne|absag\\p{L}*|sag|lösch\\p{L}*|entfern\\p{L}*|stopp\\p{L}*|nie|aus|ab|\\p{L}+n['’]t",
	),
	settings: any(
		"settings?|zone|time ?zone|language|locale|week|format|quiet|hours|digest|default|reminders?|mails?|subtasks?|set|change|always|never|einstellung\\p{L}*|zeitzone|sprache|woche|ruhe\\p{L}*|standard|erinnerung\\p{L}*|stell\\p{L}*|immer|nie",
	),
} as const satisfies Readonly<Record<string, RegExp>>;

export type Matter = keyof typeof MATTERS;

/** Numbers of tasks (`#12`) say nothing of any matter. */
export function speaksOf(text: string, matter: Matter): boolean {
	const said = text.replace(/#\d+/g, " ");
	return MATTERS[matter].test(said) || (matter === "completing" && wordsIn(said).some(isGermanParticiple));
}

/** "Angerufen", "bezahlt", "reserviert": by its ends alone. */
function isGermanParticiple(word: string): boolean {
	const isMade = word.endsWith("t") || word.endsWith("en");
	return word.endsWith("iert") || (isMade && word.length > LEAST_STEM + 1 && word.slice(0, -2).includes("ge"));
}

const KNOWN = any(
	"the|and|to|my|for|with|is|are|have|it|at|about|that|this|add|task|tasks|please|me|in|on|of|buy|call|pay|remind|show|what|which|i|der|das|und|ich|nicht|für|mit|zu|ein|eine|ist|den|dem|bitte|auf|mich|mir|füge|was|welche|aufgabe|aufgaben|meine?",
);
const FOREIGN = any(
	"le|la|les|des|une|un|est|je|mon|ma|mes|pour|avec|sur|dans|qui|que|el|los|las|una|mi|mis|para|con|por|il|lo|gli|di|che|per|nel|het|een|mijn|voor|naar|niet|os|uma|meu|minha|não|och|jag|att|og|jeg|ikke|til|nie|się|jest|moje|dodaj|przypomnij|ajoute|rappelle|recuérdame|añade|aggiungi|ricordami|lembre|voeg|herinner",
);

/** Whether a text is in a tongue whose matters are known here: it has no letters of others, and not more of their small words. */
export function isKnownTongue(text: string): boolean {
	if (/[^\p{Script=Latin}\P{L}]/u.test(text)) return false;
	const words = text.split(/[^\p{L}]+/u);
	const count = (form: RegExp) => words.filter((word) => form.test(word)).length;
	return count(FOREIGN) <= count(KNOWN);
}

/** What words have in common: in small letters, letters and digits apart ("5pm" is "5 pm"). */
export const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];

/** The same word, or forms of one ("called" and "call", "Berichte" and "Bericht"). */
export function isSameWord(one: string, other: string): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short === long) return true;
	if (short.length < LEAST_STEM) return false;
	return long.startsWith(short.length < LONG_WORD ? short : short.slice(0, -2));
}
const LEAST_STEM = 4;
const LONG_WORD = 7;
