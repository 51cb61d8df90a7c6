/** How German says what was done. */
import type { StatementWords } from "../shapes/statements.ts";

/** "Die Miete ist bezahlt", "ich habe Mama angerufen": the participle stands at the end. */
const FORMS: readonly RegExp[] = [
	/^(?:die |der |das |meine? )?(?<rest>\S.*?) (?:ist|sind|wurde|wurden) (?:(?:jetzt|schon|bereits|endlich|nun|alle) ){0,3}(?<did>\p{L}+)$/iu,
	/^(?:die |den |das |dem |der |meine[nm]? )?(?<rest>\S.*?) (?:habe?|haben) (?:ich|wir) (?:(?:jetzt|schon|bereits|endlich|gerade|heute) ){0,3}(?<did>\p{L}+)$/iu,
	/^(?:ich habe?|wir haben|habe?) (?:(?:jetzt|schon|bereits|endlich|gerade|heute) ){0,3}(?:die |den |das |dem |der |meine[nm]? )?(?<rest>\S.*?) (?<did>\p{L}+)$/iu,
];
/** Participles whose infinitive has another vowel. */
const IRREGULAR: Readonly<Record<string, string>> = {
	geschrieben: "schreiben",
	unterschrieben: "unterschreiben",
	gefunden: "finden",
	getrunken: "trinken",
	gesprochen: "sprechen",
	gegossen: "gießen",
	gegessen: "essen",
	gebracht: "bringen",
	weggebracht: "wegbringen",
	abgeschickt: "abschicken",
	geschnitten: "schneiden",
	genommen: "nehmen",
	geworfen: "werfen",
	weggeworfen: "wegwerfen",
	gestrichen: "streichen",
	gebeten: "bitten",
	getroffen: "treffen",
	gemieden: "meiden",
	getan: "tun",
	gezogen: "ziehen",
	umgezogen: "umziehen",
	verloren: "verlieren",
	geflogen: "fliegen",
	gegangen: "gehen",
	gestanden: "stehen",
	verstanden: "verstehen",
};
const PARTICIPLE =
	/^(?<before>ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|um|vor|weg|zu|zurück|zusammen)?ge(?<stem>\p{L}{2,})(?<end>t|en)$/u;
const PARTICIPLE_AS_IT_IS =
	/^(?<stem>(?:vor|an|auf|aus|ab|ein)?(?:be|emp|ent|er|miss|ver|zer|über|unter)\p{L}{2,}|\p{L}{2,}ier)(?<end>t|en)$/u;

/** "bezahlt" is of "bezahlen", "abgeholt" of "abholen", "gelesen" of "lesen"; none: it is no participle. */
function infinitivesOf(participle: string): readonly string[] {
	const irregular = Object.hasOwn(IRREGULAR, participle) ? IRREGULAR[participle] : undefined;
	if (irregular !== undefined) return [irregular];
	const { before = "", stem } = (PARTICIPLE.exec(participle) ?? PARTICIPLE_AS_IT_IS.exec(participle))?.groups ?? {};
	if (stem === undefined) return [];
	// "gearbeitet", "gerechnet": the verb is "arbeiten", "rechnen".
	return [`${before}${participle.endsWith("et") ? stem.replace(/e$/, "") : stem}en`];
}

export const germanStatements: StatementWords = {
	tails: [/, endlich$/i],
	forms: FORMS.map((pattern) => ({
		pattern,
		verbsOf: infinitivesOf,
		titleOf: (verb, rest) => ({ words: `${rest} ${verb}`, parts: [rest] }),
	})),
};
