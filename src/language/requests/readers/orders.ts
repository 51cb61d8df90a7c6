/**
 * Whether a text that is no request sounds like one: an order to this product ("clear completed", "split … into steps"), or a
 * statement about the state of a task ("kitchen done", "not yet"). Such a text is asked about, never filed silently. Pure.
 */
import { readReference } from "../named/references.ts";
import type { ChangeRequest, Line, Sounding } from "../request.ts";

/** Words for what only a list of tasks has. */
const OURS =
	"(?:sub-?)?tasks?|to-?dos?|(?:my|the|our) (?:to-?do |task )?list|lists|completed|overdue|trash|reminders|categories|tags|calendar|agenda|inbox";
const SPAN = "day|week|weekend|month|year|morning|afternoon|evening";
const THING = "project|folder|board|section|workspace|milestone|goal|habit|sub-?task";
const NEW = "(?:add|create|make|start|begin|open|set up|set|new)(?: me)?(?: an?| the| my)?(?: new| another)?";

/** Words for what reaches a person from here. */
const MAILS =
	"(?:(?:all|the|my|any|your|these|those|more|further) ){0,3}(?:reminders?|notifications?|e-?mails?|mails?|alerts?)";

/** What an order looks like; the text is lower case, without the marks at its end. */
const ORDERS: readonly RegExp[] = [
	/^(?:skip|omit) (?!(?:ropes?|stones?|rocks?)$)/,
	/^(?:pause|resume|suspend) (?!(?:the |my |our )?(?:subscriptions?|memberships?|training|work|contract|service|payments?)$)/,
	/^(?:unpause|unfreeze|postpone|reschedule|unschedule|snooze|defer|undelete|uncomplete|reopen|unarchive|duplicate|mute|unmute|deprioriti[sz]e) \S/,
	/^(?:clear|empty|wipe) (?:today|tomorrow|(?:this|next) week|my (?:day|week)|everything)$/,
	/^(?:(?:set|start) )?(?:me )?(?:an? )?timer (?:for |of )?\d/,
	/^(?:pin|unpin|star|unstar|flag|unflag) (?:#\d+|it|(?:the |my )?\S+(?: tasks?)?)$/,
	/^(?:archive|move|copy|clone) .*\b(?:tasks?|everything|completed|to-?dos)\b/,
	/^(?:add|create|make|put) (?:some |the |these |two |three )?(?:sub-?tasks|steps) \S/,
	/^(?:add|put) to .{1,100}: ?(?:an? )?(?:sub-?tasks?|steps?) /,
	/^merge .+ (?:and|with|into) /,
	/^(?:change|move|set|update|edit) (?:the |my )?(?:reminder|alarm|alert)s? (?:of|for|on|about) /,
	/^(?:cancel|move|reschedule|postpone|skip) (?:my|the|our) (?:\d{1,2}(?::\d{2})?(?: ?[ap]m| o'clock)?|noon|midnight)(?: .*)?$/,
	/^(?:next|first|last|top) \d{1,3} (?:tasks?|to-?dos?)$/,
	/^(?:(?:my|all|the) )*(?:tasks|to-?dos) (?:that |which )?(?:i|we|you)\b/,
	/^(?:link|assign|reassign|delegate) (?:(?:the|my|our) )?\S+(?: task)? (?:to|with) \S+(?: \S+)?$/,
	/^(?:make|turn|convert|set|move|put|nest|file) .{1,200}? (?:(?:in)?to |as )?(?:an? |the )?(?:sub-?task|child)(?: task)? (?:of|for|under|below) \S/,
	/^nest .{1,200}? (?:under|below|beneath|in|into|within) \S/,
	/^(?:move|put) (?:#\d{1,9}|task .{1,100}?|.{1,100}? task) (?:under|below|beneath) [^@\s]/,
	new RegExp(`^(?:(?:send|give) me )?more ${MAILS}(?: any ?more| please)?$`),
	/^remind me (?:(?:much |far |a (?:bit|little) )?more(?: often| frequently)?|more|louder)$/,

	/^(?:sort|group|order|filter) by (?:the )?(?:priority|due(?: date)?|date|title|name|tags?|category|age|deadline)$/,
	/^(?:split|break|divide)(?: up| down)? .{1,100}? into [^,]{1,100}, .+$/,
	/^(?:split|break|divide)(?: up| down)? .{1,200}? (?:in|into) (?:.*\b(?:sub-?tasks?|tasks?|steps?|parts?|pieces|chunks)|two|three|four|halves)\b/,
	new RegExp(
		`^(?:plan|organi[sz]e|structure|arrange|schedule|prepare|prioriti[sz]e|optimi[sz]e) (?:my|our|the) (?:${SPAN}|tasks?|to-?dos?|list|schedule|to-?do list)(?: for me| please| ahead)?$`,
	),
	/^plan (?:today|tomorrow|(?:this|next) week)(?: for me)?$/,
	new RegExp(
		`^(?:summari[sz]e|recap|review) (?:(?:my|our|the|this|last) )?(?:${SPAN}|tasks?|list|today|yesterday|progress)$`,
	),
	new RegExp(
		`^(?:clear|empty|purge|wipe|clean(?: up)?|remove|hide|unhide|delete|sort|group|order|filter|rearrange|export|import|print|share|sync|back ?up|block) .*\\b(?:${OURS})\\b`,
	),
	new RegExp(`^${NEW} (?:${THING})(?:$|:| called | named | for | to |s$)`),
	new RegExp(`^${NEW} (?:list|filter|view|calendar|template|label)(?:$|:| called | named )`),
	/^(?:undo|revert|take back) (?:(?:the|my|that|last) )?\S+$/,
];
/** "Create project Website", "add a project Garden": a name is written large. */
const NAMED = new RegExp(`^(?:${NEW}|${NEW.replace("add", "Add")}) (?:${THING}|list|board) ["“'\\p{Lu}]`, "u");

const DONE =
	"(?:done|finished|completed?|ready|erledigt|fertig|gemacht|geschafft|failed|missed|skipped|abandoned|given up)";
const IS = "(?:(?:is|are|was|were|got|has been|have been|ist|sind) )";
const BE = "(?:is|are|was|were|isn't|aren't|wasn't|has been|have been)";
/** What begins a task that only ends like a statement: "get the taxes done", "check whether laundry is done". */
const GUARD =
	/^(?:get|have|make|ensure|keep|let|ask|check|see|want|need|find|verify|tell|call|read|watch|celebrate|buy|cook|order|write|be|confirm|until|when|if|remind|add|create|well)\b/;
/** Periods that end a name of a task and are no part of it. */
const RHYTHM = "(?:daily|weekly|monthly|yearly|recurring|repeating|every \\S+|on \\S+)";

/** Statements; `task` is what is spoken of. */
const STATES: readonly { readonly words: RegExp; readonly means?: "delete" | "end_series" | "complete" }[] = [
	{ words: new RegExp(`^(?:the |my )?(?<task>.+?) ${BE} no longer ${RHYTHM}$`), means: "end_series" },
	{
		words: new RegExp(
			`^(?:the |my )?(?<task>.+?) (?:${BE} )?(?:no longer (?:needed|necessary|relevant|wanted)|(?:not|isn't|aren't) (?:needed|necessary|relevant|happening)(?: any ?more| any longer)?|obsolete|unnecessary|cancell?ed|called off)$`,
		),
		means: "delete",
	},
	{
		words:
			/^(?:i |we )?(?:have |'ve )?(?:given up|gave up|give up|am giving up|abandoned)(?: on)? (?:the |my )?(?<task>.+)$/,
		means: "delete",
	},
	{ words: /^(?:the |my )?(?<task>.+?) (?:is |was |has been )?(?:given up|abandoned)$/, means: "delete" },
	{
		words:
			/^(?:the |my )?(?<task>.+?) (?:is |are )?(?:still |well |now ){0,2}(?:(?:not|almost|nearly|half|mostly|partly|partially|not quite) (?:(?:done|finished|started|begun|ready|completed?|there|through)(?: yet)?|yet)|half-?way(?: done| through| there)?|(?:about |only |already )?\d{1,3} ?(?:%|percent)(?: (?:done|there|finished|completed?|through|ready))?|coming along(?: (?:well|nicely|fine))?|getting there|(?:well )?on its way)$/,
	},
	{
		words:
			/^(?:the |my )?(?<task>.+?) (?:isn't|aren't|wasn't|is not|are not) (?:done|finished|ready|complete)(?: yet)?$/,
	},
	{
		words:
			/^(?:i'm |i am |we're |we are )?(?:still |almost |nearly |half |not )?(?:working on|stuck (?:on|with|in)|half-?way (?:through|with)|busy with|behind (?:on|with)|(?:done|finished) with)(?: the| my)? (?<task>.+)$/,
	},
	{ words: /^(?:i'm |i am |we're )?(?:still )?waiting (?:for|on) (?:.+ (?:on|about) )?(?:the |my )?(?<task>.+)$/ },
	{
		words:
			/^(?:i |we )?(?:haven't|have not|hasn't|didn't|did not|couldn't|could not) \S+ (?:the |my )?(?<task>.+?)(?: yet)?$/,
	},
	{ words: /^(?:i |we )?(?:started|began|missed|skipped|forgot)(?: with| on)? (?:the |my )?(?<task>.+)$/ },
	{
		words: new RegExp(
			`^(?:the |my )?(?<task>.+?) (?:${BE} )?(?:still |now |currently )?(?:in progress|under ?way|on hold|blocked|stuck|pending|postponed|delayed|paused|on track|can wait|must wait)$`,
		),
	},
	{ words: new RegExp(`^(?:the |my )?(?<task>.+?) ${IS}?(?:all |now |already |finally )?${DONE}$`), means: "complete" },
	{
		words:
			/^(?:i|we) (?:won't|will not|can't|cannot|can not) (?:make|do|manage|attend|get to|come to|go to|make it to) (?:it to )?(?:the |my )?(?<task>.+?)(?: tonight| today| tomorrow| this week)?$/,
	},
	{ words: /^no longer (?:going|needed?|wanted?|doing|have|having|do|want)(?: to)? (?<task>.+)$/ },
	{ words: /^(?:i|we) (?:do not|don't|am not|are not) (?<task>.+) any ?more$/ },
];

/** A statement says little: "the milk is done" is one, a paragraph that ends in "done" is none. */
const LONGEST = 80;
const MOST_WORDS = 6;

/** "Home stuff": what is in the tag or the category of that name. */
const OF_LABEL =
	/^(?:my |the |our |all |meine |die )*#?(?<label>\p{L}[\p{L}\p{N}_-]*) (?:stuff|things|tasks|to-?dos|sachen|zeug|kram|aufgaben)$/u;
/** "Buy stuff", "more things" name none. */
const DOING =
	/^(?:buy|get|do|sort|move|pack|sell|return|clean|order|fix|wash|bring|find|organi[sz]e|collect|donate|throw|pick|put|take|make|store|unpack|check|do|need|more|other|some|any|new|old|these|those|all|and|fun|good|random|kaufen|andere|neue|alte|mehr|diese|viele|alle)$/;

/** How a text sounds that would be added as a task; `undefined`: like a task. */
export function soundOf({ text, lower, context }: Line): Sounding | undefined {
	if (text.length > 2 * LONGEST) return undefined;
	const plain = lower.replaceAll(/["“”]/g, "").trim();
	if (NAMED.test(text) || ORDERS.some((form) => form.test(plain))) return { kind: "order" };
	const label = OF_LABEL.exec(plain)?.groups?.label;
	if (label !== undefined && !DOING.test(label)) return { kind: "label", words: label };
	if (text.length > LONGEST || GUARD.test(plain)) return undefined;
	for (const { words, means } of STATES) {
		const task = words.exec(plain)?.groups?.task;
		if (task === undefined || task.split(" ").length > MOST_WORDS) continue;
		const reference = readReference(task, context);
		if (reference === undefined) continue;
		const change: ChangeRequest | undefined = means && { kind: means, reference };
		return { kind: "state", reference, ...(change ? { change } : {}) };
	}
	return undefined;
}
