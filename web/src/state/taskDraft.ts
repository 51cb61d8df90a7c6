/** What stands in a task's form before it is saved. */
import { createSignal } from "solid-js";
import { dueFields, type WallTime, wallTimeOf } from "../time/zone.ts";
import type { Task } from "../wire.ts";
import type { DeskView } from "./desk.ts";
import { parentOf, parentText } from "./parent.ts";
import { emptyForm, type RuleForm } from "./rule.ts";
import { changesOf, isFloatingDue } from "./taskChanges.ts";

export function createTaskDraft(desk: DeskView, first: Task) {
	const zone = () => desk.place().zone;
	const tasks = () => desk.desk().tasks;
	const [description, setDescription] = createSignal(first.description ?? "");
	const [categoryId, setCategoryId] = createSignal(first.category_id);
	const [tagIds, setTagIds] = createSignal<readonly number[]>(first.tags.map((tag) => tag.id));
	const [parent, setParent] = createSignal(parentText(first.parent_id, tasks()));
	const [due, setDue] = createSignal<WallTime>(dueFields(first.due, zone()));
	const [rule, setRule] = createSignal<RuleForm>(emptyForm(due().date || wallTimeOf(desk.now(), zone()).date));
	const [isFloating, setFloating] = createSignal(isFloatingDue(first.due));
	const parentId = () => parentOf(parent(), tasks(), first.id);

	return {
		description,
		setDescription,
		categoryId,
		setCategoryId,
		tagIds,
		setTagIds,
		parent,
		setParent,
		/** Undefined: nobody knows which is meant. */
		parentId,
		due,
		setDue,
		rule,
		setRule,
		isFloating,
		setFloating,
		/** What differs from the task as it was read; `form` has the fields that are read where they stand. */
		changesFrom(task: Task, form: FormData): Readonly<Record<string, unknown>> {
			const text = (name: string) => String(form.get(name) ?? "");
			const fields = {
				title: text("title").replaceAll(/\s*[\r\n]+\s*/g, " "),
				description: description(),
				priority: text("priority"),
				duration: text("duration"),
				categoryId: categoryId(),
				tagIds: tagIds(),
				parentId: parentId(),
				due: due(),
				isFloating: isFloating(),
				rule: rule(),
			};
			return changesOf(task, fields, zone());
		},
		/** What a change made in the form has done to the task is what Save begins from. */
		follow(before: Task, after: Task): void {
			if (after.description !== before.description) setDescription(after.description ?? "");
			if (JSON.stringify(after.due) === JSON.stringify(before.due)) return;
			setDue(dueFields(after.due, zone()));
			setFloating(isFloatingDue(after.due));
		},
	};
}
