/**
 * Completing, reopening, deleting and restoring a task that has others below it: where the settings leave it open, the
 * server asks back, the page asks the user, and the change is sent again with the answer.
 */
import { type Accessor, createSignal } from "solid-js";
import { Problem, type Requests, type Written } from "../../net/request.ts";
import type { Task } from "../../wire.ts";

export type TaskAnswer = Written & { readonly task: Task; readonly next?: Task };

export type StatusVerb = "complete" | "reopen" | "delete" | "restore";
export type ChildrenWord = "take_along" | "leave";

/** What the user is asked. */
export interface ChildrenAsked {
	readonly verb: StatusVerb;
	readonly title: string;
	/** Tasks below that it is about. */
	readonly count: number;
	/** Undefined: nothing is to be done at all. A second answer counts for nothing. */
	answer(word: ChildrenWord | undefined): void;
}

/** The user thought better of it: nothing was done, and nothing has to be said. */
export class TakenBack extends Error {
	override readonly name = "TakenBack";
}

export interface StatusChanges {
	/** The question that stands open. */
	readonly asked: Accessor<ChildrenAsked | undefined>;
	/** Makes the change; rejects with `TakenBack`, or with the `Problem` of a change that was refused. */
	send(verb: StatusVerb, task: Pick<Task, "id" | "title">): Promise<TaskAnswer>;
}

export function createStatusChanges(requests: Pick<Requests, "write">): StatusChanges {
	const [asked, setAsked] = createSignal<ChildrenAsked>();

	function write(verb: StatusVerb, id: number, children?: ChildrenWord): Promise<TaskAnswer> {
		const path = `/api/tasks/${id}`;
		if (verb === "delete") return requests.write("DELETE", children ? `${path}?children=${children}` : path);
		return requests.write("POST", `${path}/${verb}`, children ? { children } : {});
	}

	return {
		asked,
		async send(verb, { id, title }) {
			try {
				return await write(verb, id);
			} catch (problem) {
				if (!(problem instanceof Problem) || problem.children === undefined) throw problem;
				const { promise, resolve } = Promise.withResolvers<ChildrenWord | undefined>();
				setAsked({ verb, title, count: problem.children, answer: resolve });
				const word = await promise;
				setAsked(undefined);
				if (word === undefined) throw new TakenBack();
				return write(verb, id, word);
			}
		},
	};
}
