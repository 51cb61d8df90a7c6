/**
 * Does a text say that something was changed just now, and of which tasks, or that the user is asked? Asked of a turn whose tools
 * have changed nothing, or other tasks than it says, or have asked nothing (P12). It knows English and German; a claim in another language, or in words that are not here, is shown as it is, without a receipt.
 */

const DONE_ENGLISH =
	"added|created|deleted|removed|completed|finished|updated|changed|moved|renamed|scheduled|rescheduled|set|snoozed|cancell?ed|marked|tagged|restored|reopened|saved|archived|cleared|undone|postponed|assigned";
const DONE_GERMAN =
	"hinzugefügt|angelegt|erstellt|gelöscht|entfernt|erledigt|abgehakt|abgeschlossen|geändert|aktualisiert|verschoben|umbenannt|gesetzt|wiederhergestellt|eingetragen|gespeichert|markiert|geplant";

const CLAIMS: readonly RegExp[] = [
	new RegExp(
		String.raw`(?:\bI(?:['’]ve| have)?|\b(?:has|have) been|\b(?:was|were)|\b(?:is|are) now)\s+(?:(?:just|now|successfully|also|already)\s+)*(?:${DONE_ENGLISH})\b`,
		"i",
	),
	new RegExp(String.raw`\b(?:successfully)\s+(?:${DONE_ENGLISH})\b`, "i"),
	// A sentence that begins with it: "Deleted.", "Done!", "Added "Buy milk"."
	new RegExp(String.raw`^\W*(?:all )?(?:done|${DONE_ENGLISH})\b`, "i"),
	new RegExp(String.raw`\b(?:habe|wurden?|ist jetzt|sind jetzt)\b.*\b(?:${DONE_GERMAN})(?![\p{L}])`, "iu"),
	new RegExp(String.raw`^\P{L}*(?:${DONE_GERMAN})(?![\p{L}])`, "iu"),
];
/** What makes the opposite of a sentence, or a condition. */
const DENIED = /\b(?:not|no|nothing|none|never|cannot|if|nicht|nichts|keine?[nrms]?|nie|wenn|falls)\b|n['’]t\b/i;

/** That a question is open, which only a tool can have asked. */
const ASKED: readonly RegExp[] = [
	/\b(?:you|the user)(?:['’]re|['’]ll be| are| is| were| was| will be| have been| has been)(?: now| being)* (?:asked|prompted)\b/i,
	/\bI(?:['’]ve| have)? (?:just )?asked (?:you|the user)\b/i,
	/\b(?:please|you (?:must|need to|have to|should)|just)(?: first)? (?:confirm|approve)\b(?! (?:which|what|when|who|where|how|whether|if)\b)/i,
	/\b(?:await(?:s|ing)?|wait(?:s|ing)? for|pending|needs?|requires?)(?: your| the user['’]s| user)? (?:confirmation|approval|permission)\b/i,
	/\bwait(?:s|ing)? for your (?:answer|yes|reply|response)\b/i,
	/(?<!\p{L})(?:du wirst|sie werden|der benutzer wird|die benutzerin wird)(?: jetzt| nun| noch)* (?:gefragt|um bestätigung|um zustimmung)/iu,
	/(?<!\p{L})ich habe dich(?: eben| gerade)? gefragt/iu,
	/(?<!\p{L})bitte bestätige(?:n sie)?(?!\p{L})(?! (?:welche|was|wann|wer|wo|wie|ob)(?!\p{L}))/iu,
	/(?<!\p{L})(?:warte auf|braucht|benötigt|erfordert|brauche)(?: noch)? (?:deine|ihre|eine) (?:bestätigung|zustimmung|antwort)/iu,
];

/** What is asked of the user in the text itself ("Shall I?") says nothing of a question that is open. */
export const claimsQuestion = (text: string): boolean => saidOf(text, ASKED).length > 0;

export const claimsChange = (text: string): boolean => claimsIn(text).length > 0;

const claimsIn = (text: string): readonly string[] => saidOf(text, CLAIMS);

/** The sentences that say it, and neither ask nor deny it. */
const saidOf = (text: string, forms: readonly RegExp[]): readonly string[] =>
	text
		.split(/(?<=[.!?])\s+|\n+/)
		.filter(
			(sentence) =>
				!sentence.trimEnd().endsWith("?") && !DENIED.test(sentence) && forms.some((form) => form.test(sentence)),
		);

const NUMBER = /(?:#|\b(?:task|aufgabe) (?:no\.? |number |nr\.? |nummer )?)(\d{1,9})(?!\d)/gi;

/** The numbers of tasks that a text names, in its order, each once. */
export const tasksNamed = (text: string): readonly number[] => [
	...new Set([...text.matchAll(NUMBER)].map(([, id]) => Number(id))),
];

/** Those of which it says that they were changed. */
export const tasksClaimed = (text: string): readonly number[] => tasksNamed(claimsIn(text).join("\n"));
