/** To when a task is moved: one occurrence of a series, or whatever it is. */
import { type Row, row } from "../row.ts";

const IT = { kind: "pronoun", many: false };
const ONE = "occurrence|instance|one|repetition|turn";
const ONE_OF = `(${ONE.split("|")
	.flatMap((one) => [`${one} of`, `${one} for`])
	.join("|")})`;
const ONCE = "(this time)|(this once)|once|(for once)";

/** "Move this occurrence of #6 to friday": the series stays as it is. */
export const ONE_MOVED: readonly Row[] = [
	row(
		{ kind: "move_occurrence" },
		{
			en: (
				[
					["move|shift|reschedule|push|postpone", "{one_moment}", "{task}"],
					// "Do the laundry on friday" is a task of its own.
					["do", "{named_moment}", "{named}"],
				] as const
			).flatMap(([verbs, task, alone]) => [
				`${verbs} only|just? {days}'s ${ONE_OF}? ${task}`,
				`${verbs} only|just? the? next ${ONE_OF}? ${task}`,
				`${verbs} only|just? this|the ${ONE} of|for ${task}`,
				`${verbs} ${task} just|only? ${ONCE}`,
				`just|only? ${ONCE} ${verbs} ${task}`,
				`${verbs} ${alone} just|only? ${ONCE} to|until|till|on|by {when}`,
			]),
			de: [],
		},
	),
	row(
		{ kind: "move_occurrence", reference: IT },
		{
			en: [
				"move|shift|reschedule|push|postpone|do only|just? {days}'s to|until|till {when}",
				`move|shift|reschedule|push|postpone only|just? this|the|(the next)|next ${ONE} to|until|till|on|by {when}`,
			],
			de: [],
		},
	),
];

const DATE = "(due date|deadline|date)";

export const MOVES: readonly Row[] = [
	row(
		{ kind: "change_due" },
		{
			en: [
				`set|add|put|give a|the? ${DATE} of|to|for|on {when} for|to|on {named}`,
				`set|add|put|give a|the? ${DATE} of|to|for|on {named_dated}`,
				"bring|pull {task} forward to {when}",
				"put|push {task} off until|till|to {when}",
				"the? (due date|deadline) of|for {task} is now? {when}",
				"{subject} is|are now? due {when}",
				"{named} is|was|were|got|(is now)|(has been)|(have been) moved|rescheduled|postponed|shifted|delayed|(put off)|(pushed back)|(brought forward) to|until|till {when}",
				"{named} can|must|should|may|(will have to)|(has to) wait until|till {when}",
				"move|reschedule|postpone|swap|switch|bump|push|shift|delay|defer|(bring forward)|(put off) {task_moment}",
				`set|change the ${DATE} of|for {task_moment}`,
				"set|change|make {task_set}",
				"{numbered} due? {dated}",
				"{placed} to|until|till|on {when}",
				"{guess} to {when}",
				"{guess} (needs to)|(has to)|(have to)|must|should be done|finished|ready by|before {when}",
				"{guess} needs|need|has|have to wait until|till {when}",
				"i|we? need {guess} by {when}",
				"put {guess} at|on {when}",
				"they|he|she|someone|somebody moved|rescheduled|postponed|shifted|(has moved)|(have moved) {task_moment}",
				"{guess} is|are? now? at|on? {when} instead of {rest}",
				"{guess} moved|rescheduled|postponed|shifted|delayed|(put off)|(pushed back)|(brought forward) to|until|till {when}",
			],
			de: [
				"verschieb|verschiebe|verleg|verlege|schieb|schiebe {task} auf|nach {when}",
				"{named} auf|nach {when} verschieben|verlegen|schieben|legen|setzen",
				"{named} ist|wird|wurde|(ist jetzt) auf|nach {when} verschoben|verlegt|(vor verlegt)|vorverlegt",
				"{named} kann|muss bis {when} warten",
				"{numbered} auf|nach? {dated}",
				"{placed} auf|nach {when}",
				"{guess} auf {when}",
				"{guess} (jetzt|nun|erst|doch|lieber|doch erst|doch lieber|jetzt doch|jetzt erst) {when}",
				"lass uns {task_dated} machen",
				"ich mache|mach|erledige {task_dated}",
				"trag|trage {guess} auf {when} um",
				"{guess} mache|mach|erledige|kaufe ich erst|doch|lieber|(doch erst)|(doch lieber)? {when}",
				"leg|lege|pack|packe {task} auf {when}",
				"leg|lege {guess} auf {when}",
				"mach|mache {task_dated}",
				"{task_dated} statt {rest}",
				"{task_dated} stattdessen",
				"{guess} auf|nach {when} verschieben|verlegen|schieben|legen|setzen",
				"{guess} hat|haben zeit bis {when}",
				"{named} hat|haben noch? zeit bis {when}",
				"{guess} muss|müssen bis {when} fertig|erledigt|gemacht|abgegeben|bezahlt sein",
				"setz|setze|stell|stelle {task} auf {when}",
				"mach|mache {named} fällig? {when}",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ toWhen }) => toWhen },
		{
			en: [
				"reschedule|postpone {task}",
				"move|swap|switch|bump|push|shift|delay|defer|(bring forward)|(put off) {named}",
				`set|change the ${DATE} of|for {named}`,
			],
			de: ["verschieb|verschiebe|verleg|verlege {named}"],
		},
	),
];

/** Said of a task that is there, and else a task of its own: "do the garage on saturday instead", "I'll do it tomorrow". */
export const INSTEAD: readonly Row[] = [
	row(
		{ kind: "change_due" },
		{
			en: ["(i'll|i will|i am going to|i'm going to)? do {task_dated} instead?", "{task_dated} instead (of {rest})?"],
			de: [],
		},
	),
];
