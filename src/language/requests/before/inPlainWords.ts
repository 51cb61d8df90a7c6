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
	[/^welche (?:von )?(?:meine[nr]|den|der) aufgaben /i, "welche Aufgaben "],
	[/^((?:bitte )?erinnere? mich (?:.{1,60} )?)ans (?=\p{Lu})/iu, "$1an "],
];

/** The same text where it has no such words. */
export const inPlainWords = (text: string): string =>
	WORDS.reduce((said, [words, plain]) => said.replace(words, plain), text);
