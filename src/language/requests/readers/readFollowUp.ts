/**
 * What is said right after something was done to a task, and means that task: a moment ("at 3pm"), a correction ("no, I
 * meant friday", "make it 5pm"), a priority, a rhythm, a reminder. Pure. None of it ever adds a task: one called
 * "at 3pm" is not what anybody wants.
 */

import type { Priority } from "../../../domain/tasks/task.ts";
import { wordsFor } from "../../../words/words.ts";
import { readFully } from "../../quickAdd.ts";
import { TONGUES } from "../../tongues.ts";
import type { TaskReference } from "../named/references.ts";
import type { ChangeRequest, Line, Reader, Request } from "../request.ts";
import { readLead, readRule, readSaidMoment } from "../when/readMoment.ts";
import { readDistance } from "../when/shifts.ts";

const IT: TaskReference = { kind: "pronoun", many: false };
const THEM: TaskReference = { kind: "pronoun", many: true };

const MADE =
	/^(?:make|change|set|do|have|move|put|push|schedule) (?<whom>it|that|this|them|those|these|both)(?: one)?(?: be| due)? (?:(?:to|for|on|at|by|until) )?(?<what>.+?)(?: instead| then)?$/i;
const MEANT =
	/^(?:i (?:mean|meant|wanted|said)|ich (?:meine|meinte|wollte)|rather|better|besser|it should (?:be|have been)|it's|it is|that's|that is|this is|das ist|es ist|ist|let's say)(?: to say)? (?:(?:to|for|on|at|by|am|auf|um) )?(?<what>.+?)(?: instead| now| jetzt)?$/i;
const LINKED = /^(?:back to|zurück auf|wieder auf|auf|mit|to|for|on|at|by|until|till) (?<what>.+?)(?: instead)?$/i;
const WRONG =
	/^(?:not (?:that|this|it)(?: one)?\b.*|(?:that|this|it)(?:'s| is| was)?(?: not| n't)? (?:wrong|the wrong (?:one|task)|a mistake|not (?:right|it|what i (?:meant|wanted|said)))|(?:(?:sorry|oops|ups|no|nein|ah|oh),? )?(?:the )?wrong(?: one| task| day| date| time| title| name)?|falsche[rs]? (?:tag|datum|zeit|uhrzeit|aufgabe|titel|name)|(?:nein,? )?(?:ach )?doch nicht|(?:ach,? )?(?:schon )?egal|(?:noch )?nicht (?:fertig|erledigt|gemacht)|not (?:done|finished) yet|(?:no )?i (?:haven't|have not|hadn't|wasn't)|(?:change|put|turn) (?:it|that) back|i didn't(?: mean (?:that|it|to))?|i did not(?: mean (?:that|it|to))?|that's not (?:right|it|what i (?:meant|wanted|said))|(?:sorry,? )?my mistake|(?:the )?other one|the wrong one|(?:das |es )?(?:stimmt nicht|ist falsch|war falsch)|falsch|nochmal|again|same again|i meant .+|i mean .+|ich meinte .+|ich meine .+)$/i;
const ALSO =
	/^(?:(?:und )?\p{L}+ auch|(?:and )?(?:the )?(?:same|ditto) (?:for|with) .{1,100}|\p{L}+ too|also (?:the|my) .{1,100}|(?:das )?(?:gleiche|selbe) (?:für|mit|bei) .{1,100}|auch (?:die|den|das|dem|der) .{1,100}|(?:and )?(?:the (?:other|same|next)(?: one)?|(?:the|my) \S+(?: \S+)?|#\d+|both|it)(?: to \S+)? (?:too|as well|also))$/iu;
const PLACE =
	/^(?:and |only |just |not |except |all except |but not )*(?:the (?:\S+ )?(?:one|ones|other|first|second|third|last)(?: (?:two|three))?(?: (?:to|on|for|at) .+)?|both(?: of them)?|all of them|neither|none(?: of them)?|this one|that one|them|it)$/i;

/** Nobody says these of anything but what was spoken of. */
const OF_IT: ReadonlySet<ChangeRequest["kind"]> = new Set<ChangeRequest["kind"]>(["remind", "set_duration"]);

/** How long it takes, said of what was spoken of. */
const TAKES = /^(?:takes|lasts|dauert|braucht) \S/i;

/** The day of the week, too, is that of the task. */
const SAME_TIME = /^(?:at )?(?:the )?same (?:time|day)(?: and time)?,? next (week|month|year)$/i;

export const readFollowUp: Reader = (line) => {
	const text = line.text.replace(/(?<![.!])[.!]+$/, "");
	const wasCorrected = line.corrects === true;
	const ask = wordsFor(line.context.settings.locale).reading.unclear;
	// "Not sunday, saturday", "not every day, just weekdays".
	const rather =
		/^(?:not|nicht) (?!(?:that|so|really|very|sehr) )(.+?),? (?:but |rather |just |only |sondern |erst )?(\S+(?: \S+)?)$/i.exec(
			text,
		);
	const corrected = rather?.[1] && changeTo(rather[1].replace(/,$/, ""), IT, line) ? rather[2] : undefined;
	const made = MADE.exec(text)?.groups;
	const what = corrected ?? made?.what ?? MEANT.exec(text)?.groups?.what ?? LINKED.exec(text)?.groups?.what;
	const whom = /^(?:them|those|these|both)$/i.test(made?.whom ?? "") ? THEM : IT;
	// "Until the end of the year" may be the end of a series.
	const isSaidOf = (what !== undefined && !/^(?:until|till|bis) /i.test(text)) || wasCorrected;
	const change = changeTo(what ?? text, whom, line) ?? changeTo(text, whom, line) ?? reminderOf(text, line);
	if (change) {
		const asks = isSaidOf || OF_IT.has(change.kind) ? {} : ({ asks: true } as const);
		return { kind: "unclear", text: ask.whichTask(text), perhaps: change, ...asks };
	}
	if (WRONG.test(text)) return unclear(ask.wrong);
	if (
		/^(?:hold on|wait(?: a (?:second|minute|moment))?|sorry|hmm+|oh|oops|no problem|never ?mind that|lol|haha|really)$/i.test(
			text,
		)
	)
		return unclear(ask.allRight);
	if (
		/^(?:later|not (?:now|today|yet today)|some other time|another time|another day|später|nicht (?:heute|jetzt)|(?:heute|jetzt) nicht|ein andermal)$/i.test(
			text,
		)
	)
		return unclear(ask.toWhen);
	if (
		/^(?:i'?m |i am |all )*(?:done|finished)(?: with (?:it|that))?$|^(?:(?:das |ist |bin |alles )*(?:erledigt|fertig|geschafft)|(?:das )?(?:habe?|hab) ich (?:schon|gemacht|erledigt)(?: gemacht)?|schon (?:gemacht|erledigt))$/i.test(
			text,
		)
	)
		return { kind: "unclear", text: ask.whichTask(text), perhaps: { kind: "complete", reference: IT }, asks: true };
	if (/^(?:move|rename|tag|postpone|skip|pause|change|mark|restore|reopen)$/i.test(text))
		return unclear(ask.whichAndHow);
	if (/^remind me$/i.test(text)) return unclear(ask.remindWhat);
	if (ALSO.test(text) || PLACE.test(text)) return unclear(ask.whatWithIt);
	return undefined;
};

const unclear = (text: string): Request => ({ kind: "unclear", text });

/** What a task is to become, said without the task. */
function changeTo(what: string, reference: TaskReference, { context }: Line): ChangeRequest | undefined {
	const unit = SAME_TIME.exec(what)?.[1]?.toLowerCase() as "week" | "month" | "year" | undefined;
	const moved = unit === undefined ? readDistance(what) : ({ unit: `${unit}s`, count: 1 } as const);
	if (moved) return { kind: "shift_due", reference, by: moved };
	const lasts = TAKES.test(what) ? readFully(`x ${what}`, context) : undefined;
	const length = lasts?.rest === "x" ? lasts.understood.duration_minutes : null;
	if (length !== null) return { kind: "set_duration", reference, duration_minutes: length };
	const said = readSaidMoment(what, context);
	if (said) return { kind: "change_due", reference, ...said };
	const priority = priorityOf(what);
	if (priority) return { kind: "change_priority", reference, priority };
	const label = LABEL.exec(what)?.groups;
	if (label?.tag) return { kind: "add_tag", reference, tag: label.tag };
	if (label?.category) return { kind: "set_category", reference, category: label.category };
	const rhythm = what.replace(/^(?:only|just|nur) (?:on |am )?/i, "");
	const isRhythm =
		/^(?:every|each|daily|weekly|monthly|yearly|annually|quarterly|\w+days|jede[nsmr]?|alle|täglich|wöchentlich|monatlich|jährlich|werktags|\p{L}+tags)(?!\p{L})/iu.test(
			rhythm,
		);
	const recurrence = isRhythm ? readRule(rhythm, context) : undefined;
	return recurrence && { kind: "change_recurrence", reference, recurrence };
}

/** "#home", "mit Schlagwort Familie", "in the category work". */
const LABEL =
	/^(?:#|(?:with|mit) (?:the |dem |einem )?(?:tag|schlagwort|label) #?)(?<tag>\p{L}[\p{L}\p{N}_-]*)$|^(?:@|(?:in|into|zu|zur|under) (?:the |die |der )?(?:category|kategorie) @?)(?<category>\p{L}[\p{L}\p{N}_-]*)$/iu;
const PRIORITY =
	/^(?:(?:a |an |eine |einer )?(?:very|really|super|so|quite|sehr|echt|super|total|ganz|ziemlich) |(?:a |an )|!){0,2}(?<word>\S+?)(?: priority| prio| task| one| priorität)?$/iu;
const LOW =
	/^(?:not |nicht )(?:(?:that|so|really|very|at all|sehr|wirklich|ganz so) ){0,2}(?:important|urgent|wichtig|dringend)$|^(?:unwichtig|unimportant)$/i;

/** "Urgent", "sehr wichtig", "high priority", "not that important". */
function priorityOf(what: string): Priority | undefined {
	if (LOW.test(what)) return "low";
	if (/^(?:es )?eilt(?: sehr)?$/i.test(what)) return "urgent";
	const word = PRIORITY.exec(what)?.groups?.word?.toLowerCase() ?? "";
	if (/^\d/.test(word)) return undefined;
	if (/^(?:important|wichtig|hohe[rn]?)$/.test(word)) return "high";
	const plain = word.replace(/(?<=^(?:niedrig|dringend|mittler|höchst|normal))e[nrs]?$/, "");
	const table = TONGUES.find(({ table: { priorities } }) => Object.hasOwn(priorities, plain))?.table;
	return table?.priorities[plain];
}

/** "remind me an hour before", "and remind me at 8", "remind me tomorrow". */
function reminderOf(text: string, { context }: Line): ChangeRequest | undefined {
	const said = /^(?:and |also |und |auch )*(?:remind me(?: again)?|erinnere? mich(?: auch)?) (?<when>.+?)$/i.exec(text)
		?.groups?.when;
	const lead =
		/^(?:am )?(?<lead>.+?) (?:before(?:hand)?|earlier|ahead|prior|davor|vorher|zuvor|früher)(?: (?:it|that|then))?$/i
			.exec(said ?? "")
			?.groups?.lead?.replace(/^(?:tag|vortag)$/i, "1 Tag");
	const minutes = lead === undefined ? undefined : readLead(lead, context);
	if (minutes !== undefined) return { kind: "remind", reference: IT, reminders: [{ before_minutes: minutes }] };
	const due = said === undefined ? undefined : readSaidMoment(said, context)?.due;
	return due && { kind: "remind", reference: IT, reminders: [{ due }] };
}
