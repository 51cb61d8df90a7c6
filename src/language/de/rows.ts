/** What the tables of German requests are made of. */

export interface Row {
	readonly words: RegExp;
	/** `$1`, `$2`, … are the parts of the sentence. */
	readonly means: string;
}

/** Short, so that a sentence of any length is matched in time linear to it. */
export const X = "(.{1,200}?)";
export const THE = "(?:(?:die|de[nmr]|das|meine?[nrms]?) )?(?:(?:aufgabe|termin) )?";
export const WHEN =
	"(heute|morgen|übermorgen|diese woche|nächste woche|diesen monat|am \\p{L}+|an? \\p{L}+|für heute|für morgen|für diese woche)";

export const SUBTASKS = "(?:(?:die|ihre|seine|meine|alle) )*(?:unteraufgaben|teilaufgaben|unterpunkte)";
const DONE = "(?:wenn|sobald) ich (?:eine|die|ihre) (?:haupt)?aufgabe (?:erledige|abschließe|abhake|lösche)";
export const WHEN_DONE = `(?:${DONE},? )?`;
export const IF_DONE = `(?:,? ${DONE})?`;
export const SHOW_ALL = "(?:zeig(?:e)?(?: mir)? |liste )?(?:alle |meine |die ){0,2}";
export const DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag";

export const row = (words: string, means: string): Row => ({ words: new RegExp(`^(?:${words})$`, "iu"), means });

export const THING = "projekt|ordner|board|tafel|abschnitt|bereich|meilenstein|ziel|gewohnheit|filter|ansicht|vorlage";
export const CHILD = "(?:(?:eine|die|als) )?(?:neue )?(?:unteraufgabe|teilaufgabe)";
export const TO = "(?:zu|zum|zur|von|vom|für|unter|bei)";
export const MAILS = "(?:mails?|e-?mails?|erinnerung(?:en)?|benachrichtigung(?:en)?|nachrichten)";
export const ANY = "(?:(?:die|alle|meine|sämtliche|weiteren) ){0,2}";
export const TASKS = "(?:aufgaben|aufgabenliste|liste|erledigten|daten|kalender)";
