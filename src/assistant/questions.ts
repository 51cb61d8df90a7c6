/** Questions before something is done, and what an answer to one sets off. What is asked is kept as plain data. */
import type { AddTask, StatusCommand } from "../domain/commands.ts";
import type { Task } from "../domain/task.ts";
import type { Step } from "./steps.ts";
import type { PendingQuestion, TurnPart } from "./turn.ts";
import { plainTaskName } from "./wording.ts";

/** An unanswered question does nothing after this time. */
const QUESTION_MINUTES = 10;
const MOST_CHOICES = 10;
const YES = "Yes";
const NO = "No";
const NONE = "None of them";
const TAKE_ALONG = "Take them along";
const LEAVE = "Leave them";
const CANCEL = "Cancel";
const WITH = "Delete with";
const KEEP = "Delete, but keep";
const ADD = "Add as a task";

/** Kept with the question: each choice and the steps it stands for; `key` names their commands. */
export interface QuestionIntent {
	readonly turn_id: string;
	readonly key: string;
	readonly asked: string;
	readonly about: readonly number[];
	readonly options: readonly { readonly value: string; readonly steps: readonly Step[] }[];
}

export interface Asking {
	readonly turn_id: string;
	readonly key: string;
	readonly asked: string;
	readonly now: Temporal.Instant;
}

/** "Shall I?" before a deletion, before more tasks than a person oversees, before settings that move tasks. */
export function askWhether(
	asking: Asking,
	question: string,
	tasks: readonly Pick<Task, "task_id">[],
	steps: readonly Step[],
	addition?: AddTask,
): TurnPart {
	const about = tasks.map(({ task_id }) => task_id);
	return toQuestion(asking, question, about, [
		{ value: YES, steps },
		...additionOf(addition),
		{ value: NO, steps: [] },
	]);
}

/** What sounds like a request, and fits no task, is added only when that is said. */
export function askAddition(asking: Asking, draft: AddTask): TurnPart {
	return toQuestion(
		asking,
		"Is it a new task?",
		[],
		[
			{ value: ADD, steps: [draft] },
			{ value: NO, steps: [] },
		],
	);
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
	const options = shown.map((task) => ({ value: plainTaskName(task), steps: stepsFor(task) }));
	const about = shown.map(({ task_id }) => task_id);
	return toQuestion(asking, question, about, [...options, ...additionOf(addition), { value: NONE, steps: [] }]);
}

/** "And those below?", where the settings leave it open what becomes of them. */
export function askChildren(asking: Asking, question: string, steps: readonly StatusCommand[]): TurnPart {
	const about = steps.map(({ task_id }) => task_id);
	const withWord = (children: "take_along" | "leave") => steps.map((step): Step => ({ ...step, children }));
	return toQuestion(asking, question, about, [
		{ value: TAKE_ALONG, steps: withWord("take_along") },
		{ value: LEAVE, steps: withWord("leave") },
		{ value: CANCEL, steps: [] },
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
	const about = steps.flatMap((step) => ("task_id" in step ? [step.task_id] : []));
	const withWord = (children: "take_along" | "leave") =>
		steps.map((step): Step => (step.type === "DeleteTask" ? { ...step, children } : step));
	const tasks = count === 1 ? "the subtask" : `the ${count} subtasks`;
	return toQuestion(asking, question, about, [
		{ value: `${WITH} ${tasks}`, steps: withWord("take_along") },
		{ value: `${KEEP} ${count === 1 ? "the subtask" : "the subtasks"}`, steps: withWord("leave") },
		...additionOf(addition),
		{ value: CANCEL, steps: [] },
	]);
}

/** The choice where the words could be a task as well. */
const additionOf = (addition: AddTask | undefined): QuestionIntent["options"] =>
	addition === undefined ? [] : [{ value: `Add the task “${addition.title}”`, steps: [addition] }];

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
	now: Temporal.Instant,
	question: string,
): TurnPart | undefined {
	const steps = intent.options.find(({ value }) => value === YES)?.steps ?? [];
	if (!steps.every((step) => "task_id" in step)) return undefined;
	const left = steps.filter((step) => "task_id" in step && task_ids.includes(step.task_id));
	const asking = { ...intent, now };
	return left.length === 0
		? undefined
		: askWhether(
				asking,
				question,
				task_ids.map((task_id) => ({ task_id })),
				left,
			);
}

/** Whether it was asked which of several tasks is meant: then each of them is an option, in their order. */
export const asksWhich = ({ options }: QuestionIntent): boolean => options.some(({ value }) => value === NONE);

function withAll(options: QuestionIntent["options"]): number | undefined {
	const index = options.findIndex(({ value }) => value.startsWith(WITH));
	return index < 0 ? undefined : index;
}

/** The option that a typed answer means: its own words, "yes"/"no", a task's number, or its place. */
export function optionOfText(intent: QuestionIntent, text: string, said: "yes" | "no" | undefined): number | undefined {
	const { options } = intent;
	const at = (value: string) => {
		const index = options.findIndex((option) => option.value === value);
		return index < 0 ? undefined : index;
	};
	if (said === "yes") return at(YES) ?? at(TAKE_ALONG) ?? at(ADD) ?? withAll(options);
	if (said === "no") return at(NO) ?? at(NONE) ?? at(CANCEL);
	const plain = text.trim().replace(/(?<![.!])[.!]+$/, "");
	const same = options.findIndex(({ value }) => value.toLowerCase() === plain.toLowerCase());
	if (same >= 0) return same;
	// "With them", "keep them", "take them along", "leave them": the words of the question itself.
	const [along, left] = [withAll(options), options.findIndex(({ value }) => value.startsWith(KEEP))];
	if (along !== undefined && /^(?:delete )?(?:with|take|all|everything)\b/i.test(plain)) return along;
	if (left >= 0 && /^(?:delete (?:it )?but )?(?:keep|leave|without|only)\b/i.test(plain)) return left;
	const number = /^#?(\d{1,9})$/.exec(plain)?.[1];
	const byNumber = number === undefined ? -1 : intent.about.indexOf(Number(number));
	// A task's number is meant only where tasks were offered; "yes or no" is not answered by a number.
	return at(NONE) !== undefined && byNumber >= 0 ? byNumber : undefined;
}
