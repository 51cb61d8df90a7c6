/** Categories and tags: list, add, edit, delete. */

import { z } from "zod";
import type { AnswerOf } from "../../domain/commands/answer.ts";
import { UnknownCursor } from "../../ports/reading/readModel.ts";
import { CategoryWritten, LabelChanges, LabelPage, NewLabel, TagWritten } from "../contract/contract.ts";
import { Paging, PathId } from "../contract/contractFields.ts";
import { presentCountedLabel, presentLabel } from "./presentTask.ts";
import { type Done, execute, json, type Reply, type Route, route, written } from "./route.ts";

const IdPath = z.object({ id: PathId });

/** One page in the order of their making; the cursor is the id of the last one shown. */
function pageFrom(
	labels: readonly Parameters<typeof presentCountedLabel>[0][],
	limit: number,
	cursor: string | undefined,
) {
	const after = cursor === undefined ? 0 : Number(cursor);
	if (!Number.isSafeInteger(after)) throw new UnknownCursor("the cursor is not from this query");
	const rest = labels.toSorted((a, b) => a.id - b.id).filter(({ id }) => id > after);
	const data = rest.slice(0, limit).map(presentCountedLabel);
	return { data, next_cursor: rest.length > limit ? String(data.at(-1)?.id) : null };
}

interface Kind {
	readonly name: "category" | "tag";
	readonly list: "categories" | "tags";
	readonly written: z.ZodType;
}

/** Both kinds have the same routes; only words and commands differ. */
function routesOf(kind: Kind): readonly Route[] {
	const isCategory = kind.name === "category";
	const path = `/api/${kind.list}`;
	const answer = (done: Done<AnswerOf<"AddCategory" | "AddTag">>, status: 200 | 201): Reply => {
		const { answer } = done;
		return written(done, status, {
			[answer.kind]: presentLabel(answer.kind === "category" ? answer.category : answer.tag),
		});
	};

	const list = route({
		method: "GET",
		path,
		summary: `List the ${kind.list}, with the number of tasks of each`,
		mutates: false,
		scope: "tasks:read",
		query: z.strictObject(Paging),
		answer: { status: 200, schema: LabelPage },
		async act(deps, { who, query }) {
			const labels = await deps.readModel[kind.list](who.user.user_id);
			return json(200, pageFrom(labels, query.limit, query.cursor));
		},
	});
	const add = route({
		method: "POST",
		path,
		summary: `Add a ${kind.name}`,
		mutates: true,
		scope: "tasks:write",
		body: NewLabel,
		answer: { status: 201, schema: kind.written },
		act: async (deps, asked) =>
			answer(await execute(deps, asked, { type: isCategory ? "AddCategory" : "AddTag", ...asked.body }), 201),
	});
	const edit = route({
		method: "PATCH",
		path: `${path}/{id}`,
		summary: `Change the named fields of a ${kind.name}`,
		mutates: true,
		scope: "tasks:write",
		params: IdPath,
		body: LabelChanges,
		answer: { status: 200, schema: kind.written },
		refusals: [404],
		async act(deps, asked) {
			const { id } = asked.params;
			const changes = asked.body;
			const done = isCategory
				? await execute(deps, asked, { type: "EditCategory", category_id: id, changes })
				: await execute(deps, asked, { type: "EditTag", tag_id: id, changes });
			return answer(done, 200);
		},
	});
	const remove = route({
		method: "DELETE",
		path: `${path}/{id}`,
		summary: `Delete a ${kind.name}; its tasks stay`,
		mutates: true,
		scope: "tasks:write",
		params: IdPath,
		answer: { status: 200, schema: kind.written },
		refusals: [404],
		async act(deps, asked) {
			const { id } = asked.params;
			const done = isCategory
				? await execute(deps, asked, { type: "DeleteCategory", category_id: id })
				: await execute(deps, asked, { type: "DeleteTag", tag_id: id });
			return answer(done, 200);
		},
	});
	return [list, add, edit, remove];
}

export const labelRoutes: readonly Route[] = [
	...routesOf({
		name: "category",
		list: "categories",
		written: CategoryWritten,
	}),
	...routesOf({ name: "tag", list: "tags", written: TagWritten }),
];
