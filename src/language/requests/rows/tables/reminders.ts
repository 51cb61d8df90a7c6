/** Reminders that are there: which, cancelling them, and why none came. */
import { type Row, row } from "../row.ts";

const MOVE = "move|push|postpone|delay|shift|defer|reschedule|(put off)|(push back)";

export const REMINDERS: readonly Row[] = [
	row(
		{ kind: "cancel_reminder" },
		{
			en: [
				"(cancel|delete|remove|clear|drop|disable|turn off|switch off|stop) all? the|my|any|every? reminder|reminders|alert|alerts|notification|notifications of|for|on|about|from {task}",
				"(cancel|delete|remove|clear|drop|disable|turn off|switch off|stop) {task}'s reminder|reminders",
				"turn|switch the? reminder|reminders of|for|on {task} off",
				"cancel|delete|remove|clear|drop {it} reminder|reminders",
				"i? (don't|do not|no longer) need|want a|the|any? reminder|reminders for|of|about|on {task} (any more|anymore)?",
				"stop reminding|bugging|pestering|nagging|bothering|notifying me of|about|to|with {task}",
				"(no|no more) reminder|reminders for|of|about|on {task}",
				"(no longer remind me) for|of|about|on {task}",
				"don't|dont|never remind me again? of|about|to {task} (any more|anymore)?",
				"do not remind me again? of|about|to {task} (any more|anymore)?",
			],
			de: [
				"sag|sage {mails} von|für|zu|an {task} ab",
				"lösch|lösche|entfern|entferne|streich|streiche {mails} von|für|zu|an {task}",
				"erinnere|erinner mich nicht mehr an {task}",
				"hör|höre auf mich an {task} zu erinnern",
				"nerv|nerve mich nicht mehr? mit|wegen {task}",
				"keine erinnerung|erinnerungen mehr? an|für|zu {task}",
				"schalt|schalte|stell|stelle {mails} von|für|zu|zum|zur {task} aus|ab",
			],
		},
	),
	row(
		{ kind: "cancel_reminder", reference: { kind: "pronoun", many: false } },
		{
			en: ["(cancel|delete|remove|turn off|stop) the|this|that|my reminder|reminders"],
			de: ["lösch|lösche|entfern|entferne die|diese erinnerung", "sag|sage die|diese erinnerung ab"],
		},
	),
	row(
		{ kind: "move_reminder" },
		{
			en: [
				`${MOVE} the|my? reminder|alarm|alert of|for|about|on|to {task} back|out? by|for? {later} (later)?`,
				`${MOVE} the|my? reminder|alarm|alert of|for|about|on|to {task} by|for? {earlier} earlier|sooner|forward`,
				`${MOVE} the|my? reminder|alarm|alert of|for|about|on {task} to|until|till {when}`,
				`${MOVE} {task}'s reminder|alarm|alert by|for? {later} (later)?`,
				`${MOVE} {task}'s reminder|alarm|alert to|until|till {when}`,
			],
			de: [
				"verschieb|verschiebe|verleg|verlege die|meine? erinnerung an|für|von|zu|zum|zur {task} um {shift}",
				"verschieb|verschiebe|verleg|verlege die|meine? erinnerung an|für|von|zu|zum|zur {task} auf|nach {when}",
			],
		},
	),
	row(
		{ kind: "list_reminders", reference: undefined },
		{
			en: [
				"list|show|view|see me? all? my|the? upcoming|coming|next? reminder|reminders",
				"what|which (of my)? tasks|todos (do i)? have|with a? reminder|reminders set?",
				"what|which are? all? my|the? upcoming|coming|next? reminder|reminders",
				"what|which are? all? my|the? upcoming|coming|next? reminder|reminders (do i have|are set|are there|are coming|are coming up|are armed|are due|have i|i have|to come|coming up)",
				"list|show|view|see me? all? my|the? upcoming|coming|next? reminder|reminders (i have|to come|coming up|are set)",
				"all? my? upcoming|coming|next? reminder|reminders",
				"when will|am|do i (be|get)? reminded",
				"when will|am|do i (be|get)? a reminder",
				"when will|do you remind me",
				"what will|do you remind me of|about",
				"is|are there a|any? reminder|reminders set?",
				"do i have any? reminder|reminders set?",
				"have i any? reminder|reminders set?",
			],
			de: [
				"(zeig|zeige|zeig mir|zeige mir|liste)? alle|meine|die? kommenden|nächsten? erinnerungen an|auf?",
				"(zeig|zeige|zeig mir|zeige mir|liste)? alle meine|die kommenden|nächsten? erinnerungen an|auf?",
				"welche erinnerungen (habe ich|gibt es|kommen) noch?",
				"woran erinnerst du mich",
				"welche aufgaben haben eine? erinnerung|erinnerungen",
				"an welche aufgaben (erinnerst du mich|werde ich erinnert)",
			],
		},
	),
	row(
		{ kind: "list_reminders" },
		{
			en: [
				"list|show|view|see me? all? my|the? upcoming|coming|next? reminder|reminders of|for|on {task} have?",
				"what|which are? all? my|the? upcoming|coming|next? reminder|reminders of|for|on {task} have?",
				"what|which are? all? my|the? upcoming|coming|next? reminder|reminders (do i have|are set|are there|are coming|are coming up|are armed|are due|have i|i have|to come|coming up) of|for|on|does {task} have?",
				"what|which reminder|reminders does {task} have?",
				"all? my? upcoming|coming|next? reminder|reminders of|for {task}",
				"when will|am|do i (be|get)? reminded of|about|for {task}",
				"when will|am|do i (be|get)? a reminder of|about|for {task}",
				"when will|do you remind me of|about {task}",
				"does|do {task} have a|any? reminder|reminders",
				"is|are there a|any? reminder|reminders set? for|on {task}",
				"when is the reminder of|for {task}",
				"do i have any? reminder|reminders set? for|on {task}",
				"have i any? reminder|reminders set? for|on {task}",
			],
			de: [
				"zeig|zeige mir? die|meine? erinnerungen von|zu|für {task}",
				"die|meine? erinnerungen von|zu|für {task}",
				"welche erinnerungen hat {task}",
				"wann wirst|werde du|ich mich? an {task} erinnern|erinnert",
			],
		},
	),
];
