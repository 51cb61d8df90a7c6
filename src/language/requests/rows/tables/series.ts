/** What recurs: ending it, pausing it, going on with it, leaving out one. */
import { type Row, row } from "../row.ts";

export const SERIES: readonly Row[] = [
	row(
		{ kind: "end_series" },
		{
			en: [
				"stop|quit repeating|recurring {task}",
				"stop|keep|prevent {task} from? repeating|recurring",
				"end|stop|finish|cancel|remove|delete|clear|drop the|this? series|recurrence|repetition|repeating|recurring|schedule of|for|from|on {task}",
				"end|stop|cancel|remove|delete|clear {task}('s)? series|recurrence|repetition",
				"make|let {task} (not|never|no longer|stop) repeat|recur|repeating|recurring (any more|anymore)?",
				"make {task} (a one-off|one-time|non-recurring|a one-time task)",
				"end|stop|cancel|delete the? series {number}",
				"remove|disable|clear the? repeat|repeating of|from|for|on {task}",
				"turn|switch off the? repeat|repeating of|from|for|on {task}",
				"{named} (shouldn't|mustn't|doesn't|does not|need not|needn't|doesn't need to|doesn't have to|does not need to|does not have to) repeat|recur (any more|anymore)?",
				"(no longer|never again) repeat {task}",
				"{named} should|must|shall|need (not|no longer|never|not to) repeat|recur (any more|anymore)?",
				"{named} (no longer|never) repeats|recurs",
				"stop|end {named}",
				"cancel {guess}",
			],
			de: [
				"beende die? wiederholung von|der? {task}",
				"beende die? serie von|der? {task}",
				"kein|keine|keinen {guess} mehr",
				"hör|höre auf {task} zu wiederholen",
				"wiederhole|wiederhol {task} nicht mehr",
				"{task} nicht mehr wiederholen",
				"stoppe|stopp|beende|beend {named}",
				"sag|sage {guess} ab",
			],
		},
	),
	row(
		{ kind: "pause_series" },
		{
			en: [
				"pause|suspend|halt|freeze the|this? series|recurrence|repetition|repeating|recurring|schedule of|for|from|on {task}",
				"pause|suspend|halt|freeze the? series|repeating|task {number}",
				"stop {named} for (now|a while|the moment)",
				"put {named} on hold",
				"stop {named}",
				"pause|suspend|halt|freeze {named} (for now|for a while|until further notice|for the moment)?",
			],
			de: [
				"pausiere|pausier {named}",
				"{named} pausieren",
				"setze|setz {task} (eine weile|vorerst|vorläufig) aus",
				"stoppe|stopp {named}",
			],
		},
	),
	row(
		{ kind: "pause_series", is_limited: true },
		{
			en: ["pause|suspend|freeze|halt {guess} until|till|after|for {rest}"],
			de: [
				"pausier|pausiere {guess} bis|für {rest}",
				"{guess} bis|für {rest} pausieren|aussetzen",
				"{guess} pausieren|aussetzen bis|für {rest}",
				"setz|setze {guess} bis|für {rest} aus",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ pause }) => pause },
		{
			en: ["pause|suspend|freeze|halt|stop {named} until|till|after|for {rest}"],
			de: ["pausier|pausiere {named} bis|für {rest}"],
		},
	),
	row(
		{ kind: "skip_occurrence", reference: { kind: "pronoun", many: false } },
		{
			en: [
				"skip|omit|(leave out)|(pass over) the|this? next|coming one|occurrence|time|date",
				"skip|omit|(leave out)|(pass over) this one|occurrence|time",
				"skip|omit|(leave out)|(pass over) the next",
				"skip|omit|(leave out)|(pass over)|(pass on) {days}",
			],
			de: [],
		},
	),
	row(
		{ kind: "resume_series" },
		{
			en: [
				"resume|restart|continue|unpause|unfreeze the|this? series|recurrence|repetition|repeating|recurring|schedule of|for|from|on {task}",
				"resume|continue|restart|unpause|un-pause the? series|task {number}",
				"start {named} again",
				"take {named} off hold",
				"start|continue|resume repeating|recurring {task} again?",
				"let|make {task} (repeat|recur|go on|continue) again",
				"unpause|un-pause|unfreeze|unsuspend {task}",
				"resume|continue|restart {named}",
			],
			de: ["setze|setz {named} fort", "{named} fortsetzen", "nimm {named} wieder auf"],
		},
	),
	row(
		{ kind: "skip_occurrence" },
		{
			en: [
				"(skip|leave out|omit|pass over|drop) the|this|my|one? next|current? occurrence|instance|repetition|turn|one of|for {task}",
				"(skip|leave out|omit|pass over|drop) just this|the? next|current? occurrence|instance|repetition|turn|one of|for {task}",
				"(skip|leave out|omit|pass over|drop) just this|the? next|current? occurrence|instance|repetition|turn|one of|for {task} {once}",
				"(skip|leave out|omit|pass over|drop) the|this|my|one? next|current? occurrence|instance|repetition|turn|one of|for {task} {once}",
				"(skip|leave out|omit|pass over|pass on) {days}'s {task}",
				"(skip|leave out|omit|pass over|pass on) one|next {task}",
				"(skip|leave out|omit|pass over|pass on) {task} {once}",
				"(skip|leave out|omit|pass over|pass on) (the next|the|my)? {named}",
				"(cancel|i'm skipping|i am skipping|skipping|i'll skip) {named} {once}",
				"no {named} {days}",
				"(there is|there's) no {guess} {days}",
				"{guess} is|are (cancelled|canceled|off|called off|skipped) {once}",
				"{guess} is|are not happening {once}",
				"{guess}('s)? off|cancelled|canceled {once}",
				"i|we won't|can't|cannot (make|make it to|do|go to|attend) {guess} {once}",
				"cancel {guess}",
			],
			de: [
				"überspringe|überspring den|die|das? nächste|nächsten|nächstes? {task}",
				"{task} überspringen",
				"überspringe|überspring {task} {once}",
				"lass|lasse {task} {once} aus|ausfallen",
				"lass {task} (diesmal|dieses mal|einmal) aus",
				"sag|sage {guess} ab",
				"sag|sage {guess} {once} ab",
				"{guess} fällt|fallen (leider)? {once} aus",
				"{guess} fällt|fallen (leider)? aus",
				"{once} fällt|fallen {guess} (leider)? aus",
				"kein|keine|keinen {guess} {days}",
				"{days} kein|keine|keinen {guess}",
				"{guess} {once} nicht",
				"{guess} {once} auslassen|ausfallen (lassen)?",
			],
		},
	),
];
