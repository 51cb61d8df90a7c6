/** Questions before something is done, and what an answer to one sets off. What is asked is kept as plain data. */
import type { StatusCommand } from "../../domain/commands/commands.ts";
import { QUESTION_MINUTES } from "../../domain/commands/question.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import { TONGUES } from "../../language/tongues.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { plainTaskName } from "../../words/written.ts";
import { taskIdOf } from "../changing/steps.ts";
import type { TurnPart } from "../turn.ts";
import { idsOf } from "../turnParts.ts";
import { callsOf, type Option, type QuestionIntent, type Role } from "./questionIntent.ts";

const MOST_CHOICES = 10;

export interface Asking {
	readonly turn_id: string;
	readonly key: string;
	readonly asked: string;
	readonly now: Temporal.Instant;
	readonly words: Words;
}

/** What an errand asks in the name of. */
export const askingOf = (
	{ turn_id, key, asked }: Pick<Asking, "turn_id" | "key" | "asked">,
	{ now, settings }: { readonly now: Temporal.Instant; readonly settings: Pick<Settings, "locale"> },
): Asking => ({ turn_id, key, asked, now, words: wordsFor(settings.locale) });

/** "Shall I?" before a deletion, before more tasks than a person oversees, before settings that move tasks. */
export function askWhether(
	asking: Asking,
	question: string,
	tasks: readonly Pick<Task, "task_id">[],
	calls: readonly ToolCall[],
	addition?: FullReading,
): TurnPart {
	const about = idsOf(tasks);
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.yes, role: "yes", kind: "calls", calls },
		...orAddition(addition, asking),
		{ value: buttons.no, role: "no", kind: "calls", calls: [] },
	]);
}

/** What sounds like a request, and fits no task, is added only when that is said. */
export function askAddition(asking: Asking, reading: FullReading): TurnPart {
	const { isNew, buttons } = asking.words.asks;
	const options: readonly Option[] = [
		{ value: buttons.add, role: "add", kind: "calls", calls: [additionOf(reading)] },
		{ value: buttons.no, role: "no", kind: "calls", calls: [] },
	];
	return toQuestion(asking, isNew, [], options);
}

/** "Which one?" when a name fits several tasks; choosing is confirming. */
export function askWhich(
	asking: Asking,
	question: string,
	tasks: readonly Task[],
	callsFor: (task: Task) => readonly ToolCall[],
	addition?: FullReading,
): TurnPart {
	const shown = tasks.slice(0, MOST_CHOICES);
	const options = shown.map(
		(task): Option => ({ value: plainTaskName(task, asking.words), kind: "calls", calls: callsFor(task) }),
	);
	const about = idsOf(shown);
	const none: Option = { value: asking.words.asks.buttons.none, role: "none", kind: "calls", calls: [] };
	return toQuestion(asking, question, about, [...options, ...orAddition(addition, asking), none]);
}

/** "Which of these?", where the words can be understood in several ways; choosing is confirming. */
export function askAmong(
	asking: Asking,
	question: string,
	choices: readonly { readonly value: string; readonly calls: readonly ToolCall[] }[],
	addition?: FullReading,
): TurnPart {
	const none: Option = { value: asking.words.asks.buttons.noneOfThese, role: "no", kind: "calls", calls: [] };
	const shown = choices.slice(0, MOST_CHOICES).map(({ value, calls }): Option => ({ kind: "calls", value, calls }));
	return toQuestion(asking, question, [], [...shown, ...orAddition(addition, asking), none]);
}

/** "Shall I?" before what a tool may do only with the user's yes. */
export function askAboutProposals(asking: Asking, question: string, proposal_ids: readonly string[]): TurnPart {
	const { buttons } = asking.words.asks;
	return toQuestion(
		asking,
		question,
		[],
		[
			{ value: buttons.yes, role: "yes", kind: "answer", answer: "confirmed", proposal_ids },
			{ value: buttons.no, role: "no", kind: "answer", answer: "declined", proposal_ids },
		],
	);
}

/** "And those below?", where the settings leave it open what becomes of them. */
export function askChildren(
	asking: Asking,
	question: string,
	about: readonly number[],
	withWord: (children: NonNullable<StatusCommand["children"]>) => readonly ToolCall[],
): TurnPart {
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.takeAlong, role: "take_along", kind: "calls", calls: withWord("take_along") },
		{ value: buttons.leave, role: "leave", kind: "calls", calls: withWord("leave") },
		{ value: buttons.cancel, role: "cancel", kind: "calls", calls: [] },
	]);
}

