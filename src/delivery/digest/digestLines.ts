/** What a digest says, line by line, in the recipient's words, zone and clock. Pure; how it looks is each channel's. */
import { hourCycleOf, inHourCycle } from "../../domain/settings/hourCycle.ts";
import { LIMITS } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import { findTimeZone } from "../../domain/time/instant.ts";
import type { DigestContent, DigestTask, WholeDigest } from "../../ports/delivery/digests.ts";
import { dayText } from "../../words/dayText.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { readableLocale } from "../reminderFacts.ts";
import { oneLine } from "../safeText.ts";

export interface DigestLine {
	readonly title: string;
	/** When it is or was due; empty where that says nothing. */
	readonly when: string;
	readonly href: string;
}

export interface DigestSection {
	readonly heading: string;
	readonly lines: readonly DigestLine[];
	/** How many more there are. */
	readonly more: number;
}

export interface DigestLines {
	/** `Your Tuesday, 1 December 2026`. */
	readonly title: string;
	/** `3 due, 1 overdue`. */
	readonly counts: string;
	/** Those that have something to tell. */
	readonly sections: readonly DigestSection[];
}

const KINDS = ["due_today", "overdue", "done_yesterday"] as const satisfies readonly (keyof DigestContent)[];

export function digestLines({ content, user_id, local_date, recipient }: WholeDigest, publicUrl: string): DigestLines {
	const words = wordsFor(recipient.locale);
	const said = words.mails.digest;
	const reader = { locale: readableLocale(recipient.locale), date_order: recipient.date_order };
	const told = KINDS.filter((kind) => content[kind].count > 0);
	return {
		title: said.title(dayText(Temporal.PlainDate.from(local_date), reader, "whole")),
		counts: told.map((kind) => said.counts[kind](content[kind].count)).join(", "),
		sections: told.map((kind) => ({
			heading: said.headings[kind],
			lines: content[kind].first.map((task) => ({
				title: oneLine(task.title, LIMITS.title) || words.mails.reminder.task(task.task_id),
				when: kind === "done_yesterday" ? "" : whenOf(task, kind, recipient, words),
				href: taskLink(publicUrl, { user_id, task_id: task.task_id }),
			})),
			more: content[kind].count - content[kind].first.length,
		})),
	};
}

/** Of today the time is enough. */
function whenOf(
	{ due }: DigestTask,
	kind: "due_today" | "overdue",
	{ locale, date_order, time_zone }: WholeDigest["recipient"],
	{ mails, moments }: Words,
): string {
	if (due === null) return "";
	const reader = { locale: readableLocale(locale), date_order };
	if ("date" in due)
		return kind === "due_today" ? mails.digest.allDay : dayText(Temporal.PlainDate.from(due.date), reader);
	const at = Temporal.Instant.from(due.at).toZonedDateTimeISO(findTimeZone(time_zone) ?? "UTC");
	const time = inHourCycle(at.toPlainTime().toString({ smallestUnit: "minute" }), hourCycleOf(reader.locale));
	return kind === "due_today" ? time : moments.at(dayText(at.toPlainDate(), reader), time);
}
