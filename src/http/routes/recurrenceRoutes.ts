/** Recurrence: what will happen, before it is saved, and the commands about one occurrence and its series. */
import type { Command } from "../../domain/commands/commands.ts";
import { previewOccurrences } from "../../domain/recurrence/previewOccurrences.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { readRecurrence } from "../../domain/series/readRecurrence.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import { reasonText, ruleText } from "../../words/ruleText.ts";
import { Move, TaskWritten } from "../contract/contract.ts";
import { Preview, PreviewAsked, RecurrenceChange } from "../contract/recurrenceContract.ts";
import { brokenRules } from "../problem.ts";
import { json, type Route, route } from "./route.ts";
import { changeTask, TaskPath } from "./taskWritten.ts";

const SHOWN = 10;
const refusals = [404, 409, 412];

const preview = route({
	method: "POST",
	path: "/api/recurrence/preview",
	summary: "The next occurrences of a recurrence, each with the reason when it is not where one expects it",
	mutates: true,
	scope: "tasks:read",
	body: PreviewAsked,
	answer: { status: 200, schema: Preview },
	async act(deps, { who, body: { recurrence: asked, from, count = SHOWN, month_end } }) {
		const own = await deps.readModel.settings(who.user.user_id);
		const settings = month_end === undefined ? own : { ...own, month_end };
		const violations: Violation[] = [];
		const read = readRecurrence(asked, { due: null, settings, now: toInstantText(deps.clock.now()) }, violations);
		if (read === undefined) throw brokenRules(violations);
		const occurrences = previewOccurrences(read.series, { count, ...(from === undefined ? {} : { from }) });
		return json(200, {
			occurrences: occurrences.map(({ reasons, ...one }) => {
				const reason = reasonText(reasons, own);
				return reason === undefined ? one : { ...one, reason };
			}),
			text: ruleText(read.recurrence, own),
		});
	},
});

type PlainCommand = Extract<Command["type"], "SkipOccurrence" | "PauseSeries" | "ResumeSeries" | "EndSeries">;

function plain(verb: string, type: PlainCommand, summary: string): Route {
	return route({
		method: "POST",
		path: `/api/tasks/{id}/${verb}`,
		summary,
		mutates: true,
		scope: "tasks:write",
		params: TaskPath,
		answer: { status: 200, schema: TaskWritten },
		refusals,
		act: (deps, asked) => changeTask(deps, asked, { type, task_id: asked.params.id }),
	});
}

const move = route({
	method: "POST",
	path: "/api/tasks/{id}/move",
	summary: "Give this occurrence another due date; the rule stays",
	mutates: true,
	scope: "tasks:write",
	params: TaskPath,
	body: Move,
	answer: { status: 200, schema: TaskWritten },
	refusals,
	act: (deps, asked) =>
		changeTask(deps, asked, { type: "MoveOccurrence", task_id: asked.params.id, due: asked.body.due }),
});

const change = route({
	method: "POST",
	path: "/api/tasks/{id}/recurrence",
	summary: "Change the rule from this occurrence on, or for all of the series; or take this one out of it",
	mutates: true,
	scope: "tasks:write",
	params: TaskPath,
	body: RecurrenceChange,
	answer: { status: 200, schema: TaskWritten },
	refusals,
	act: (deps, asked) => changeTask(deps, asked, { type: "ChangeRecurrence", task_id: asked.params.id, ...asked.body }),
});

export const recurrenceRoutes: readonly Route[] = [
	preview,
	plain("skip", "SkipOccurrence", "Go on to the next occurrence, without doing this one"),
	move,
	change,
	plain("pause", "PauseSeries", "Pause a series: it does not remind, and nothing follows a completion"),
	plain("resume", "ResumeSeries", "Resume a paused series at its first occurrence to come"),
	plain("end", "EndSeries", "End a series; the task stays as its last"),
];
