/**
 * The assistant without a model: reads a request, finds its tasks, applies the policy (read: do; change: do and show
 * a receipt; delete, or more than five tasks: ask first), sends the commands, says what came of them.
 */
import type { Command } from "../domain/commands.ts";
import type { Request } from "../language/request.ts";
import { readRequest } from "../language/requests.ts";
import type { Clock } from "../ports/clock.ts";
import type { CommandGate } from "../ports/commandGate.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { Log } from "../ports/log.ts";
import type { ReadModel } from "../ports/readModel.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import { type Change, commandFor, scopeOf } from "./changes.ts";
import { findLastChange, findTurnEvents } from "./earlierTurns.ts";
import { type Asker, type Found, findTasks } from "./findTasks.ts";
import { askWhether, askWhich, intentOf, isExpired, optionOfText } from "./questions.ts";
import { report } from "./reports.ts";
import type { Assistant, PendingQuestion, TurnPart, TurnRequest } from "./turn.ts";
import { countWords, taskName } from "./wording.ts";

export interface AssistantParts {
	readonly gate: CommandGate;
	readonly readModel: ReadModel;
	readonly clock: Clock;
	readonly log: Log;
}

/** Up to so many tasks are changed without asking. */
const MOST_UNASKED = 5;
const MOST_NAMED = 10;

export function createAssistant(parts: AssistantParts): Assistant {
	return {
		respond: (request) => guarded(parts, () => respond(parts, request)),
		undo: (request) =>
			guarded(parts, () => {
				const errand = {
					...parts,
					user_id: request.user_id,
					turn_id: request.item_id,
					key: `chat:undo:${request.turn_id}`,
					asked: `undo ${request.turn_id}`,
					signal: new AbortController().signal,
				};
				return carryOut(errand, [{ type: "Undo", target: { turn_id: request.turn_id } }]);
			}),
	};
}

/** While the store is away the answer says so; whatever was sent before has been worded already. */
async function* guarded(parts: AssistantParts, run: () => AsyncIterable<TurnPart>): AsyncGenerator<TurnPart> {
	try {
		yield* run();
	} catch (err) {
		if (!(err instanceof StorageUnavailable)) throw err;
		parts.log.warn("chat turn: storage unavailable", { err });
		yield { kind: "text", delta: "The store does not answer at the moment. Please try again; nothing is done twice." };
	}
}

async function* respond(parts: AssistantParts, turn: TurnRequest): AsyncGenerator<TurnPart> {
	const now = parts.clock.now();
	if (turn.input.kind === "answer") {
		const answers = Object.values(turn.input.answers);
		const values = answers.flatMap(({ values, skipped }) => (skipped ? [] : values));
		yield* followAnswer(parts, turn, turn.input.question, now, (intent) =>
			intent.options.findIndex(({ value }) => values.includes(value)),
		);
		return;
	}
	const { text } = turn.input;
	const settings = await parts.readModel.settings(turn.user_id);
	const request = readRequest(text, { now, settings });
	if (turn.pending && answers(turn.pending, request, text)) {
		yield* followTyped(parts, turn, turn.pending, now, request, text);
		return;
	}
	const asker: Asker = {
		readModel: parts.readModel,
		user_id: turn.user_id,
		settings,
		now,
		recent_task_ids: turn.recent_task_ids,
	};
	const errand = errandOf(parts, turn, text);
	switch (request.kind) {
		case "yes":
		case "no":
			yield say("There is no open question, so nothing was changed.");
			return;
		case "unclear":
			yield say(request.text);
			return;
		case "add":
			// What was left open is asked after the task is safe, so that nothing is lost over a question.
			yield* carryOut(
				errand,
				[request.reading.draft],
				request.reading.questions.map((question) => question.text),
			);
			return;
		case "settings":
			yield* carryOut(errand, [{ type: "ChangeSettings", changes: request.changes }]);
			return;
		case "undo": {
			const target = request.last === null ? await findLastChange(asker) : { last: request.last };
			yield* carryOut(errand, [{ type: "Undo", target }]);
			return;
		}
		case "list":
		case "show":
		case "search":
		case "history":
		case "help":
		case "nothing":
			yield* await report(asker, request);
			return;
		default:
			yield* change(errand, asker, request);
	}
}

const say = (delta: string): TurnPart => ({ kind: "text", delta });

function errandOf(parts: AssistantParts, turn: TurnRequest, asked: string): Errand {
	const { user_id, item_id, signal } = turn;
	return { ...parts, user_id, turn_id: item_id, key: `chat:${item_id}`, asked, signal };
}

