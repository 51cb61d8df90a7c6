/** Saved filters: list, add, edit, delete. What one finds is asked for by its text: `GET /api/tasks?filter=…`. */
import { z } from "zod";
import type { AnswerOf } from "../../domain/commands/answer.ts";
import type { SavedFilter } from "../../domain/tasks/task.ts";
import { PathId } from "../contract/contractFields.ts";
import { FilterChanges, FilterPage, type FilterView, FilterWritten, NewFilter } from "../contract/filterContract.ts";
import { type Done, execute, json, type Reply, type Route, route, written } from "./route.ts";

const IdPath = z.object({ id: PathId });

const present = ({ id, name, filter, created_at }: SavedFilter): FilterView => ({ id, name, filter, created_at });
const answer = (done: Done<AnswerOf<"AddFilter">>, status: 200 | 201): Reply =>
	written(done, status, { filter: present(done.answer.filter) });

const listFilters = route({
	method: "GET",
	path: "/api/filters",
	summary: "The saved filters, whole (a user has 50 at most), in the order of their making",
	mutates: false,
	scope: "tasks:read",
	answer: { status: 200, schema: FilterPage },
	async act(deps, { who }) {
		const filters = await deps.readModel.filters(who.user.user_id);
		return json(200, { data: filters.map(present), next_cursor: null });
	},
});

const addFilter = route({
	method: "POST",
	path: "/api/filters",
	summary: "Save a filter under a name",
	mutates: true,
	scope: "tasks:write",
	body: NewFilter,
	answer: { status: 201, schema: FilterWritten },
	act: async (deps, asked) => answer(await execute(deps, asked, { type: "AddFilter", ...asked.body }), 201),
});

const editFilter = route({
	method: "PATCH",
	path: "/api/filters/{id}",
	summary: "Change the name of a saved filter, or what it says",
	mutates: true,
	scope: "tasks:write",
	params: IdPath,
	body: FilterChanges,
	answer: { status: 200, schema: FilterWritten },
	refusals: [404],
	async act(deps, asked) {
		const { id } = asked.params;
		return answer(await execute(deps, asked, { type: "EditFilter", filter_id: id, changes: asked.body }), 200);
	},
});

const deleteFilter = route({
	method: "DELETE",
	path: "/api/filters/{id}",
	summary: "Delete a saved filter",
	mutates: true,
	scope: "tasks:write",
	params: IdPath,
	answer: { status: 200, schema: FilterWritten },
	refusals: [404],
	act: async (deps, asked) =>
		answer(await execute(deps, asked, { type: "DeleteFilter", filter_id: asked.params.id }), 200),
});

export const filterRoutes: readonly Route[] = [listFilters, addFilter, editFilter, deleteFilter];
