/** Answers, courtesies, help, and what takes back or comes next: sentences without anything of the person's own. */
import { type Row, row } from "../row.ts";

export const ANSWERS: readonly Row[] = [
	row(
		{ kind: "yes" },
		{
			en: [
				"yes|y|yep|yeah|yup|sure|ok|okay|confirm|confirmed|right|correct|absolutely|definitely",
				"(do it|go ahead|please do|of course|that's right|sounds good|i am sure|i'm sure|that's the one)",
				"yes|yep|yeah|sure|ok (do it|do that|do so|delete it|delete them|delete all|go ahead|please)",
				"yes|yeah|sure all|both|every",
				"yes|yeah|sure to all",
				"yes|yeah|sure all|both|every of them|it",
				"yes|yeah|sure to all of them|it",
			],
			de: [
				"ja|jawohl|klar|genau",
				"ja bitte|gern|gerne",
				"ja mach|löschen|tu (das|es|mal)?",
				"(mach das|in ordnung|na klar)",
			],
		},
	),
	row(
		{ kind: "no" },
		{
			en: [
				"no|n|nope|nah|nevermind|cancel|stop|don't|abort",
				"(never mind|do not|please don't|leave it|forget it|rather not|not now|better not|absolutely not|of course not|let it be)",
				"no thanks",
				"no (thank you)",
				"no|nope (leave it|don't|don't delete|don't do|don't it|don't them|don't that|don't delete it|don't delete them|don't delete that|don't do it|don't do them|don't do that|not now|never mind|nevermind|stop|cancel)",
				"no? (no way|neither|none|nothing) (of them|of these|of those)?",
				"not any|either (of them)?",
				"wait|oh|ah no",
				"no|nope? wait|stop|hold on? keep|leave it|them|that",
				"no wait",
				"no|nope keep it|them|that|both|all",
			],
			de: [
				"nein|nee|abbrechen",
				"nein danke",
				"nein|nee (doch nicht|lieber nicht|behalten|behalt es|behalte es|nicht löschen)",
				"(lieber nicht|lass es|lass das|vergiss es)",
			],
		},
	),
];

export const TALK: readonly Row[] = [
	row(
		{ kind: "nothing", why: "thanks" },
		{
			en: [
				"ok|okay|great|perfect? (thanks|thank you|thx|ty|cheers|many thanks|much appreciated)",
				"ok|okay|great|perfect? (thanks|thank you|thx|ty|cheers|many thanks|much appreciated) (you|a lot|a million|a bunch|so much|very much|again)",
				"ok|okay|great|perfect? (thanks|thank you|thx|ty|cheers|many thanks|much appreciated) for that|this|everything",
				"ok|okay|great|perfect? (thanks|thank you|thx|ty|cheers|many thanks|much appreciated) for your|the help",
				"(thanks|thank you) that's (all|it|all for now)",
				"(that's all|that's it|that is all) (thanks|thank you|for now)?",
				"great|perfect|nice|awesome|cool|goodbye|bye",
				"(well done|good job|nice one|good bye|see you)",
			],
			de: [
				"super|toll|prima|perfekt|ok|okay? (danke|dankeschön|vielen dank|danke schön|danke sehr|danke dir|besten dank|herzlichen dank) (dir|schön|sehr)?",
				"super|toll|prima|perfekt|tschüss",
				"danke? (das war's|das wars|das war alles|das ist alles) danke?",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ whatWithIt }) => whatWithIt },
		{
			en: [
				"show|say|repeat it|that again",
				"say again",
				"repeat that|it",
				"show? more",
				"continue|(go on)|(keep going)",
			],
			de: [
				"zeig|zeige|sag|sage (das|es)? nochmal|(noch mal)|(noch einmal)",
				"mehr|weiter|(mehr zeigen)|(zeig mehr)|(mach weiter)",
			],
		},
	),
	row(
		{ kind: "nothing", why: "self" },
		{
			en: [
				"who|what are you",
				"what's your name",
				"what is your name",
				"are you an|a? robot|bot|human|person|ai|model|machine|real",
			],
			de: ["wer|was bist du", "(wie heißt du|bist du ein mensch|bist du eine maschine)"],
		},
	),
];

/** They stand behind the questions that know a date or a name. */
export const FIXED: readonly Row[] = [
	row(
		{ kind: "help" },
		{
			en: [
				"what|huh|pardon",
				"how do|can|could i add|create|delete|complete|move|change|rename|tag|undo|search|snooze|skip {rest}",
				"help|hi|hello|hey|commands|examples|instructions",
				"what can|could|do you|i (do|say|ask|ask you|do for me|do you for me)",
				"what can|could|do you|i do|say|ask (for me)",
				"what can|could|do you|i do|say|ask you (for me)?",
				"how does this work",
				"how do i use this|it",
				"(what are)? the? commands",
				"show? me? some? examples",
				"good morning|evening|day|afternoon adjutant?",
				"hi|hello|hey there|adjutant|again|you",
				"give|show? me an example",
				"(can you)? help me",
				"how can you help me?",
				"(i need help|show help|help please|what is this|what's this)",
			],
			de: [
				"was|wie|hä",
				"wie kann|könnte ich {rest}",
				"hilfe|hallo|hi|hey|moin|servus|beispiel|beispiele",
				"guten|schönen morgen|tag|abend|nachmittag adjutant?",
				"hallo|hi|hey du|adjutant|zusammen",
				"was kannst du (tun|alles|machen|tun alles)?",
				"wie funktioniert das",
			],
		},
	),
	row(
		{ kind: "redo" },
		{
			en: [
				"redo|re-do",
				"redo|re-do it|that|this|last",
				"redo|re-do (that change|the change|the last change|the last one|the last undo|the last step)",
				"redo|re-do what i|you (have|just)? undid|undone",
				"undo (the|that|my|this|the last|your|my last) undo|undoing",
				"undo undo",
				"revert|cancel the|that|my undo",
				"take back the|that|my undo",
				"do|make it|that again (after all)?",
				"put it|that back (as it was)?",
			],
			de: ["wiederholen", "stell|stelle das|es wieder her", "mach das rückgängigmachen rückgängig"],
		},
	),
];

export const NEXT: readonly Row[] = [
	row(
		{ kind: "next_due" },
		{
			en: [
				"(what's|what is|show|show me|tell me)? my|the? next (on my list)?",
				"(what's|what is|show|show me|tell me)? my|the? next task|one|thing|item|to-do due? (on my list)?",
				"(what's|what is|show|show me|tell me)? my|the? next (task|one|thing|due|to-do|todo|to do|item|up|deadline)",
				"what should|do|must|shall i (do|have to do|need to do|work on) next|now",
				"what (is|comes) (due|up|coming|coming up)? next|first|soonest",
				"what's (due|up|coming|coming up)? next|first|soonest",
				"which task is due? next|first|soonest",
				"(what's|what is)? the|my? most urgent task|one|thing? now?",
				"when is the|my next task due?",
			],
			de: [
				"was ist|kommt als nächstes (dran|fällig)?",
				"was soll|muss ich als nächstes tun|machen",
				"wann ist die|meine nächste aufgabe fällig?",
			],
		},
	),
];
