/** What is written of a task: its title, its due date taken away, how urgent it is, what it stands below. */
import { type Row, row } from "../row.ts";

export const DETAILS: readonly Row[] = [
	row(
		{ kind: "rename" },
		{
			en: [
				"rename|retitle {task} to|into|as|->|→ {title}",
				"rename|retitle {task}('s)? title|name to|into|as|->|→ {title}",
				"change|set|update the? title|name of {task} to|into|as|->|→ {title}",
				"change|set|update {task}('s)? title|name to {title}",
				"call {single} {title}",
				"change|correct|edit {named} to|into {new_title}",
				"{guess} is|are? now called|named {title}",
			],
			de: [
				"benenn|benenne|nenn|nenne {task} in {parted} um",
				"benenn|benenne {named} um in|zu {title}",
				"änder|ändere {named} in|zu {new_title}",
				"{guess} soll|sollte jetzt|künftig? {parted} heißen",
				"nenn|nenne {guess} {new_title}",
				"{guess} heißt|heißen jetzt|nun|(ab jetzt) {title}",
				"nenn|nenne {single} {title}",
				"ändere|änder den titel|namen von {task} in|auf|zu {title}",
			],
		},
	),
	row({ kind: "change_due" }, { en: ["call {single} {when}"], de: ["nenn|nenne {single} {when}"] }),
	row(
		{ kind: "unclear", says: ({ rename }) => rename },
		{
			en: ["rename|retitle {rest}", "change|set|update the? title|name of {rest}"],
			de: ["benenn|benenne {rest}"],
		},
	),
	row(
		{ kind: "describe", description: null },
		{
			en: ["clear|remove|delete|drop|empty the? description|note|notes of|from|on {task}"],
			de: ["lösch|lösche|entfern|entferne die beschreibung|notiz von|bei|zu {task}"],
		},
	),
	row(
		{ kind: "clear_due" },
		{
			en: [
				"clear|remove|delete|drop|unset the|any? (due date|date|deadline) of|from|on|for|off {task}",
				"take the|any? (due date|date|deadline) of|from|on|for|off {named}",
				"make|set|leave {named} (without a|without an|without|with no|to have no|to no|no) (due date|date|deadline)",
				"undate|unschedule {named}",
				"{named} (has|needs|should have) no (due date|deadline) (any more|anymore)?",
			],
			de: [
				"lösch|lösche|entfern|entferne (das datum|die frist|die fälligkeit|den termin) von|bei {task}",
				"{named} hat (kein datum|keine frist|keine fälligkeit) mehr?",
			],
		},
	),
	row(
		{ kind: "set_duration" },
		{
			en: [
				"{guess} takes|lasts|needs|(will take)|(will last)|(should take)|(is going to take)|(actually takes) (about|around|roughly|only|just)? {length} (long|now|instead)?",
				"(set|change|update)? the? duration|length of {task} to|is {length}",
				"(set|change|update) {task}('s)? duration|length to {length}",
				"(make|set) {task} {length} long",
				"plan|reserve|allow|block {length} for {guess}",
				"plan|reserve|allow|block {length} for {numbered}",
				"{numbered} takes|lasts {length}",
			],
			de: [
				"{guess} dauert|braucht jetzt|nun|doch? etwa|ungefähr|circa|nur|noch? {length}",
				"{guess} wird|werden wohl|etwa|ungefähr|circa? {length} dauern|brauchen",
				"{numbered} dauert|braucht {length}",
				"(setz|setze|änder|ändere|stell|stelle) die? dauer von|für {task} auf {length}",
				"dauer von|für {task} {length}",
				"für {guess} brauche|brauchen ich|wir (etwa|ungefähr|circa)? {length}",
				"plan|plane {length} für {guess} ein?",
			],
		},
	),
	row(
		{ kind: "set_duration", duration_minutes: null },
		{
			en: ["clear|remove|delete|drop|unset the? duration|length of|from|on|for {task}"],
			de: ["lösch|lösche|entfern|entferne die dauer von|bei {task}"],
		},
	),
	row(
		{ kind: "change_priority", priority: "high" },
		{
			en: ["prioritize|prioritise {named}", "raise|increase the priority of {named}"],
			de: [
				"priorisier|priorisiere {named}",
				"setz|setze|stell|stelle|mach|mache {task} auf hohe priorität",
				"gib {task} eine? (hohe|höhere) priorität",
			],
		},
	),
	row(
		{ kind: "change_priority", priority: "low" },
		{
			en: [
				"deprioritize|deprioritise {named}",
				"{guess} is|are (not important|not urgent|not that important|not so important|not that urgent|unimportant)",
				"{guess} isn't|aren't that|so|very? important|urgent",
				"lower|decrease the priority of {named}",
			],
			de: [
				"{named} ist (nicht wichtig|unwichtig)",
				"{guess} ist|sind (nicht so wichtig|nicht wichtig|unwichtig|nicht dringend|nicht eilig|nicht so dringend)",
				"{guess} hat|haben keine eile",
				"setz|setze|stell|stelle|mach|mache {task} auf niedrige priorität",
				"gib {task} eine? niedrige priorität",
			],
		},
	),
	row(
		{ kind: "change_priority", priority: "urgent" },
		{
			en: ["escalate {named}"],
			de: [
				"{named} eilt",
				"{guess} eilt|(ist eilig)",
				"setz|setze|stell|stelle|mach|mache {task} auf höchste priorität",
				"gib {task} die? höchste priorität",
			],
		},
	),
	row(
		{ kind: "change_priority", priority: "medium" },
		{
			en: ["remove|clear|drop|unset|take the? priority from|of|on|for|off {task}"],
			de: ["entfern|entferne|lösch|lösche die priorität von|bei {task}"],
		},
	),
	row(
		{ kind: "change_priority" },
		{
			en: [
				"(set|change|raise|lower|increase|decrease|update)? the? priority of|for {task} to|is? {priority}",
				"bump|raise|lower|upgrade|downgrade {task} to {priority} priority?",
				"give {task} a|the? {priority} priority",
				"assign {task} a|the? {priority} priority",
				"give|assign a? {priority} priority to {task}",
				"set|change|make|mark {task}('s)? priority? to|as? {priority} priority?",
				"{named} is|are {priority} priority|prio",
				"{named} is|are {urgency}",
				"{guess} is|are very|really|quite|now? {urgency} now?",
				"{guess} {urgency}",
				"{numbered} {priority} priority?",
				"{numbered} priority {priority}",
			],
			de: [
				"mach|mache {task} {priority}",
				"setz|setze {task} {urgency}",
				"setz|setze|stell|stelle|mach|mache {task} auf {priority}",
				"setz|setze die priorität von {task} auf {priority}",
				"{named} ist {urgency}",
				"{guess} ist|sind sehr|echt|jetzt? {urgency}",
				"{guess} soll|sollte|muss {urgency} sein|werden",
				"markier|markiere {task} als {urgency}",
				"{guess} {urgency}",
				"{numbered} {priority} priorität?",
				"{numbered} priorität {priority}",
			],
		},
	),
	row(
		{ kind: "put_below" },
		{ en: [], de: ["häng|hänge|ordne {task} an|unter {parent} an?", "{numbered} gehört zu|unter {parent}"] },
	),
	row({ kind: "add_below" }, { en: ["add {draft} to {it}"], de: ["füg|füge {draft} zu {it} hinzu"] }),
	row(
		{ kind: "put_below" },
		{
			en: [
				"make|turn|convert|set|move|put {task} (into|to|as)? a|an|the? (sub-task|subtask|sub task|child|child task) of|for|under|below {parent}",
				"nest {task} under|below|beneath|in|into|within {parent}",
				"move|put {marked} under|below|beneath {parent}",
			],
			de: [
				"mach|mache {task} zur|zu einer? unteraufgabe|teilaufgabe von|zu|zum|zur|vom|für|unter|bei {parent}",
				"mach|mache {task} (zu einer) unteraufgabe|teilaufgabe von|zu|zum|zur|vom|für|unter|bei {parent}",
				"ordne {task} (der aufgabe|dem|der)? {parent} unter",
				"häng|hänge|leg|lege|pack|packe {task} unter {parent}",
			],
		},
	),
];
