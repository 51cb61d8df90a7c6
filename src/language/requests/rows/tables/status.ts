/** What a task is to become: done, open again, deleted, back. */
import { type Row, row } from "../row.ts";

const ALL = { kind: "filter", filter: {} };
const COMPLETED = { kind: "filter", filter: { status: "completed" } };
const OVERDUE = { kind: "filter", filter: { when: "overdue" } };

export const STATUS: readonly Row[] = [
	row(
		{ kind: "complete" },
		{
			en: [
				"(complete|check off|tick off|cross off|strike off) {target}",
				"i|i've|i'm just|already|all? (finished|completed|done with|done|did) {target}",
				"i have|am just|already|all? (finished|completed|done with|done|did) {target}",
				"already did|done|finished|completed {target}",
				"all? done with {target}",
				"done {target}",
				"(finish up|finish|close|tick|check|finished|completed|got) {named}",
				"finish|finished|completed the|my {target}",
				"finish up the|my {target}",
				"check|tick|cross|strike {task} off (my list|the list)?",
				"cross|strike {task} off my|the to-do|todo|to list",
				"{one} all? done",
				"end {named}",
				"mark|set {task} as|to? done|complete|completed|finished",
				"mark {task} as bought|paid|sent|called|cleaned|booked|ordered|submitted",
				"{thing} is|are done|finished|complete|completed (yet|after all|now|already)?",
				"{guess} all|now? done|finished|completed",
			],
			de: [
				"erledige|erledig {task}",
				"beende|beend {task}",
				"hak|hake {task} (ab|von der liste)",
				"streich|streiche {task} (ab|von der liste)",
				"streich|streiche {named}",
				"fertig|durch mit {guess}",
				"ich? bin jetzt|schon? mit {guess} jetzt|schon? fertig|durch",
				"{guess} habe|hab ich schon|bereits",
				"{guess} kannst|könntest du abhaken",
				"markier|markiere|setz|setze {task} als|auf erledigt|fertig|abgeschlossen",
				"markier|markiere {task} als gekauft|bezahlt|gemacht|gesendet|verschickt|gebucht|bestellt|abgegeben",
				"schließ|schließe {task} ab",
				"{named} abhaken|erledigen",
				"{thing} ist|sind? schon|jetzt|bereits? erledigt|fertig|abgeschlossen|geschafft",
				"{thing} habe|hab ich schon|jetzt|bereits? erledigt|fertig|abgeschlossen|geschafft",
				"ich habe|hab {thing} schon|jetzt|bereits? erledigt|fertig|abgeschlossen|geschafft",
				"{guess} schon|jetzt|bereits? erledigt|fertig|abgeschlossen|geschafft",
				"{achieved}",
				"ich? habe|hab gerade|schon|jetzt? {achieved}",
				"ich? bin fertig|durch mit {guess}",
				"{guess} ist|sind schon|jetzt|bereits? erledigt|fertig|abgeschlossen|geschafft",
			],
		},
	),
	row(
		{ kind: "reopen" },
		{
			en: [
				"reopen|re-open|uncomplete|un-complete|undone|uncheck|untick|unmark {target}",
				"undo the? completion of {target}",
				"mark|set {task} as|to? (not done|not complete|not completed|not finished|undone|open|incomplete)",
				"{thing} is|are (not done|not finished) (yet|after all|now|already)?",
				"{thing} isn't|aren't (not done|not finished|done|finished|complete|completed) (yet|after all|now|already)?",
				"open {thing} again",
				"i (didn't|did not|haven't|have not) {task} (after all)? reopen|re-open it",
				"i (didn't|did not|haven't|have not) finish|complete|finished|completed {thing} yet?",
			],
			de: [
				"öffne|reaktiviere {task} wieder?",
				"mach|mache {task} wieder auf",
				"{named} wieder öffnen",
				"{named} ist (noch nicht|nicht) (erledigt|fertig|abgeschlossen)",
			],
		},
	),
	row(
		{ kind: "delete" },
		{
			en: [
				"(delete|trash|erase|wipe|get rid of) {target}",
				"(remove|discard|drop|cancel|clear|kill|throw away|bin|scrap|scratch|forget|forget about|never mind) {named}",
				"i (don't|do not|no longer) need|have|want to? {named}",
				"we (don't|no longer) need to? {named}",
				"(i am|i'm|we're) not going to {named}",
				"i won't {named}",
				"no need for|to {named}",
				"take {task} off my|the to-do|todo|to? list",
			],
			de: [
				"{single} brauche|brauch|benötige ich nicht|nimmer mehr?",
				"lösch|lösche|entfern|entferne {task}",
				"{named} löschen|entfernen",
				"{named} brauche|brauchen|will|wollen ich|wir nicht mehr",
				"ich|wir brauche|brauchen|will|wollen {named} nicht mehr",
				"wirf {task} weg",
				"schmeiß|schmeiße|werf|werfe {task} weg|raus",
				"weg mit {named}",
				"weg mit {guess}",
				"{named} (kann|können)? weg|raus|streichen",
				"{guess} (kann|können)? weg|raus",
				"{guess} streichen|absagen",
				"{guess} kannst|könntest du löschen|streichen|absagen",
				"lösch|lösche {named} wieder",
				"streich|streiche {named}",
				"streich|streiche {guess}",
				"nimm {task} von der|meiner liste",
				"{guess} fällt|fallen (leider)? aus",
				"vergiss {named}",
				"sag|sage {named} ab",
			],
		},
	),
	row(
		{ kind: "delete", reference: ALL },
		{
			en: [
				"(delete|trash|erase|wipe|get rid of|remove|discard|drop|cancel|clear) my|the whole|entire? to-do|todo|to? list",
			],
			de: [],
		},
	),
	row(
		{ kind: "delete", reference: COMPLETED },
		{
			en: [
				"(delete|trash|erase|wipe|get rid of|remove|discard|drop|cancel|clear) all|out|the|my? all|the|my? completed|finished|done",
			],
			de: [],
		},
	),
	row(
		{ kind: "delete", reference: OVERDUE },
		{
			en: ["(delete|trash|erase|wipe|get rid of|remove|discard|drop|cancel|clear) all|out|the|my? all|the|my? overdue"],
			de: [],
		},
	),
	row(
		{ kind: "restore" },
		{
			en: [
				"(restore|undelete|un-delete|recover|put back|bring back) {target}",
				"(restore|undelete|un-delete|recover|put back|bring back|get back|revive) the|my? deleted {named}",
				"(get back|revive) {named}",
				"bring|get|put {named} back",
			],
			de: ["stell|stelle {task} wieder her", "hol|hole {task} zurück", "{named} wiederherstellen"],
		},
	),
	row(
		{ kind: "unclear", says: ({ which }) => which.complete },
		{
			en: [
				"(complete|check off|tick off|cross off|strike off)",
				"(complete|check off|tick off|cross off|strike off) the|my|a? task|tasks|one|item|reminder|todo",
				"finish|close",
			],
			de: ["erledige|erledigen|abhaken (die|eine)? aufgabe?"],
		},
	),
	row(
		{ kind: "unclear", says: ({ which }) => which.reopen },
		{
			en: ["reopen|uncomplete", "reopen|uncomplete the|my|a? task|tasks|one|item|reminder|todo"],
			de: ["öffne (die|eine)? aufgabe?", "wieder öffnen"],
		},
	),
	row(
		{ kind: "unclear", says: ({ which }) => which.delete },
		{
			en: [
				"(delete|trash|erase|wipe|get rid of)",
				"(delete|trash|erase|wipe|get rid of) the|my|a? task|tasks|one|item|reminder|todo",
				"remove",
			],
			de: ["lösche|löschen (die|eine)? aufgabe?"],
		},
	),
	row(
		{ kind: "unclear", says: ({ which }) => which.restore },
		{
			en: ["(restore|undelete|recover)", "(restore|undelete|recover) the|my|a? task|tasks|one|item|reminder|todo"],
			de: ["wiederherstellen (die|eine)? aufgabe?"],
		},
	),
];
