/** How English says what was done. */
import type { StatementForm, StatementWords } from "../shapes/statements.ts";

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

/** "The electricity bill and the water bill" may be one title or two. */
function titleOf(verb: string, rest: string): ReturnType<StatementForm["titleOf"]> {
	const pieces = rest.split(/,? and |, /i).filter((piece) => piece !== "");
	const parts = pieces.length > 1 ? { parts: pieces.map((piece) => `${verb} ${piece}`) } : {};
	return { words: `${verb} ${rest}`, ...parts };
}

/** Who has these done to a thing may have noted the thing alone: "the milk is bought" is of the task "milk", "the milk is spilled" is not. */
const OF_THINGS: ReadonlySet<string> = new Set(
	"buy get pay order book collect fetch send write clean wash fix repair pack post mail file submit sign renew cook bake".split(
		" ",
	),
);

const statedOf: StatementForm["titleOf"] = (verb, rest) => {
	const title = titleOf(verb, rest);
	if (!OF_THINGS.has(verb)) return title;
	const { parts } = title;
	const each = parts?.map((words) => ({ words, parts: [words.slice(verb.length + 1).replace(/^(?:the|my) /i, "")] }));
	return each === undefined ? { ...title, parts: [rest] } : { ...title, each };
};

export const englishStatements: StatementWords = {
	tails: [
		/, (?:finally|at last|phew|(?:she|he|it|they|all|that)(?:'s|'re| is| are| was)? .{1,40})$/i,
		/,? (?:today|just now|already|yesterday|this morning|earlier)$/i,
	],
	forms: [
		{ pattern: SELF, verbsOf: presentsOf, titleOf },
		{ pattern: STATED, verbsOf: presentsOf, titleOf: statedOf },
		{ pattern: BARE, verbsOf: (did) => presentsOf(did).filter((verb) => verb !== did), titleOf },
	],
};
