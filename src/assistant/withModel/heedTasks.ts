/**
 * The tasks that a model's call names, held against what the user has said and what tools have shown (decision 0235): a number
 * that came from nowhere is no task of his, and where several fit his words, none of them is taken for him.
 */
import type { Task } from "../../domain/tasks/task.ts";
import { isSameWord, speaksOf, wordsIn } from "../../language/matters.ts";
import type { JsonObject } from "../../ports/assistant/model.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { Said } from "./saidOf.ts";

/** `unseen`: refused whenever it comes. `doubtful`: goes back once, and is asked about when it is insisted on. */
export type TaskDoubt =
	| { readonly kind: "unseen" | "doubtful"; readonly text: string; readonly namesTasks: boolean }
	| undefined;

type Reader = Pick<ToolContext, "readModel" | "user_id">;

const LOOKED_AT = 200;
const NAMED = 5;

/** Words that stand for tasks without naming one. */
const POINTING =
	/(?<!\p{L})(?:it|its|that|this|them|they|those|these|both|all|every|everything|each|any|first|second|third|last|latest|newest|one|ones|rest|others?|list|tasks?|overdue|due|completed|tagged|category|es|ihn|sie|diese[nrsm]?|alle[ns]?|beide[ns]?|jede[nrs]?|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|übrigen|aufgaben?|liste|überfällige?[ns]?|fällige?[ns]?)(?!\p{L})/iu;
/** Too common in titles and in requests to name anything. */
const COMMON: ReadonlySet<string> = new Set(
	"add new the and for with from about into task tasks remind please move make set put done have has was are is my me to of on in at it a an i not no do did der die das und für mit von zum zur den dem ein eine ich mich bitte auf ist hab habe nicht erinnere".split(
		" ",
	),
);

const idsIn = (given: JsonObject): readonly number[] =>
	[given.task_id, given.task_ids].flat().filter((id): id is number => typeof id === "number");

/** `hasSeen`: the number was named or shown in this conversation. */
export async function heedTasks(
	{ readModel, user_id }: Reader,
	given: JsonObject,
	said: Said,
	hasSeen: (id: number) => boolean,
): Promise<TaskDoubt> {
	const ids = idsIn(given).filter((id) => !isNumberSaid(said.text, id));
	if (ids.length === 0) return undefined;
	const page = await readModel.listTasks(user_id, {
		status: "open",
		sort: "created_at",
		order: "desc",
		limit: LOOKED_AT,
	});
	const open = page.data;
	const unseen = ids.filter((id) => !hasSeen(id));
	const tasks = await Promise.all(
		ids.map((id) => open.find(({ task_id }) => task_id === id) ?? readModel.findTask(user_id, id)),
	);
	const isFitting = tasks.every((task) => task !== undefined && sharedWords(said, task).length > 0);
	if (unseen.length > 0 && !isFitting) return unseenDoubt(unseen, knownTo(said, open));
	if (!said.isKnown || POINTING.test(said.text)) return undefined;
	if (!isFitting)
		return {
			kind: "doubtful",
			namesTasks: false,
			text: `The user has not spoken of ${named(ids)}. Do only what the user asks for now.`,
		};
	const rivals = rivalsOf(
		said,
		tasks.filter((task) => task !== undefined),
		open,
	);
	return rivals.length === 0
		? undefined
		: {
				kind: "doubtful",
				namesTasks: true,
				text: `The words of the user fit several tasks: ${lines(rivals)}. Ask the user which one, and change nothing.`,
			};
}

/** Numbers that stand alone in the text, marked or not. */
const isNumberSaid = (text: string, id: number): boolean =>
	(text.match(/\d+/g) ?? []).some((number) => Number(number) === id);

const named = (ids: readonly number[]) => ids.map((id) => `#${id}`).join(", ");

function sharedWords({ text }: Said, { title }: Pick<Task, "title">): readonly string[] {
	const said = wordsIn(text).filter((word) => !COMMON.has(word));
	return wordsIn(title).filter((word) => !COMMON.has(word) && said.some((one) => isSameWord(one, word)));
}

/** All that fit as well as one that was chosen, with it, where some of them were not. */
function rivalsOf(said: Said, chosen: readonly Task[], open: readonly Task[]): readonly Task[] {
	const ids = new Set(chosen.map(({ task_id }) => task_id));
	const least = Math.min(...chosen.map((task) => sharedWords(said, task).length));
	const others = open.filter((task) => !ids.has(task.task_id) && sharedWords(said, task).length >= least);
	return others.length === 0 ? [] : [...chosen, ...others];
}

/** Those that fit the words; all, where the words point at some without naming them, or cannot be told. */
function knownTo(said: Said, open: readonly Task[]): readonly Task[] {
	const fit = open.filter((task) => sharedWords(said, task).length > 0);
	return fit.length > 0 || (said.isKnown && !POINTING.test(said.text)) ? fit : open;
}

function unseenDoubt(ids: readonly number[], known: readonly Task[]): TaskDoubt {
	const text =
		known.length === 0
			? `Nothing was done: there is no task ${named(ids)} that the user means. If this is something new, use add_task: its title, and in due_date when, in the words of the user.`
			: `Nobody has spoken of ${named(ids)}. Tasks that may be meant: ${lines(known)}. For something new use add_task.`;
	return { kind: "unseen", namesTasks: known.length > 0, text };
}

const lines = (tasks: readonly Task[]) =>
	tasks
		.slice(0, NAMED)
		.map(({ task_id, title }) => `#${task_id} "${title}"`)
		.join(", ");

/** Tags that a call would take off though nobody asked for that: it gives all that the task is to have. */
export async function tagsLost(
	{ readModel, user_id }: Reader,
	given: JsonObject,
	said: Said,
): Promise<string | undefined> {
	const { task_id, tags } = given;
	if (typeof task_id !== "number" || !Array.isArray(tags) || speaksOf(said.text, "taking_away")) return undefined;
	const task = await readModel.findTask(user_id, task_id);
	if (task === undefined || task.tag_ids.length === 0) return undefined;
	const known = (await readModel.labels(user_id)).tags;
	const names = tags.map((name) => String(name).toLowerCase());
	const lost = known.filter(({ id, name }) => task.tag_ids.includes(id) && !names.includes(name.toLowerCase()));
	return lost.length === 0
		? undefined
		: `That would take off ${lost.map(({ name }) => `"${name}"`).join(", ")}: to put a tag on use add_tag_to_task.`;
}

/** A task that is there already under the name of a new one, which the user has not said to be new. */
export async function twinOf(
	{ readModel, user_id }: Reader,
	{ title }: JsonObject,
	said: Said,
): Promise<string | undefined> {
	if (typeof title !== "string" || !said.isKnown || NEW.test(said.text)) return undefined;
	const page = await readModel.listTasks(user_id, {
		status: "open",
		sort: "created_at",
		order: "desc",
		limit: LOOKED_AT,
	});
	const twin = page.data.find((task) => nameOf(task.title) === nameOf(title));
	return (
		twin && `There is #${twin.task_id} of that name already: if the user means it, use update_task or complete_task.`
	);
}

const NEW =
	/(?<!\p{L})(?:add|adds|new|another|create|remind|again|more|need|must|put|füge|hinzu|neue[nrs]?|noch|erstelle|erinnere|brauche|muss|wieder)(?!\p{L})/iu;
const nameOf = (title: string) =>
	wordsIn(title)
		.filter((word) => !COMMON.has(word))
		.join(" ");
