/** Quiet: no reminders by mail, for a while or until it is said otherwise, and mails again. */
import { type Row, row } from "../row.ts";

const MUTING_EN = [
	"stop|quit e-mailing|emailing|mailing|texting|messaging|notifying|reminding|bothering|nagging|pinging|spamming me|us (any more|anymore)?",
	"stop|quit sending me|us {mails}? (any more|anymore)?",
	"turn|switch off {mails}",
	"turn|switch {mails} off",
	"stop|disable|deactivate|silence|mute|pause {mails}",
	"(send me|send us|give me)? no {mails} (any more|anymore|please)?",
];
const MUTING_DE = [
	"keine {mails} mehr? (schicken|senden|bekommen|erhalten)?",
	"(schick mir|schicke mir|send mir|sende mir|schick uns|ich will|ich möchte) bitte? keine {mails} mehr? (schicken|senden|bekommen|erhalten)?",
	"hör|höre auf mir {mails} zu schicken|senden",
	"hör|höre auf mich zu erinnern|benachrichtigen",
	"schalt|schalte|stell|stelle {mails} aus|ab|stumm",
	"deaktivier|deaktiviere|pausier|pausiere {mails}",
	"{mails} aus|ab|ausschalten|abschalten|abstellen|stummschalten",
	"erinner|erinnere mich nie|(nicht mehr)|(nie wieder)",
];

export const MAILS: readonly Row[] = [
	row({ kind: "mute", due: null }, { en: [...MUTING_EN, "unsubscribe me?", "remind me never again?"], de: MUTING_DE }),
	row(
		{ kind: "mute" },
		{
			en: [...MUTING_EN.map((words) => `${words} until|till {until}`), "mute|silence|pause {mails} for {until}"],
			de: [
				"keine {mails} mehr? bis {until}",
				"schick|schicke|send|sende mir bis {until} keine {mails} mehr?",
				"schalt|schalte|stell|stelle {mails} bis {until} aus|ab|stumm",
				"{mails} bis {until} aus|ab|ausschalten|abschalten|abstellen|stummschalten",
			],
		},
	),
	row(
		{ kind: "unmute" },
		{
			en: [
				"unmute|unsilence|enable|activate|resume {mails}",
				"turn|switch on {mails} again?",
				"turn|switch {mails} back? on again?",
				"start|continue e-mailing|emailing|mailing|notifying|reminding me|us again?",
				"(send me|give me) {mails} again",
			],
			de: [
				"schalt|schalte|stell|stelle {mails} wieder? ein|an",
				"aktivier|aktiviere {mails} wieder?",
				"{mails} wieder? ein|an|einschalten|anschalten",
				"(schick mir|schicke mir|send mir|sende mir) wieder {mails}",
			],
		},
	),
	row(
		{ kind: "nothing", why: "fewer_mails" },
		{
			en: [
				"stop|quit e-mailing|emailing|mailing|notifying|reminding|bothering|nagging|pinging|spamming me|us (so often|all the time)",
				"(send me|give me)? fewer|less {mails} (any more|anymore|please)?",
				"remind me (much|far|a bit|a little)? rarely|seldom|less|(less often)|(less frequently)",
			],
			de: [
				"weniger|seltener {mails}",
				"erinner|erinnere mich viel|etwas? seltener|weniger|(weniger oft)|(nicht mehr so oft)",
			],
		},
	),
];
