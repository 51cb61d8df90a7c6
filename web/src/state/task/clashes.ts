/** Where two wrote in the same field of a task at the same time. Pure. */
import type { Task } from "../../wire.ts";

/** A task by the names that a change of it has. */
export const fieldsOf = ({ tags, ...task }: Task): Readonly<Record<string, unknown>> => ({
	...task,
	tag_ids: tags.map(({ id }) => id),
});

/** Names of the fields that are being changed here and have become something else there. */
export function clashesOf(before: Task, after: Task, changes: object): readonly string[] {
	const [was, is] = [fieldsOf(before), fieldsOf(after)];
	return Object.entries(changes)
		.filter(([name, wanted]) => {
			const [old, other, mine] = [was[name], is[name], wanted].map((value) => JSON.stringify(value ?? null));
			return old !== other && other !== mine;
		})
		.map(([name]) => name);
}
