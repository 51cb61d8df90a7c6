/** One task that is asked about, whatever is asked of it: the answer is all that is known of it. */
import { type Row, row } from "../row.ts";

export const SHOWN: readonly Row[] = [
	row(
		{ kind: "show" },
		{
			en: [
				"when|where is|are|was|(must i)|(should i)|(do i) (have to|need to|want to)? {task} due?",
				"when's|where's {task} due?",
				"is|was|are|were {judged} done|finished|completed|due|deleted|open|overdue {rest}?",
				"did|have i already? {word} {task} yet|already?",
				"(tell me)|what's|(what is)|(what do you know) more? about {task}",
				"what more about {task}",
				"what's|(what is) the status|state|priority|(due date)|deadline|description|category of {task}",
				"what is|was|about {numbered}",
				"what's|(how about) {numbered}",
				"(show|show me|read|read me|open|see|view) the|my? (notes|note|description|details|subtasks|sub-tasks) of|for|on {task}",
				"what did|have i note|noted|(write down)|(wrote down)|write|written for|about|on|to|under|in {task}",
				"what does|do the|my? note|notes|description of|for|on {task} say",
				"what does|do {task}'s note|notes|description say",
				"what are|is the|my? (notes|note|description|details|subtasks|sub-tasks) of|for|on {task}",
				"what's|(what is) number|no|no.|(task number) {number}",
				"(on what|what|which) time|day|date is|are|(do i have)|(do i have to)|(must i)|(should i) {other} due|today|tomorrow|on? due|today|tomorrow|on? due|on?",
				"(on what|what|which) time's|day's|date's {other} due|today|tomorrow|on? due|on?",
				"what's|(what is)|(what was) {it} due on?",
				"how long|(many days)|(many weeks)|(many hours) (is it|is there|do i have|have i got)? until|till|to|before {task}",
				"what|which priority|category|tag|tags|status|(due date) is|does|has|are {task} in|have|got?",
			],
			de: [
				"zeig|zeige mir? {number} an?",
				"was ist mit? {numbered}",
				"zeig|zeige mir? die|meine? notiz|notizen|beschreibung|unteraufgaben|teilaufgaben von|zu|zum|zur|für {task} an?",
				"was habe|hab ich zu|zum|zur|bei|über|für {task} notiert|aufgeschrieben|geschrieben",
				"was steht in der|den notiz|notizen|beschreibung zu|zum|zur|von|für {task}",
				"wann habe|hab ich den|die|das|meinen|meine? {task}",
				"wann ist|sind|war|beginnt|kommt {task} fällig|dran?",
				"bis? wann muss|soll|habe ich zum|zur|zu? {task}",
				"wie lange dauert|dauern|braucht {task}",
				"(bis wann|wann) muss|müssen|soll|sollen {task} fertig|erledigt|abgegeben|bezahlt (sein|werden)?",
				"wann endet|enden {task}",
				"wo ist|sind|findet {task} statt?",
				"wie lange (ist es|habe ich|hab ich)? noch? bis zum|zur|zu? {task}",
				"wie viele tage|stunden|wochen (sind es)? noch? bis zum|zur|zu? {task}",
				"muss|soll ich noch? {task}",
				"(was ist|wie steht es) mit {thing}",
				"ist|sind {task} schon|bereits? fertig|erledigt|abgeschlossen",
			],
		},
	),
];

/** Words that may be an order as well: they ask where no change is read from them. */
export const LOOKS: readonly Row[] = [
	row(
		{ kind: "show" },
		{ en: ["detail|details|info|open|status|state|(look at)|describe of|on|for|about? {named}"], de: [] },
	),
];
