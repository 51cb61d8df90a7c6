/** The user's settings: what they are, and what they are to be. */
import { type Row, row } from "../row.ts";

export const SETTINGS: readonly Row[] = [
	row(
		{ kind: "show_settings" },
		{
			en: [
				"(show|list|view|see)? me? my|the? settings",
				"what|what's|which|show|(what is)|(what are)|(show me) is? my|the? current? (settings|time zone|timezone|lead time|default reminder|week start|date order|date format|reminder time|all-day hour|all-day reminder|all-day time) (set to|am i in|do i have)?",
				"what|which timezone|(time zone) am i in",
				"when does my week start|begin",
				"how (am i set up|are you set up|are you configured)",
			],
			de: [
				"(zeig|zeige)? mir? meine|die? einstellungen",
				"wie sind meine|die einstellungen",
				"in welcher zeitzone bin ich",
			],
		},
	),
	row(
		{ kind: "settings" },
		{
			en: [
				"set|change|switch? my|the? timezone|(time zone) (is|to|is to) {zone}",
				"set|change|switch? my|the? timezone|(time zone) {place}",
				"(i am|i'm|i live|i moved|we are|we're) now|currently? in|to {place} (now|right now)?",
				"(i am|i'm|i live) now? in the? {place} timezone|(time zone)",
				"use the? timezone|(time zone)? {place} (time|timezone|time zone)?",
				"set|change|make? my|the? default? lead|reminder|reminders|(lead time)|(reminder time)|(reminder lead) (is|to|be|come|should be|should come|is to be)? {ahead} before?",
				"(always|by default)? remind me {ahead} before (everything|every task|each task|all tasks|by default|tasks)",
				"set|change|make? my|the? all-day|(all day)|allday|whole-day|(whole day)|wholeday|day hour|time|reminder|reminders|tasks|(reminder time)|(reminder hour) (is|to|at|be|come|should be|should come|is at|to be)? at? {hour}",
				"set|change|make? my|the? all-day|(all day)|allday|whole-day|(whole day)|wholeday tasks remind me at? {hour}",
				"remind me of|about all-day|(all day)|allday|whole-day|(whole day)|wholeday tasks at {hour}",
				"set|change|make|start|begin? my|the? week|weeks|(week start)|(start of week)|(start of the week)|(start of my week)|(first day of week)|(first day of the week)|(first day of my week) (is|to|start|starts|begin|begins|should be|should start|should begin|to be|to start)? on? {weekday}",
				"set|change|use|make? my|the? dates|(date order)|(date format)|(order of dates) (is|to|are|as|be|should be|are as)? {date_order}",
				"use|read|(i write) {date_order} dates|(date order)|(date format)",
				"set|change|switch|make? my|the? language (is|to|is to)? {language}",
				"(speak|switch to|answer in|reply in|talk to me in|speak to me in) {language} (from now on)?",
				"(turn on|switch on|set|enable|activate|use|change)? my|the? (quiet hours|do not disturb) (are|to|for)? from|between? {quiet}",
				"(no|no more|hold|hold back|hold all|don't send|do not send) me? {mails} from|between {quiet}",
				"(don't|do not|never) (disturb|remind|notify|e-mail|email|mail) me from|between {quiet}",
				"(send|give|mail|e-mail|email) me a|the|my? (daily digest|daily summary|daily overview|digest) (every day|every morning|each day|daily)? at {digest}",
			],
			de: [
				"setz|setze|stell|stelle|änder|ändere die|meine? zeitzone auf|zu|nach {zone}",
				"die|meine? zeitzone ist|auf {zone}",
				"setz|setze|stell|stelle die|meine? vorlaufzeit|vorlauf|standarderinnerung|vorerinnerung auf {ahead} vorher?",
				"die|meine? vorlaufzeit|vorlauf|standarderinnerung ist? {ahead} vorher?",
				"erinner|erinnere mich immer|standardmäßig {ahead} vorher|davor",
				"(erinner mich an|erinnere mich an|erinnerung für|erinnerungen für) ganztägige|ganztägigen aufgaben um {hour}",
				"die|meine woche beginnt|fängt am? {weekday} an?",
				"setz|setze|stell|stelle den? wochenbeginn auf {weekday}",
				"datumsformat|datum ist? {date_order}",
				"setz|setze|stell|stelle|änder|ändere|wechsel|wechsle die|meine? sprache auf|zu|nach {language}",
				"(sprich|antworte|sprich mit mir|antworte mir) auf? {language}",
				"setz|setze|stell|stelle|änder|ändere? die|meine? ruhezeit|ruhezeiten|nachtruhe (ist|sind|auf|auf von)? von|zwischen? {quiet}",
				"keine {mails} mehr? von|zwischen {quiet}",
				"(erinner|erinnere|stör|störe) mich nicht von|zwischen {quiet}",
				"(schick|schicke|send|sende|gib) mir täglich|(jeden morgen)|(jeden tag)? eine|die? tagesübersicht|(tägliche übersicht)|(tägliche zusammenfassung) um {digest}",
			],
		},
	),
	row(
		{ kind: "settings", changes: { default_lead_minutes: null } },
		{
			en: ["no default reminder|reminders", "turn|switch off the? default reminder|reminders"],
			de: ["keine standarderinnerung|standarderinnerungen|vorerinnerung|vorerinnerungen"],
		},
	),
	row(
		{ kind: "settings", changes: { quiet_hours: null } },
		{
			en: [
				"(turn off|switch off|disable|deactivate|clear|remove|end) my|the? (quiet hours|do not disturb)",
				"no (quiet hours) (any more|anymore)?",
			],
			de: [
				"(schalt|schalte|stell|stelle) die|meine? ruhezeit|ruhezeiten|nachtruhe aus|ab",
				"keine ruhezeit|ruhezeiten|nachtruhe mehr?",
			],
		},
	),
	row(
		{ kind: "settings", changes: { digest_at: null } },
		{
			en: [
				"(turn off|switch off|stop|disable|cancel) my|the? (daily digest|daily summary|daily overview|digest)",
				"no (daily digest|digest) (any more|anymore)?",
			],
			de: [
				"(schalt|schalte|stell|stelle) die? tagesübersicht|(tägliche übersicht)|(tägliche zusammenfassung) aus|ab",
				"keine tagesübersicht mehr?",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ zone }) => zone },
		{
			en: ["set|change|switch? my|the? timezone|(time zone) (is|to|is to) {rest}"],
			de: [
				"setz|setze|stell|stelle|änder|ändere die|meine? zeitzone auf|zu|nach {rest}",
				"die|meine? zeitzone ist|auf {rest}",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ lead }) => lead },
		{
			en: [
				"set|change|make? my|the? default? lead|(lead time)|(reminder time)|(reminder lead) (is|to|be|should be) {rest}",
			],
			de: [
				"setz|setze|stell|stelle die|meine? vorlaufzeit|vorlauf|standarderinnerung|vorerinnerung auf {rest}",
				"die|meine? vorlaufzeit|vorlauf ist {rest}",
			],
		},
	),
	row(
		{ kind: "settings", changes: { children: "take_along" } },
		{
			en: [
				"{when_done}? then|also|please? always? take {subtasks} along {if_done}?",
				"{when_done}? then|also|please? always? complete|finish|close {subtasks} (too|as well|along) {if_done}?",
				"{when_done}? then|also|please? always? complete|finish|close {subtasks} {if_done}",
				"set|change? my|the? children|subtasks|sub-tasks setting? to|is|=? take_along|(take along)",
			],
			de: ["{when_done}? nimm {subtasks} immer? mit {if_done}?", "erledige|schließe {subtasks} immer? mit {if_done}?"],
		},
	),
	row(
		{ kind: "settings", changes: { children: "leave" } },
		{
			en: [
				"{when_done}? then|also|please? don't|never|(do not) take {subtasks} along {if_done}?",
				"{when_done}? then|also|please? don't|never|(do not) complete|finish|close {subtasks} (too|as well|along) {if_done}?",
				"{when_done}? then|also|please? don't|never|(do not) complete|finish|close {subtasks} {if_done}",
				"{when_done}? then|also|please? always? leave|keep {subtasks} (alone|open|as they are|as it is|where they are|where it is) {if_done}?",
				"set|change? my|the? children|subtasks|sub-tasks setting? to|is|=? leave",
			],
			de: [
				"nimm|erledige {subtasks} nicht|nie mit {if_done}?",
				"{when_done}? lass|lasse|behalte {subtasks} (stehen|offen|in ruhe)? {if_done}?",
			],
		},
	),
	row(
		{ kind: "settings", changes: { children: "ask" } },
		{
			en: [
				"{when_done}? then|also|please? always? ask me? first|again? about|for|(what happens to)|(what becomes of)|(what to do with) {subtasks} {if_done}?",
				"set|change? my|the? children|subtasks|sub-tasks setting? to|is|=? ask",
			],
			de: ["frag|frage mich? immer? nach {subtasks} {if_done}?"],
		},
	),
];
