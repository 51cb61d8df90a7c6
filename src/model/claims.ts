/**
 * Does a text say that something was changed just now? Asked only of a turn whose tools have changed nothing (P12). It knows
 * English and German; a claim in another language, or in words that are not here, is shown as it is, without a receipt.
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

export function claimsChange(text: string): boolean {
	return text
		.split(/(?<=[.!?])\s+|\n+/)
		.some(
			(sentence) =>
				!sentence.trimEnd().endsWith("?") && !DENIED.test(sentence) && CLAIMS.some((claim) => claim.test(sentence)),
		);
}