/** One question for both: whether, and what becomes of the open tasks below. */
export function askDeletion(
	asking: Asking,
	question: string,
	count: number,
	calls: readonly ToolCall[],
	addition: FullReading | undefined,
): TurnPart {
	const about = calls.flatMap((call) => taskIdOf(call) ?? []);
	const withWord = (children: "take_along" | "leave") =>
		calls.map(
			(call): ToolCall =>
				call.tool === "delete_task" ? { ...call, arguments: { ...call.arguments, children } } : call,
		);
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.deleteWith(count), role: "delete_with", kind: "calls", calls: withWord("take_along") },
		{ value: buttons.deleteOnly(count), role: "delete_only", kind: "calls", calls: withWord("leave") },
		...orAddition(addition, asking),
		{ value: buttons.cancel, role: "cancel", kind: "calls", calls: [] },
	]);
}

/** The choice where the words could be a task as well. */
const orAddition = (addition: FullReading | undefined, { words }: Asking): readonly Option[] =>
	addition === undefined
		? []
		: [{ value: words.asks.buttons.addTask(addition.understood.title), kind: "calls", calls: [additionOf(addition)] }];

/** Adds the task that the words were read as. */
export const additionOf = ({ text }: Pick<FullReading, "text">): ToolCall => ({
	tool: "quick_add",
	arguments: { text },
});

function toQuestion(
	asking: Asking,
	question: string,
	about: readonly number[],
	options: QuestionIntent["options"],
): TurnPart {
	const intent: QuestionIntent = { turn_id: asking.turn_id, key: asking.key, asked: asking.asked, about, options };
	return {
		kind: "question",
		question,
		choices: options.map(({ value }) => value),
		pending: {
			intent,
			expires_at: asking.now.add({ minutes: QUESTION_MINUTES }).toString({ smallestUnit: "millisecond" }),
		},
	};
}

/** The question with fewer tasks ("only the first"); `undefined` where what it does is not of tasks, or none is left. */
export function narrowed(
	intent: QuestionIntent,
	task_ids: readonly number[],
	{ now, words }: Pick<Asking, "now" | "words">,
): TurnPart | undefined {
	const calls = callsOf(intent.options.find(({ role }) => role === "yes"));
	if (!calls.every((call) => taskIdOf(call) !== undefined)) return undefined;
	const left = calls.filter((call) => task_ids.includes(taskIdOf(call) ?? 0));
	const asking = { ...intent, now, words };
	return left.length === 0
		? undefined
		: askWhether(
				asking,
				words.asks.onlyThese(task_ids),
				task_ids.map((task_id) => ({ task_id })),
				left,
			);
}

/** Whether it was asked which of several tasks is meant: then each of them is an option, in their order. */
export const asksWhich = ({ options }: QuestionIntent): boolean => options.some(({ role }) => role === "none");

/** "With them", "keep them", "take them along", "leave them": the words of the question itself, in any language. */
const says = (which: "withAll" | "without", text: string): boolean =>
	TONGUES.some(({ table }) => table.requests[which].test(text));

/** The option that a typed answer means: its own words, "yes"/"no", a task's number, or its place. */
export function optionOfText(intent: QuestionIntent, text: string, said: "yes" | "no" | undefined): number | undefined {
	const { options } = intent;
	const at = (...roles: readonly Role[]) => {
		const places = roles.map((wanted) => options.findIndex(({ role }) => role === wanted));
		return places.find((place) => place >= 0);
	};
	if (said === "yes") return at("yes", "take_along", "add", "delete_with");
	if (said === "no") return at("no", "none", "cancel");
	const plain = text.trim().replace(/(?<![.!])[.!]+$/, "");
	const same = options.findIndex(({ value }) => value.toLowerCase() === plain.toLowerCase());
	if (same >= 0) return same;
	const [along, left] = [at("delete_with"), at("delete_only")];
	if (along !== undefined && says("withAll", plain)) return along;
	if (left !== undefined && says("without", plain)) return left;
	const number = /^#?(\d{1,9})$/.exec(plain)?.[1];
	const byNumber = number === undefined ? -1 : intent.about.indexOf(Number(number));
	// A task's number is meant only where tasks were offered; "yes or no" is not answered by a number.
	return at("none") !== undefined && byNumber >= 0 ? byNumber : undefined;
}
