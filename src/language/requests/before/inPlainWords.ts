/** Orders that people have other words for ("ping me", "sag mir Bescheid"), in those that the readers know. Pure. */

const WORDS: readonly (readonly [RegExp, string])[] = [
	[
		/^((?:please |can you |could you |hey,? )*)(?:ping|alert|nudge|buzz|notify) me (?=(?:about|of|at|in|on|to|tomorrow|tonight|when|\d)\b)/i,
		"$1remind me ",
	],
	[/^((?:please |can you |could you )*)give me a (?:heads[- ]?up|nudge|shout|ping) (?=\S)/i, "$1remind me "],
	[
		/^((?:please |can you |could you )*)set (?:me )?an? (?:alarm|alert) (?=(?:for|about|of|on|to)\b)/i,
		"$1set a reminder ",
	],
	[
		/^((?:bitte )?)(?:sage?|gib) mir (?:bitte )?(\S.{0,60}?) bescheid,? (?:wegen|über|für|zu[mr]?|an) (?=\S)/i,
		"$1erinnere mich $2 an ",
	],
	[
		/^i (?:did not|didn't|have not|haven't) (\S.{0,100}?)(?: after all)?(?:,| -|;)?(?: so| and)? (?:please )?(?:reopen|re-open) (?:it|that)[.!]*$/i,
		"reopen $1",
	],
	// "I dont need it", "todays tasks", "done w the milk": as people type.
	[/\b(do|does|did|is|are|was|were|have|has|had|could|should|would)nt\b/gi, "$1n't"],
	[/\b(today|tomorrow|tonight)s (?=tasks|things|stuff|to-?dos)/gi, "$1's "],
	[/^((?:i'm |i am |all )?(?:done|finished)) w\/? (?=\S)/i, "$1 with "],
	[/^(?:ugh|argh|meh|damn|oof|puh|mist)[,!.]* (?=\S)/i, ""],
	[
		/^((?:i |i've |i have |we |just |already ){0,3}(?:finished|completed|did|done with|done) (?!by\b)\S.{0,100}?),? (?:today|just now|this morning|earlier|yesterday)[.!]*$/i,
		"$1",
	],
	[/^(?:urgent|dringend|eilig) ?: (?=\S)(.+)$/is, "$1 !urgent"],
	[/^(?:important|wichtig) ?: (?=\S)(.+)$/is, "$1 !high"],
	[
		/^((?:bitte )?(?:add|put|schreibe?) .{1,200}?) (to|on|onto) ((?!do\b|my\b|the\b|our\b)\p{L}{3,30} list)[.!]*$/iu,
		"$1 $2 the $3",
	],
	[/^welche (?:von )?(?:meine[nr]|den|der) aufgaben /i, "welche Aufgaben "],
	[/^((?:bitte )?erinnere? mich (?:.{1,60} )?)ans (?=\p{Lu})/iu, "$1an "],
];

/** The same text where it has no such words. */
export const inPlainWords = (text: string): string =>
	WORDS.reduce((said, [words, plain]) => said.replace(words, plain), text);
