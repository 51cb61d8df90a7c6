/** Quick add: a line of text becomes a task, and what was understood is shown. */

import type { AddTask } from "../../domain/commands/commands.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { saidInText } from "../../words/saidInText.ts";
import { type Words, wordsForBrowser } from "../../words/words.ts";
import { QuickAdd, QuickAddAnswer, type QuickAddView } from "../contract/quickAddContract.ts";
import { brokenRules, Problem } from "../problem.ts";
import { presentOneTask } from "./presentTask.ts";
import { execute, json, type Route, route, written } from "./route.ts";

export const quickAddRoute: Route = route({
	method: "POST",
	path: "/api/quick-add",
	summary: "Add a task from a line of text; with `dry_run` only say what would be understood",
	mutates: true,
	scope: "tasks:write",
	body: QuickAdd,
	answer: { status: 201, orElse: 200, schema: QuickAddAnswer },
	async act(deps, asked) {
		const { text, dry_run, now, written_at } = asked.body;
		const { user_id } = asked.who.user;
		const context = {
			now: readAt(deps.clock.now(), now, written_at),
			settings: await deps.readModel.settings(user_id),
		};
		const reading = await deps.readings.take(user_id, () => deps.readText(text, context));
		const { understood, spans, questions } = reading;
		const requests = await deps.readings.take(user_id, () => deps.readRequests(text, context));
		const each = [];
		// Each in a turn of its own: a list of short lines costs a hundred times what one text of its length does.
		for (const line of dry_run ? linesOf(text) : []) {
			each.push(await deps.readings.take(user_id, () => deps.readText(line, context)));
		}
		const tasks = (each.length > 1 ? each : [reading]).map(({ understood: { title, due, tags } }) => ({
			title,
			due,
			tags,
		}));
		const shown: QuickAddView = { understood, spans, questions, requests, tasks };
		if (dry_run) return json(200, shown);
		// "In 2 minutes" is another command each time it is read: a repeat is known by its text (P1).
		const done = await execute(deps, asked, reading.draft, `quick-add ${text}`).catch((fault: unknown) => {
			throw ofTheText(fault, reading.draft, wordsForBrowser(asked.header("accept-language")));
		});
		const task = await presentOneTask(deps, user_id, done.answer.task);
		return written(done, 201, { ...shown, task });
	},
});

/** One undo takes back as many events at once. */
const MOST_LINES = 100;

/** Those that a task each would be made of; what comes behind them is not looked at. */
const linesOf = (text: string): readonly string[] =>
	text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.slice(0, MOST_LINES);

/** A clock that is fast elsewhere takes nothing into the future. */
function readAt(clock: Temporal.Instant, now?: string, written_at?: string): Temporal.Instant {
	if (now !== undefined) return Temporal.Instant.from(now);
	const written = written_at === undefined ? clock : Temporal.Instant.from(written_at);
	return Temporal.Instant.compare(written, clock) > 0 ? clock : written;
}

/** The request has one field: what is wrong with the command made of it is said of the text. */
function ofTheText(fault: unknown, draft: AddTask, words: Words): unknown {
	if (!(fault instanceof Problem) || fault.code !== "broken_rule") return fault;
	return brokenRules(
		fault.violations.map((violation) => ({
			field: "text",
			rule: violation.rule,
			...say("as_told", { text: saidInText(violation, draft, words) }),
		})),
	);
}
