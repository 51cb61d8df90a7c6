/** What stands in a task's form before it is saved. */
import { createSignal } from "solid-js";
import { dueFields, type WallTime, wallTimeOf } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";
import { parentOf, parentText } from "../desk/parent.ts";
import { emptyForm, type RuleForm } from "./rule.ts";
import { changesOf, isFloatingDue } from "./taskChanges.ts";

export function createTaskDraft(desk: DeskView, first: Task) {
	const zone = () => desk.place().zone;
	const tasks = () => desk.desk().tasks;
	const durationOf = ({ duration_minutes }: Task) => (duration_minutes === null ? "" : String(duration_minutes));
	const [title, setTitle] = createSignal(first.title);
	const [description, setDescription] = createSignal(first.description ?? "");
	const [priority, setPriority] = createSignal<string>(first.priority);
	const [duration, setDuration] = createSignal(durationOf(first));
	const [categoryId, setCategoryId] = createSignal(first.category_id);
	const [tagIds, setTagIds] = createSignal<readonly number[]>(first.tags.map((tag) => tag.id));
	const [parent, setParent] = createSignal(parentText(first.parent_id, tasks()));
	const [due, setDue] = createSignal<WallTime>(dueFields(first.due, zone()));
	const [rule, setRule] = createSignal<RuleForm>(emptyForm(due().date || wallTimeOf(desk.now(), zone()).date));
	const [isFloating, setFloating] = createSignal(isFloatingDue(first.due));
	const parentId = () => parentOf(parent(), tasks(), first.id);

	return {
		title,
		setTitle,
		description,
		setDescription,
		priority,
		setPriority,
		duration,
		setDuration,
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
		/** What differs from the task as it was read. */
		changesFrom(task: Task): Readonly<Record<string, unknown>> {
			const fields = {
				title: title().replaceAll(/\s*[\r\n]+\s*/g, " "),
				description: description(),
				priority: priority(),
				duration: duration(),
				categoryId: categoryId(),
				tagIds: tagIds(),
				parentId: parentId(),
				due: due(),
				isFloating: isFloating(),
				rule: rule(),
			};
			return changesOf(task, fields, zone());
		},
		/** What has become of the task elsewhere stands in the fields that nobody writes in. */
		follow(before: Task, after: Task): void {
			const adopt = <Value>(now: () => Value, set: (value: Value) => void, of: (task: Task) => Value) => {
				const same = (a: Value, b: Value) => JSON.stringify(a) === JSON.stringify(b);
				if (same(now(), of(before)) && !same(of(before), of(after))) set(of(after));
			};
			adopt(title, setTitle, (task) => task.title);
			adopt(description, setDescription, (task) => task.description ?? "");
			adopt(priority, setPriority, (task) => task.priority);
			adopt(duration, setDuration, durationOf);
			adopt(categoryId, setCategoryId, (task) => task.category_id);
			adopt(tagIds, setTagIds, (task) => task.tags.map((tag) => tag.id));
			adopt(parent, setParent, (task) => parentText(task.parent_id, tasks()));
			adopt(due, setDue, (task) => dueFields(task.due, zone()));
			adopt(isFloating, setFloating, (task) => isFloatingDue(task.due));
		},
	};
}
