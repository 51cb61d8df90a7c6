/** Mentions that touch and fit together are one moment: "tomorrow | morning | at 9". */
import type { Present } from "../dates/readingDates.ts";
import { type Moment, momentOf } from "../dates/readingTimes.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Token } from "../tokens/tokens.ts";

/** A text with more moments than this is no task; the others are left unread, so that it costs no time. */
const MOST_MOMENTS = 20;

export interface Group {
	/** The first of it. */
	readonly mention: Mention;
	/** Undefined: the mention is no part of a moment. */
	readonly moment: Moment | undefined;
}

export function groupMoments(mentions: readonly Mention[], tokens: readonly Token[], present: Present): Group[] {
	const groups: Mention[][] = [];
	for (const mention of mentions) {
		const group = groups.at(-1);
		if (group && joins(group, mention, tokens)) group.push(mention);
		else groups.push([mention]);
	}
	let read = 0;
	return groups.flatMap((group): Group[] => {
		const first = group[0] as Mention;
		if (!isMoment(first)) return [{ mention: first, moment: undefined }];
		if (++read > MOST_MOMENTS) return [];
		const moment = momentOf(group, present);
		return moment ? [{ mention: first, moment }] : [];
	});
}

const isMoment = ({ means }: Mention) => means.startsWith("date.") || means.startsWith("time.");

function joins(group: readonly Mention[], mention: Mention, tokens: readonly Token[]): boolean {
	const last = group.at(-1) as Mention;
	const touches = last.next === mention.first || (last.next + 1 === mention.first && tokens[last.next]?.text === ",");
	return touches && isMoment(last) && isMoment(mention) && fits(group, mention);
}

/** A second date or a second clock reading begins another moment. */
function fits(group: readonly Mention[], mention: Mention): boolean {
	const isClock = mention.captures.clock !== undefined;
	if (isClock && group.some(({ captures }) => captures.clock !== undefined)) return false;
	return !group.some((one) => kindOf(one) === kindOf(mention));
}

const kindOf = ({ means }: Mention) =>
	means === "date.weekday" ? "weekday" : means === "time.part" ? "part" : means.startsWith("date.") ? "date" : means;
