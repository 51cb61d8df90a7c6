/** "I called mum", "the rent is paid", "plants watered": what was done, if there is a task to do it. Pure. */
import type { ChangeRequest, Line } from "./request.ts";

/** Past forms that are not made by "-ed". */
const PAST: Readonly<Record<string, string>> = {
	bought: "buy",
	brought: "bring",
	built: "build",
	caught: "catch",
	chose: "choose",
	chosen: "choose",
	cut: "cut",
	drew: "draw",
	drawn: "draw",
	drove: "drive",
	driven: "drive",
	ate: "eat",
	eaten: "eat",
	fed: "feed",
	filled: "fill",
	found: "find",
	gave: "give",
	given: "give",
	got: "get",
	hung: "hang",
	held: "hold",
	laid: "lay",
	led: "lead",
	left: "leave",
	lent: "lend",
	let: "let",
	made: "make",
	met: "meet",
	paid: "pay",
	put: "put",
	read: "read",
	ran: "run",
	run: "run",
	rang: "ring",
	rung: "ring",
	said: "say",
	sent: "send",
	set: "set",
	sewn: "sew",
	shot: "shoot",
	showed: "show",
	shown: "show",
	sold: "sell",
	spoke: "speak",
	spoken: "speak",
	swept: "sweep",
	taught: "teach",
	told: "tell",
	took: "take",
	taken: "take",
	went: "go",
	woke: "wake",
	wore: "wear",
	wrote: "write",
	written: "write",
};
const SELF = /^(?:i|we)(?:'ve| have)? (?:(?:just|already|finally|now|also) ){0,3}(?<did>[a-z]+) (?<rest>.+)$/i;
/** "Mowed the lawn": a past form that is no present, too ("put", "read"). */
const BARE = /^(?:(?:just|already|finally) ){0,3}(?<did>[a-z]+) (?<rest>.+)$/i;
const STATED =
	/^(?:the |my )?(?<rest>.+?) (?:(?:is|are|was|were|has been|have been|got) )?(?:(?:now|already|finally|all) ){0,3}(?<did>[a-z]+)(?: now| already)?$/i;

/** "Die Miete ist bezahlt", "ich habe Mama angerufen": the participle stands at the end. */
const GERMAN: readonly RegExp[] = [
	/^(?:die |der |das |meine? )?(?<rest>\S.*?) (?:ist|sind|wurde|wurden) (?:(?:jetzt|schon|bereits|endlich|nun|alle) ){0,3}(?<did>\p{L}+)$/iu,
	/^(?:die |den |das |dem |der |meine[nm]? )?(?<rest>\S.*?) (?:habe?|haben) (?:ich|wir) (?:(?:jetzt|schon|bereits|endlich|gerade|heute) ){0,3}(?<did>\p{L}+)$/iu,
	/^(?:ich habe?|wir haben|habe?) (?:(?:jetzt|schon|bereits|endlich|gerade|heute) ){0,3}(?:die |den |das |dem |der |meine[nm]? )?(?<rest>\S.*?) (?<did>\p{L}+)$/iu,
];
/** Participles whose infinitive has another vowel. */
const GERMAN_PAST: Readonly<Record<string, string>> = {
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

/** "bezahlt" is of "bezahlen", "abgeholt" of "abholen", "gelesen" of "lesen"; `undefined`: no participle. */
function infinitiveOf(participle: string): string | undefined {
	if (Object.hasOwn(GERMAN_PAST, participle)) return GERMAN_PAST[participle];
	const { before = "", stem } = (PARTICIPLE.exec(participle) ?? PARTICIPLE_AS_IT_IS.exec(participle))?.groups ?? {};
	if (stem === undefined) return undefined;
	// "gearbeitet", "gerechnet": the verb is "arbeiten", "rechnen".
	return `${before}${participle.endsWith("et") ? stem.replace(/e$/, "") : stem}en`;
}

/** The completions that a statement may mean, the likelier first: what is said of a task is its verb and its object. */
export function readStatements({ text }: Line): readonly ChangeRequest[] {
	const plain = text
		.replace(/(?<![.!])[.!]+$/, "")
		.replace(/, (?:finally|at last|phew|endlich|(?:she|he|it|they|all|that)(?:'s|'re| is| are| was)? .{1,40})$/i, "")
		.replace(/,? (?:today|just now|already|yesterday|this morning|earlier)$/i, "");
	for (const form of GERMAN) {
		const { did = "", rest = "" } = form.exec(plain)?.groups ?? {};
		const verb = infinitiveOf(did.toLowerCase());
		if (verb !== undefined)
			return [{ kind: "complete", reference: { kind: "words", words: `${rest} ${verb}`, whole: true, parts: [rest] } }];
	}
	for (const form of [SELF, STATED, BARE]) {
		const { did = "", rest = "" } = form.exec(plain)?.groups ?? {};
		const verbs = presentsOf(did.toLowerCase()).filter((verb) => form !== BARE || verb !== did.toLowerCase());
		if (verbs.length > 0) return verbs.map((verb) => completed(verb, rest));
	}
	return [];
}

/** "The electricity bill and the water bill" may be one title or two. */
function completed(verb: string, rest: string): ChangeRequest {
	const pieces = rest.split(/,? and |, /i).filter((piece) => piece !== "");
	const parts = pieces.length > 1 ? { parts: pieces.map((piece) => `${verb} ${piece}`) } : {};
	return { kind: "complete", reference: { kind: "words", words: `${verb} ${rest}`, whole: true, ...parts } };
}

/** "called" is of "call", "baked" of "bake", "planned" of "plan", "tidied" of "tidy": the tasks there are decide. */
function presentsOf(past: string): readonly string[] {
	const irregular = Object.hasOwn(PAST, past) ? PAST[past] : undefined;
	if (irregular !== undefined) return [irregular];
	const stem = /^(.{2,})ed$/.exec(past)?.[1];
	if (stem === undefined) return [];
	const forms = [stem, `${stem}e`];
	if (stem.endsWith("i")) forms.push(`${stem.slice(0, -1)}y`);
	if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
	return forms;
}
