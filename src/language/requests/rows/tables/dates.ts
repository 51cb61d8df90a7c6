/** When a task is due, and when to be reminded of it. */
import { type Row, row } from "../row.ts";

export const DATES: readonly Row[] = [
	row(
		{ kind: "change_due" },
		{
			en: [],
			de: [
				"verschieb|verschiebe|verleg|verlege {task} auf|nach {when}",
				"{named} auf|nach {when} verschieben|verlegen",
			],
		},
	),
	row({ kind: "shift_due" }, { en: [], de: ["verschieb|verschiebe|verleg|verlege {task} um {shift}"] }),
	row(
		{ kind: "unclear", says: ({ toWhen }) => toWhen },
		{ en: [], de: ["verschieb|verschiebe|verleg|verlege {named}"] },
	),
	row(
		{ kind: "snooze", reference: undefined },
		{ en: [], de: ["erinner|erinnere mich {until} nochmal|(noch mal)|(noch einmal)|wieder|erneut"] },
	),
	row(
		{ kind: "unclear", says: ({ snooze }) => snooze },
		{ en: [], de: ["erinner|erinnere mich {rest} nochmal|(noch mal)|(noch einmal)|wieder|erneut"] },
	),
	row({ kind: "remind" }, { en: [], de: ["erinner|erinnere mich an die|den|das? aufgabe|termin? {number} {alarm}"] }),
	row(
		{ kind: "unclear", says: ({ remindWhen }) => remindWhen },
		{ en: [], de: ["erinner|erinnere mich an die|den|das? aufgabe|termin? {number}"] },
	),
	row({ kind: "unclear", says: ({ remindWhat }) => remindWhat }, { en: [], de: ["erinner|erinnere mich"] }),
	row({ kind: "describe" }, { en: [], de: ["beschreib|beschreibe {named} als|mit {note}"] }),
	row(
		{ kind: "unclear", says: ({ whichAndHow }) => whichAndHow },
		{
			en: [],
			de: ["verschiebe|verschieben|überspringe|überspringen|pausiere|pausieren"],
		},
	),
];
