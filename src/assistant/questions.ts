/** Questions before something is done, and what an answer to one sets off. What is asked is kept as plain data. */
import type { AddTask, StatusCommand } from "../domain/commands.ts";
import type { Settings, Task } from "../domain/task.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { plainTaskName } from "../words/written.ts";
import { type Step, taskIdOf } from "./steps.ts";
import type { PendingQuestion, TurnPart } from "./turn.ts";

/** An unanswered question does nothing after this time. */
const QUESTION_MINUTES = 10;
const MOST_CHOICES = 10;

/** Kept with the question: each choice and the steps it stands for; `key` names their commands. */
export interface QuestionIntent {
	readonly turn_id: string;
	readonly key: string;
	readonly asked: string;
	readonly about: readonly number[];
	readonly options: readonly Option[];
}

/**
 * A choice: what its button says, and what it stands for whatever language that is in: steps, or an answer to proposals of
 * tools. One of several tasks has no role.
 */
export type Option = { readonly value: string; readonly role?: Role } & (
	| { readonly steps: readonly Step[] }
	| { readonly answers: ProposalAnswer }
);

export interface ProposalAnswer {
	readonly answer: "confirmed" | "declined";
	readonly proposal_ids: readonly string[];
}

/** None where it answers proposals. */
export const stepsOf = (option: Option | undefined): readonly Step[] =>
	option !== undefined && "steps" in option ? option.steps : [];

type Role = "yes" | "no" | "none" | "take_along" | "leave" | "cancel" | "delete_with" | "delete_only" | "add";

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
	steps: readonly Step[],
	addition?: AddTask,
): TurnPart {
	const about = tasks.map(({ task_id }) => task_id);
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.yes, role: "yes", steps },
		...additionOf(addition, asking),
		{ value: buttons.no, role: "no", steps: [] },
	]);
}

/** What sounds like a request, and fits no task, is added only when that is said. */
export function askAddition(asking: Asking, draft: AddTask): TurnPart {
	const { isNew, buttons } = asking.words.asks;
	const options: readonly Option[] = [
		{ value: buttons.add, role: "add", steps: [draft] },
		{ value: buttons.no, role: "no", steps: [] },
	];
	return toQuestion(asking, isNew, [], options);
}

/** "Which one?" when a name fits several tasks; choosing is confirming. */
export function askWhich(
	asking: Asking,
	question: string,
	tasks: readonly Task[],
	stepsFor: (task: Task) => readonly Step[],
	addition?: AddTask,
): TurnPart {
	const shown = tasks.slice(0, MOST_CHOICES);
	const options = shown.map((task): Option => ({ value: plainTaskName(task, asking.words), steps: stepsFor(task) }));
	const about = shown.map(({ task_id }) => task_id);
	const none: Option = { value: asking.words.asks.buttons.none, role: "none", steps: [] };
	return toQuestion(asking, question, about, [...options, ...additionOf(addition, asking), none]);
}

/** "Which of these?", where the words can be understood in several ways; choosing is confirming. */
export function askAmong(
	asking: Asking,
	question: string,
	choices: readonly { readonly value: string; readonly steps: readonly Step[] }[],
	addition?: AddTask,
): TurnPart {
	const none: Option = { value: asking.words.asks.buttons.noneOfThese, role: "no", steps: [] };
	const shown = choices.slice(0, MOST_CHOICES).map(({ value, steps }): Option => ({ value, steps }));
	return toQuestion(asking, question, [], [...shown, ...additionOf(addition, asking), none]);
}

/** "Shall I?" before what a tool may do only with the user's yes. */
export function askAboutProposals(asking: Asking, question: string, proposal_ids: readonly string[]): TurnPart {
	const { buttons } = asking.words.asks;
	return toQuestion(
		asking,
		question,
		[],
		[
			{ value: buttons.yes, role: "yes", answers: { answer: "confirmed", proposal_ids } },
			{ value: buttons.no, role: "no", answers: { answer: "declined", proposal_ids } },
		],
	);
}

