/** The next occurrences of a rule, or of a task that recurs, each with the reason when it is not where one expects it. */

import { z } from "zod";
import { previewOccurrences } from "../../domain/recurrence/previewOccurrences.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { readRecurrence } from "../../domain/series/readRecurrence.ts";
import { recurrenceOf } from "../../domain/series/seriesOfTask.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import { reasonText, ruleText } from "../../words/ruleText.ts";
import { wholeRuleOf } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { datesAhead } from "../datesAhead.ts";
import { DueDate, Id, Rule } from "../fields.ts";
import { readDueDate, readRecurrenceSaid } from "../moments.ts";
import { localText } from "../present.ts";
import { inArguments, invalid, isRefusal, refuseArguments, taskOf } from "../refusals.ts";
import { readTool, type ToolContext } from "../tool.ts";

const MOST = 50;

export const previewRecurrence = readTool({
	name: "preview_recurrence",
	title: "Preview a recurrence",
	description:
		'The next dates of a recurring task: {"task_id":12}; or of a rule, before it is saved: {"recurrence_rule":"every last friday","start":"2026-12-01"}.',
	input: z.strictObject({
		task_id: Id.optional(),
		recurrence_rule: Rule.optional(),
		start: DueDate.optional(),
		count: z.int().min(1).max(MOST).default(10),
	}),
	output: z.object({
		text: z.string().nullable(),
		recurrence_rule: z.string().nullable(),
		occurrences: z.array(z.object({ at: z.string(), reason: z.string().optional() })),
	}),
	async read(context, { task_id, recurrence_rule, start, count }) {
		if (task_id !== undefined && recurrence_rule === undefined) return ofTask(context, task_id, count);
		if (task_id !== undefined || recurrence_rule === undefined)
			return invalid("task_id", "one_of", say("exactly_one", { one: "task_id", other: "recurrence_rule" }));
		const asked = readRecurrenceSaid("recurrence_rule", recurrence_rule, context);
		if (isRefusal(asked)) return asked;
		const due = start === undefined ? null : readDueDate("start", start, context);
		if (due !== null && isRefusal(due)) return due;
		const { settings, now } = context;
		const { start: _fromNow, time_zone: _ofUser, ...rule } = asked;
		const ground = { due: due && { time_zone: settings.time_zone, ...due }, settings, now: toInstantText(now) };
		const violations: Violation[] = [];
		const read = readRecurrence(due === null ? asked : rule, stored(ground), violations);
		if (read === undefined) return refuseArguments(violations.map(inArguments));
		const isAllDay = read.recurrence.start.length === "2026-11-23".length;
		const occurrences = previewOccurrences(read.series, { count }).map(({ local, instant, reasons }) => {
			const reason = reasonText(reasons, settings);
			const at = isAllDay ? local : localText(instant, settings);
			return reason === undefined ? { at } : { at, reason };
		});
		const text = ruleText(read.recurrence, settings);
		return {
			output: { text, recurrence_rule: read.recurrence.rrule, occurrences },
			said: wordsFor(settings.locale).found.dates(
				text,
				occurrences.map(({ at }) => at),
			),
			task_ids: [],
			isUntrusted: false,
		};
	},
});

async function ofTask(context: ToolContext, task_id: number, count: number) {
	const task = await taskOf(context, task_id);
	if (isRefusal(task)) return task;
	const { settings } = context;
	const { said, dates } = datesAhead(task, { ...context, count });
	const occurrences = dates.map(({ due, ...reason }) => ({
		at: "date" in due ? due.date : localText(due.at, settings),
		...reason,
	}));
	const [text = null] = wholeRuleOf(task, settings);
	return {
		output: { text, recurrence_rule: recurrenceOf(task)?.rrule ?? null, occurrences },
		said,
		task_ids: [task_id],
		isUntrusted: true,
	};
}

type Ground = Parameters<typeof readRecurrence>[1];
type AskedGround = Omit<Ground, "due"> & { readonly due: null | { readonly time_zone: string } };

/** A due date without a floating mark is as it would be stored. */
const stored = (ground: AskedGround): Ground => {
	const { due } = ground;
	if (due === null) return { ...ground, due };
	const { time_zone, ...day } = due as { time_zone: string } & Record<string, unknown>;
	return { ...ground, due: ("date" in day ? day : due) as Ground["due"] };
};
