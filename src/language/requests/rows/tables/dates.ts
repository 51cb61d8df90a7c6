/** By how much a task is put off, and reminders that are put off. */
import { type Row, row } from "../row.ts";

export const DATES: readonly Row[] = [
	row(
		{ kind: "shift_due" },
		{
			en: [
				"postpone|delay|defer|push {task} by|for? {later} (later|more|back|out|off|into the future)?",
				"postpone|delay|defer|push {task} back|out|off|later|down by|for? {later}",
				"postpone|delay|defer|push back|off|out {task} by|for? {later}",
				"put|move|shift|bump|reschedule {task} by {later}",
				"put|move|shift|bump|reschedule {task} by|for? {later} later|back|out|off|more|(into the future)",
				"put|move|shift|bump|reschedule {task} back|out|off|later|down by|for? {later}",
				"put|move|shift|bump|reschedule back|off|out {task} by|for? {later}",
				"make|do|start|schedule|set {task} {later} later",
				"bring|pull forward|up? {task} by|for? {earlier} (forward|earlier|sooner|up)?",
				"bring|pull {task} forward|up by|for? {earlier}",
				"postpone|delay|defer|push|put|move|shift|bump|reschedule {task} by|for? {earlier} earlier|sooner|ahead",
				"postpone|delay|defer|push|put|move|shift|bump|reschedule {task} earlier|sooner|ahead by|for? {earlier}",
				"move|bump {task} up by|for? {earlier}",
				"move|bump {task} by|for? {earlier} up",
				"move|bump up {task} by|for? {earlier}",
				"make|do|start|schedule|set {task} {earlier} earlier|sooner",
				"extend|prolong {task} by|for {later}",
				"give {guess} {later} (more)?",
				"{numbered} {later} later",
				"{guess} {later} later",
				"{numbered} {earlier} earlier|sooner",
			],
			de: [
				"verschieb|verschiebe|verleg|verlege|schieb|schiebe {task} um {shift} (nach hinten)?",
				"{named} um {shift} (nach hinten)? verschieben|verlegen|schieben",
				"mach|mache|setz|setze {task} {shift} später",
				"{numbered} {shift} später",
				"{guess} {shift} später",
				"{guess} um {shift} nach hinten",
				"verlänger|verlängere {task} um {shift}",
				"schieb|schiebe|verschieb|verschiebe {task} {shift} (nach hinten|weiter)?",
				"gib mir noch? {shift} mehr? für {guess}",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ shift }) => shift },
		{
			en: [
				"postpone|delay|defer|push|put|move|shift|bump|reschedule forward {task} by|for? {later}",
				"postpone|delay|defer|push|put|move|shift|bump|reschedule {task} forward|forwards by|for? {later}",
				"postpone|delay|defer|push|put|move|shift|bump|reschedule {task} by|for? {later} forward|forwards",
			],
			de: [],
		},
	),
	row(
		{ kind: "snooze", reference: undefined },
		{
			en: [
				"snooze (for|until|till|to)? {until}",
				"snooze the|my|that|this? reminder|alarm|alert (for|until|till|to)? {until}",
				"remind me again|later|(again later) (for|until|till|to|in|at)? {until}",
			],
			de: ["erinner|erinnere mich {until} nochmal|(noch mal)|(noch einmal)|wieder|erneut"],
		},
	),
	row(
		{ kind: "snooze" },
		{
			en: [
				"snooze {task_until}",
				"snooze the|my|that|this? reminder|alarm|alert of|for|about? {task_until}",
				"remind me again|later|(again later) of|for|about? {task_until}",
			],
			de: [],
		},
	),
	row(
		{ kind: "unclear", says: ({ snooze }) => snooze },
		{
			en: ["snooze {rest}?", "remind me again|later|(again later) {rest}?"],
			de: ["erinner|erinnere mich {rest} nochmal|(noch mal)|(noch einmal)|wieder|erneut"],
		},
	),
	row({ kind: "unclear", says: ({ remindWhat }) => remindWhat }, { en: [], de: ["erinner|erinnere mich"] }),
	row(
		{ kind: "unclear", says: ({ whichAndHow }) => whichAndHow },
		{
			en: [],
			de: ["verschiebe|verschieben|überspringe|überspringen|pausiere|pausieren"],
		},
	),
];
