/** Tasks: list, read, add, edit, delete, complete, reopen, restore. */
import { z } from "zod";
import { notFound } from "../../domain/refusals/rejection.ts";
import { type InstantText, toInstantText } from "../../domain/time/instant.ts";
import { ChildrenChoice, ChildrenQuery } from "../contract/childrenContract.ts";
import { NewTask, Place, Task, TaskChanges, TaskListQuery, TaskPage, TaskWritten } from "../contract/contract.ts";
import { AsOf } from "../contract/contractFields.ts";
import type { Deps } from "../deps.ts";
import { problemOfRejection } from "../problem.ts";
import { newReminder } from "./newReminder.ts";
import { entityTag, presentOneTask, presentTasks } from "./presentTask.ts";
import { execute, json, type Reply, type Route, route } from "./route.ts";
import { changeTask, TaskPath, taskWritten } from "./taskWritten.ts";

const listTasks = route({
	method: "GET",
	path: "/api/tasks",
	summary: "List tasks; conditions are joined by AND",
	mutates: false,
	scope: "tasks:read",
	query: TaskListQuery,
	answer: { status: 200, schema: TaskPage },
	async act(deps, { who, query: { as_of, tag_id, filter, ...conditions } }) {
		const { user_id } = who.user;
		const query = {
			...conditions,
			...(filter === undefined ? {} : { filter: { tree: filter, now: as_of ?? toInstantText(deps.clock.now()) } }),
			...(tag_id === undefined ? {} : { tag_ids: tag_id }),
		};
		const past = as_of === undefined ? undefined : await deps.readModel.at(user_id, as_of);
		const page = await (past?.listTasks(query) ?? deps.readModel.listTasks(user_id, query));
		const data = await presentTasks(past ?? deps.readModel, user_id, page.data);
		return json(200, { data, next_cursor: page.next_cursor });
	},
});

const addTask = route({
	method: "POST",
	path: "/api/tasks",
	summary: "Add a task",
	mutates: true,
	scope: "tasks:write",
	body: NewTask,
	answer: { status: 201, schema: TaskWritten },
	async act(deps, asked) {
		const { reminders, ...fields } = asked.body;
		const done = await execute(deps, asked, {
			type: "AddTask",
			...fields,
			...(reminders === undefined ? {} : { reminders: reminders.map(newReminder) }),
		});
		const { task_id } = done.answer.task;
		return taskWritten(deps, asked.who.user.user_id, done, 201, { Location: `/api/tasks/${task_id}` });
	},
});

const readTask = route({
	method: "GET",
	path: "/api/tasks/{id}",
	summary: "Read a task; its ETag is its version",
	mutates: false,
	scope: "tasks:read",
	params: TaskPath,
	query: z.strictObject(AsOf),
	answer: { status: 200, schema: Task },
	refusals: [404],
	async act(deps, { who, params, query: { as_of } }) {
		if (as_of !== undefined) return readTaskAt(deps, who.user.user_id, params.id, as_of);
		const task = await deps.readModel.findTask(who.user.user_id, params.id);
		if (task === undefined) throw problemOfRejection(notFound("task"));
		return json(200, await presentOneTask(deps, who.user.user_id, task), { ETag: entityTag(task) });
	},
});

/** Without an ETag: what was then is no version to write on. */
async function readTaskAt(deps: Deps, user_id: string, task_id: number, as_of: InstantText): Promise<Reply> {
	const past = await deps.readModel.at(user_id, as_of);
	const task = await past.findTask(task_id);
	if (task === undefined) throw problemOfRejection(notFound("task"));
	return json(200, (await presentTasks(past, user_id, [task]))[0]);
}

const editTask = route({
	method: "PATCH",
	path: "/api/tasks/{id}",
	summary: "Change the named fields of a task; null clears one",
	mutates: true,
	scope: "tasks:write",
	params: TaskPath,
	body: TaskChanges,
	answer: { status: 200, schema: TaskWritten },
	refusals: [404, 409, 412],
	act: (deps, asked) => changeTask(deps, asked, { type: "EditTask", task_id: asked.params.id, changes: asked.body }),
});

const deleteTask = route({
	method: "DELETE",
	path: "/api/tasks/{id}",
	summary: "Delete a task; it can be restored",
	mutates: true,
	scope: "tasks:write",
	params: TaskPath,
	query: ChildrenQuery,
	answer: { status: 200, schema: TaskWritten },
	refusals: [404, 412],
	act: (deps, asked) => changeTask(deps, asked, { type: "DeleteTask", task_id: asked.params.id, ...asked.query }),
});

type Transition = "CompleteTask" | "ReopenTask" | "RestoreTask";

function transition(verb: string, type: Transition, summary: string): Route {
	return route({
		method: "POST",
		path: `/api/tasks/{id}/${verb}`,
		summary,
		mutates: true,
		scope: "tasks:write",
		params: TaskPath,
		body: ChildrenChoice.optional(),
		answer: { status: 200, schema: TaskWritten },
		refusals: [404, 409, 412],
		act: (deps, asked) => changeTask(deps, asked, { type, task_id: asked.params.id, ...asked.body }),
	});
}

const placeTask = route({
	method: "POST",
	path: "/api/tasks/{id}/place",
	summary: "Put a task directly before or after another, in the user's own order (`sort=position`)",
	mutates: true,
	scope: "tasks:write",
	params: TaskPath,
	body: Place,
	answer: { status: 200, schema: TaskWritten },
	refusals: [404, 412],
	act: (deps, asked) => changeTask(deps, asked, { type: "PlaceTask", task_id: asked.params.id, beside: asked.body }),
});

export const taskRoutes: readonly Route[] = [
	listTasks,
	addTask,
	readTask,
	editTask,
	deleteTask,
	placeTask,
	transition("complete", "CompleteTask", "Complete a task"),
	transition("reopen", "ReopenTask", "Reopen a completed task"),
	transition("restore", "RestoreTask", "Restore a deleted task"),
];