async function* change(errand: Errand, asker: Asker, request: Change): AsyncGenerator<TurnPart> {
	const asking = { turn_id: errand.turn_id, asked: errand.asked, now: asker.now };
	const { reference } = request;
	const isMany = reference?.kind === "filter";
	// A turn that is run again must not take another task for the one it has changed already ("complete milk").
	if (!isMany) {
		const earlier = await findTurnEvents(asker, errand.turn_id);
		if (earlier.length > 0) {
			const types = earlier.map(({ type, data }) => ("task_id" in data ? `${type} #${data.task_id}` : type));
			yield say(`This message was carried out before: ${types.join(", ")}. Nothing was done again.`);
			return;
		}
	}
	const found: Found = reference ? await findTasks(asker, reference, scopeOf(request)) : await findReminded(asker);
	if (found.kind === "none") {
		yield say(`${found.text} Nothing was changed.`);
		return;
	}
	const toCommand = (task: (typeof found.tasks)[number]): Command => commandFor(request, task, asker.settings);
	if (found.kind === "several") {
		yield say("That could be more than one task.");
		yield askWhich(asking, `Which one do you mean? (${VERBS[request.kind]})`, found.tasks, toCommand);
		yield { kind: "about", task_ids: found.tasks.map(({ task_id }) => task_id) };
		return;
	}
	const spared = await sparedIds(asker, request);
	if (typeof spared === "string") {
		yield say(`${spared} Nothing was changed.`);
		return;
	}
	const tasks = found.tasks.filter(({ task_id }) => !spared.has(task_id));
	const commands = tasks.map(toCommand);
	if (request.kind !== "delete" && tasks.length <= MOST_UNASKED) {
		yield* carryOut(errand, commands);
		return;
	}
	const names = tasks.slice(0, MOST_NAMED).map(taskName).join(", ");
	const more = tasks.length > MOST_NAMED ? ` and ${tasks.length - MOST_NAMED} more` : "";
	yield say(`Nothing is changed yet. It is about ${names}${more}.`);
	yield askWhether(asking, `${capital(VERBS[request.kind])} ${countWords(tasks.length)}?`, tasks, commands);
	yield { kind: "about", task_ids: tasks.map(({ task_id }) => task_id) };
}

const VERBS: Readonly<Record<Change["kind"], string>> = {
	complete: "complete",
	reopen: "reopen",
	delete: "delete",
	restore: "restore",
	rename: "rename",
	change_due: "move",
	change_priority: "change",
	snooze: "snooze",
	remind: "remind of",
};
const capital = (word: string) => `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;

/** The tasks that "but not …" takes out; a sentence when it is not clear which. */
async function sparedIds(asker: Asker, request: Change): Promise<ReadonlySet<number> | string> {
	if (!("except" in request) || request.except === undefined) return new Set();
	const found = await findTasks(asker, request.except, "all");
	if (found.kind === "tasks") return new Set(found.tasks.map(({ task_id }) => task_id));
	return found.kind === "none" ? found.text : "I cannot tell which task is to be left out.";
}

/** "snooze 1 hour" is about the reminder that fired last; without one, about the task just spoken of. */
async function findReminded(asker: Asker): Promise<Found> {
	const page = await asker.readModel.history(asker.user_id, { limit: 50 });
	const fired = page.data.find((event) => event.type === "reminder.sent");
	if (fired?.type === "reminder.sent")
		return findTasks(asker, { kind: "numbers", task_ids: [fired.data.task_id] }, "all");
	return findTasks(asker, { kind: "pronoun", many: false }, "all");
}

/** Whether a message answers the open question; anything else is a request of its own. */
function answers(pending: PendingQuestion, request: Request, text: string): boolean {
	if (request.kind === "yes" || request.kind === "no") return true;
	const intent = intentOf(pending);
	return intent !== undefined && optionOfText(intent, text, undefined) !== undefined;
}

async function* followTyped(
	parts: AssistantParts,
	turn: TurnRequest,
	pending: PendingQuestion,
	now: Temporal.Instant,
	request: Request,
	text: string,
): AsyncGenerator<TurnPart> {
	const said = request.kind === "yes" || request.kind === "no" ? request.kind : undefined;
	yield* followAnswer(parts, turn, pending, now, (asked) => optionOfText(asked, text, said) ?? -1);
}

async function* followAnswer(
	parts: AssistantParts,
	turn: TurnRequest,
	question: PendingQuestion,
	now: Temporal.Instant,
	choose: (intent: NonNullable<ReturnType<typeof intentOf>>) => number,
): AsyncGenerator<TurnPart> {
	const intent = intentOf(question);
	if (intent === undefined || isExpired(question, now)) {
		yield say("That question has expired, so nothing was changed. Please ask again.");
		return;
	}
	const option = intent.options[choose(intent)];
	if (option === undefined || option.commands.length === 0) {
		yield say("All right, nothing was changed.");
		return;
	}
	// Named by the question's turn: answered twice, by text and by button, it is done once.
	yield* carryOut({ ...errandOf(parts, turn, intent.asked), key: `chat:${intent.turn_id}:answer` }, option.commands);
}
