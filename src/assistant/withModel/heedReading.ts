/**
 * A model's call held against what the message comes to without a model (decision 0221). Where the reader has no doubt, a call of another
 * sort, of another task or to another day is not what the user said, however often the model asks for it.
 */
import type { Settings } from "../../domain/settings/settings.ts";
import { isSameWord, wordsIn } from "../../language/matters.ts";
import type { JsonObject } from "../../ports/assistant/model.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { readDueDate } from "../../tools/moments.ts";
import { isRefusal } from "../../tools/refusals.ts";
import { writtenCalls } from "../readAsCalls.ts";
import { isSameDue } from "./saidOf.ts";

type Present = { readonly now: Temporal.Instant; readonly settings: Settings };
type Sort = "add" | "complete" | "delete" | "back" | "change";

/** What a call does to tasks. Labels are made on the way, and settings are heeded elsewhere. */
const SORT_OF: Readonly<Record<string, Sort>> = {
	add_task: "add",
	quick_add: "add",
	complete_task: "complete",
	delete_task: "delete",
	restore_task: "back",
	undo: "back",
	update_task: "change",
	add_tag_to_task: "change",
	remove_tag_from_task: "change",
	set_reminder: "change",
	snooze_reminder: "change",
	move_occurrence: "change",
	change_recurrence: "change",
	skip_occurrence: "change",
	pause_recurrence: "change",
};
/** Of these the words have said all there is. */
const EXACT = ["due_date", "remind_at", "priority", "completed"] as const;

const sortOf = (name: string, given: JsonObject): Sort | undefined => {
	const sort = Object.hasOwn(SORT_OF, name) ? SORT_OF[name] : undefined;
	return name === "update_task" && given.completed === true ? "complete" : sort;
};

/** Why a call is not what the user has said; `undefined` where it may be, or where the words leave a doubt. `hasAdded`: what is new may be changed, too. */
export function contradiction(
	name: string,
	given: JsonObject,
	calls: readonly ToolCall[],
	present: Present,
	hasAdded: boolean,
): string | undefined {
	const sort = sortOf(name, given);
	if (calls.length === 0 || sort === undefined || (sort === "change" && hasAdded)) return undefined;
	const alike = calls.filter((call) => sortOf(call.tool, call.arguments as JsonObject) === sort);
	const isOne = alike.some((call) => isAlike(sort, given, call.arguments as JsonObject, present));
	return isOne
		? undefined
		: `Nothing was done: the words of the user are ${writtenCalls(calls)}. Do that, and nothing else.`;
}

function isAlike(sort: Sort, given: JsonObject, read: JsonObject, present: Present): boolean {
	if (sort === "add") return isSameTitle(given, read);
	const [asked, own] = [idsIn(given), idsIn(read)];
	if (asked.length > 0 && own.length > 0 && !asked.every((id) => own.includes(id))) return false;
	return EXACT.every((field) => !(field in read) || isSame(given[field], read[field], present));
}

/** "Milk" and "buy milk"; and a part of what the reader takes for one task, which a model may well tell apart. */
function isSameTitle(given: JsonObject, read: JsonObject): boolean {
	const words = (one: JsonObject) => wordsIn(String(one.title ?? one.text ?? ""));
	const [asked, own] = [words(given), words(read)];
	return asked.some((word) => own.some((one) => isSameWord(one, word)));
}

const idsIn = ({ task_id, task_ids }: JsonObject): readonly number[] =>
	[task_id, task_ids].flat().filter((id): id is number => typeof id === "number");

/** "Friday" and the date that it is. */
function isSame(given: unknown, read: unknown, present: Present): boolean {
	if (given === read) return true;
	if (typeof given !== "string" || typeof read !== "string") return false;
	const [one, other] = [given, read].map((text) => readDueDate("due_date", text, present));
	if (one === undefined || other === undefined || isRefusal(one) || isRefusal(other)) return false;
	return isSameDue(one, other, present.settings);
}
