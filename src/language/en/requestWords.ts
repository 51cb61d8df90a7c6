/** What English requests are read by besides their phrases and their own readers. */
import type { RequestWords } from "../shapes/grammar.ts";

const NEVER = /(?!)/;

export const englishRequestWords: RequestWords = {
	// The readers of English take courtesies off themselves, and know tasks, filters and places.
	please: [],
	beforeTasks: NEVER,
	oneTask: NEVER,
	standIns: {},
	wishes: [
		/^(?:(?:i|we)(?:'ve| have)? (?:really |also |still |probably )?(?:need to|have to|got to|gotta|must|should(?: probably| really)?|ought to|has to|want to)|(?:i'd|i would|we'd) like to|(?:i'm|i am|we're|we are) (?:going to|gonna)|gotta|gonna|to[- ]?do:|task:|note to self:?(?= .*\w))\s+/i,
	],
	courtesy:
		/^(?:(?:(?:one |a )?(?:quick|small|last) (?:question|thing|request)|question|one more thing|by the way|btw|fyi) ?[:,–—-] *|(?:i'm|i am|we're|we are|i feel) [^,;.!?]{1,60}[,;.!] (?:so )?(?=(?:please |can you |could you )?(?:move|push|postpone|reschedule|delay|shift|cancel|skip|complete|delete|pause|clear|mark)\b)|(?:no|nope|oh|oops|sorry|wait|no wait|oh no|hmm|well|thanks|thank you|great|perfect)[,!] |actually,? |(?:please|hey|ok|okay|adjutant|pls|plz|now|and|then|could you|can you|would you|will you|can we|could we|i want to|i want you to|i'd like to|i would like to|i need you to|let's|just|also|kindly|(?:can|could|may|might) i(?= (?:move|reschedule|postpone|push|delay|shift|defer|delete|remove|cancel|rename|skip|pause|snooze|untag)\b)|(?:is|would) it (?:be )?possible to|tell me(?= (?:what|which|how|when|where)\b))[,:]?\s+|(?:sorry|no) (?=(?:i|not|that)\b))/i,
	correction: /^(?:(?:no|nope|oops|sorry|wait|oh no|no wait)[,!] |actually\b|rather\b)/i,
	statement: /^(?:i|we)(?:'ve)? (?!need|want)/,
	withAll: /^(?:delete )?(?:with|take|all|everything)(?![\p{L}\p{N}])/iu,
	without: /^(?:delete (?:it )?but )?(?:keep|leave|without|only)(?![\p{L}\p{N}])/iu,
	choice: {
		opening: /^(?:(?:and|only|just|i mean|i meant|yes,?|yeah,?|ok,?) )+/i,
		closing: /(?<![\s,])[\s,]+(?:please|thanks|then)[.!?]*$|(?<![.!?])[.!?]+$/i,
		spared: /^(?:(?:yes,? )?(?:all|everything|both|them)? ?(?:but not|but|except(?: for)?|without|not)) (.+)$/i,
		all: NEVER,
		first: NEVER,
		last: NEVER,
		counts: {},
		place: NEVER,
		between: NEVER,
		thing: /^(?:the|my) /i,
	},
	typed: {
		verbs: (
			"remind complete finish delete remove cancel move postpone reschedule schedule rename change snooze restore reopen " +
			"repeat pause resume skip mark show search"
		).split(" "),
		noSlips: "compete finis chang hows".split(" "),
		slips: {
			remind: "reminde",
			delete: "deleet dellete dlete",
			complete: "compleate compleet",
			reschedule: "reshedule reschedual",
			postpone: "postphone postpon",
			cancel: "cansel",
		},
		words: {},
	},
};