/** "And those below?", where the settings leave it open what becomes of them. */
export function askChildren(asking: Asking, question: string, steps: readonly StatusCommand[]): TurnPart {
	const about = steps.map(({ task_id }) => task_id);
	const withWord = (children: "take_along" | "leave") => steps.map((step): Step => ({ ...step, children }));
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.takeAlong, role: "take_along", steps: withWord("take_along") },
		{ value: buttons.leave, role: "leave", steps: withWord("leave") },
		{ value: buttons.cancel, role: "cancel", steps: [] },
	]);
}

/** One question for both: whether, and what becomes of the open tasks below. */
export function askDeletion(
	asking: Asking,
	question: string,
	count: number,
	steps: readonly Step[],
	addition: AddTask | undefined,
): TurnPart {
	const about = steps.flatMap((step) => taskIdOf(step) ?? []);
	const withWord = (children: "take_along" | "leave") =>
		steps.map(
			(step): Step =>
				"tool" in step && step.tool === "delete_task" ? { ...step, arguments: { ...step.arguments, children } } : step,
		);
	const { buttons } = asking.words.asks;
	return toQuestion(asking, question, about, [
		{ value: buttons.deleteWith(count), role: "delete_with", steps: withWord("take_along") },
		{ value: buttons.deleteOnly(count), role: "delete_only", steps: withWord("leave") },
		...additionOf(addition, asking),
		{ value: buttons.cancel, role: "cancel", steps: [] },
	]);
}

/** The choice where the words could be a task as well. */
const additionOf = (addition: AddTask | undefined, { words }: Asking): readonly Option[] =>
	addition === undefined ? [] : [{ value: words.asks.buttons.addTask(addition.title), steps: [addition] }];

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
		multiple: false,
		pending: {
			intent: { ...intent },
			expires_at: asking.now.add({ minutes: QUESTION_MINUTES }).toString({ smallestUnit: "millisecond" }),
		},
	};
}

/** The intent of a question of ours; what is kept elsewhere is not trusted to be one. */
export function intentOf(question: PendingQuestion): QuestionIntent | undefined {
	const { turn_id, key, asked, about, options } = question.intent;
	if (typeof turn_id !== "string" || typeof key !== "string" || typeof asked !== "string") return undefined;
	return Array.isArray(about) && Array.isArray(options) ? { turn_id, key, asked, about, options } : undefined;
}

export function isExpired(question: PendingQuestion, now: Temporal.Instant): boolean {
	return Temporal.Instant.compare(now, Temporal.Instant.from(question.expires_at)) >= 0;
}

/** The question with fewer tasks ("only the first"); `undefined` where its steps are not of tasks, or none is left. */
export function narrowed(
	intent: QuestionIntent,
	task_ids: readonly number[],
	{ now, words }: Pick<Asking, "now" | "words">,
): TurnPart | undefined {
	const steps = stepsOf(intent.options.find(({ role }) => role === "yes"));
	if (!steps.every((step) => taskIdOf(step) !== undefined)) return undefined;
	const left = steps.filter((step) => task_ids.includes(taskIdOf(step) ?? 0));
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

/** "With them", "keep them", "take them along", "leave them": the words of the question itself, in either language. */
const WITH_ALL = /^(?:(?:delete )?(?:with|take|all|everything)|mit|mitnehmen|alle|alles)(?![\p{L}\p{N}])/iu;
const WITHOUT =
	/^(?:(?:delete (?:it )?but )?(?:keep|leave|without|only)|behalten|behalte|ohne|nur|stehen|lass|lassen)(?![\p{L}\p{N}])/iu;

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
	if (along !== undefined && WITH_ALL.test(plain)) return along;
	if (left !== undefined && WITHOUT.test(plain)) return left;
	const number = /^#?(\d{1,9})$/.exec(plain)?.[1];
	const byNumber = number === undefined ? -1 : intent.about.indexOf(Number(number));
	// A task's number is meant only where tasks were offered; "yes or no" is not answered by a number.
	return at("none") !== undefined && byNumber >= 0 ? byNumber : undefined;
}
