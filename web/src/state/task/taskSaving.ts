/** Saving a task as it is written, beside others who may write in it, too. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { Problem, type Written } from "../../net/request.ts";
import { isolated } from "../../time/say.ts";
import type { Task } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";
import type { TaskAnswer } from "../desk/children.ts";
import type { DeskView } from "../desk/desk.ts";
import { alterationsOf } from "../history/narrate.ts";
import type { FormFault } from "../parts/formFault.ts";
import { createAutosave } from "./autosave.ts";
import { clashesOf, fieldsOf } from "./clashes.ts";
import type { createTaskDraft } from "./taskDraft.ts";

interface TaskSavingOptions {
	readonly desk: DeskView;
	readonly words: Accessor<Messages>;
	readonly draft: ReturnType<typeof createTaskDraft>;
	readonly fault: FormFault;
	/** As it was read, with what was changed from here since. */
	readonly task: Accessor<Task>;
	onTask(task: Task): void;
	/** Whether the browser takes what is in the fields; says so where it does not. */
	isValid(isSaid: boolean): boolean;
	/** What was to be saved before one goes was refused. */
	onRefused(): void;
}

export function createTaskSaving({ desk, words, draft, fault, task, onTask, isValid, onRefused }: TaskSavingOptions) {
	const live = () => desk.task(task().id) ?? task();
	const atOnce = createAtOnce({ desk, words, task, live, onTask, follow });
	/** A rule that is being built is no rule yet: it begins with the button. */
	const writtenIn = (isAll: boolean) => {
		const { recurrence, ...changes } = draft.changesFrom(task());
		return isAll && recurrence ? { ...changes, recurrence } : changes;
	};
	const textOf = (changes: object) => (Object.keys(changes).length === 0 ? "" : JSON.stringify(changes));
	let isAll = false;
	const { write, made, theirs } = createWriting({
		desk,
		fault,
		task,
		follow,
		before: atOnce.rereading,
		wanted: () => (isValid(isAll) ? writtenIn(isAll) : undefined),
		onRefused: () => isAll && onRefused(),
	});
	const autosave = createAutosave({ unsaved: () => textOf(writtenIn(isAll)), write: () => write() });
	/** All that is in the form follows what is written in it, whichever field that is. */
	createEffect(
		on(
			() => textOf(writtenIn(true)),
			(text) => text !== "" && autosave.touch(),
			{ defer: true },
		),
	);
	async function flush(): Promise<boolean> {
		if (!isValid(true)) return false;
		fault.clear();
		isAll = true;
		const isSaved = await autosave.flush();
		isAll = false;
		return isSaved;
	}

	/** What others have made of it meanwhile gives way. */
	async function force(): Promise<boolean> {
		isAll = true;
		const isSaved = await write(true);
		isAll = false;
		return isSaved;
	}
	/** Said when one goes, with one undo for all that was saved. */
	onCleanup(() => {
		if (made.length === 0) return;
		const text = words().changed.saved(isolated(live().title));
		void desk.change(
			() => ({ text, eventIds: made.slice(-100) }),
			async () => ({}),
		);
	});

	const clashes = () => {
		const other = theirs();
		const data = other && clashingFields(task(), other, writtenIn(true));
		const reader = { nowMs: desk.now(), place: desk.place(), words: words() };
		return data ? alterationsOf({ data }, { ...reader, categories: desk.categories(), tags: desk.tags() }) : [];
	};

	function follow(after: Task): void {
		draft.follow(task(), after);
		onTask(after);
	}

	return {
		state: autosave.state,
		isUnsaved: () => textOf(writtenIn(true)) !== "",
		/** Before one goes: what has no button of its own. False: something is left that was refused. */
		settle: autosave.flush,
		/** All of it, a rule too. False: something is left that was refused. */
		flush,
		force,
		/** Each field that two wrote in: what stands elsewhere, and here. */
		clashes,
		follow,
		tick: atOnce.tick,
		reread: atOnce.reread,
		changeReminder: atOnce.changeReminder,
	};
}

interface WritingOptions extends Pick<TaskSavingOptions, "desk" | "fault" | "task"> {
	follow(after: Task): void;
	/** Resolves when nothing is on its way that decides what there is to be written. */
	before(): Promise<void>;
	/** What differs now; undefined: the browser does not take it. */
	wanted(): object | undefined;
	onRefused(): void;
}

/** What goes to the server, and what becomes of it there. */
function createWriting({ desk, fault, task, follow, before, wanted, onRefused }: WritingOptions) {
	const path = () => `/api/tasks/${task().id}`;
	/** The task as others have made it, where they changed what is being changed here. */
	const [theirs, setTheirs] = createSignal<Task>();

	/** Of what was saved in here, for one undo of all. */
	const made: string[] = [];
	/** What differs now. False: refused, which is said at its field. */
	async function write(isForced = false): Promise<boolean> {
		await before();
		const changes = wanted();
		if (!changes) return false;
		try {
			const version = isForced ? undefined : task().version;
			const answer = await desk.requests.write<TaskAnswer>("PATCH", path(), changes, version);
			desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			made.push(...(answer.events ?? []).slice(0, 1).map(({ event_id }) => event_id));
			fault.clear();
			setTheirs(undefined);
			follow(answer.task);
			fault.markSaved(Object.keys(changes));
			return true;
		} catch (problem) {
			if (problem instanceof Problem && problem.status === 412 && !isForced) return settle(problem, changes);
			fault.show(problem);
			onRefused();
			return false;
		}
	}

	/** Somebody else was quicker: what he changed besides is taken over; where both wrote in one field, both stand there. */
	async function settle(problem: Problem, changes: object): Promise<boolean> {
		const known = task();
		const after = await desk.requests.read<Task>(path()).catch(() => undefined);
		if (!after) {
			fault.show(problem);
			return false;
		}
		desk.dispatch({ kind: "fetched", tasks: [after] });
		if (clashesOf(known, after, changes).length > 0) {
			setTheirs(after);
			fault.show(problem);
			return false;
		}
		follow(after);
		return write();
	}

	return { write, theirs, made };
}

/** What stands in each field that both wrote in: elsewhere, and here. */
function clashingFields(before: Task, other: Task, mine: object) {
	const names = clashesOf(before, other, mine);
	const pick = (of: object) => Object.fromEntries(Object.entries(of).filter(([name]) => names.includes(name)));
	return { updated_fields: pick(mine), previous_fields: pick(fieldsOf(other)) };
}

interface AtOnceOptions extends Pick<TaskSavingOptions, "desk" | "words" | "task" | "onTask"> {
	readonly live: Accessor<Task>;
	follow(after: Task): void;
}

/** Changes in the form that are no fields of Save: boxes in the notes, reminders, and what an undo takes back. */
function createAtOnce({ desk, words, task, live, onTask, follow }: AtOnceOptions) {
	const path = () => `/api/tasks/${task().id}`;

	/** A box in the notes, ticked there: no field of Save. What else is being written stays. */
	async function tick(description: string): Promise<void> {
		await rereading;
		const write = () => desk.requests.write<TaskAnswer>("PATCH", path(), { description }, task().version);
		const answer = await desk.change<TaskAnswer>(
			(made) => ({ text: words().changed.saved(isolated(made.task.title)), onUndone: reread }),
			write,
		);
		if (!answer) return;
		desk.dispatch({ kind: "fetched", tasks: [answer.task] });
		follow(answer.task);
	}

	/** What an undo touches is known by reading; a Save that comes meanwhile waits for it. */
	let rereading = Promise.resolve();
	function reread(): void {
		rereading = desk.requests.read<Task>(path()).then((after) => {
			desk.dispatch({ kind: "fetched", tasks: [after] });
			follow(after);
		}, desk.toasts.fail);
	}

	/** A change made in here, of a task that nobody else has changed, is no reason to refuse Save. */
	async function changeReminder(said: string, write: () => Promise<Written>): Promise<void> {
		const isCurrent = live().version <= task().version;
		const answer = await desk.change(() => ({ text: said, onUndone: reread }), write);
		if (!answer) return;
		const version = Math.max(task().version, ...(answer.events ?? []).map(({ seq }) => seq));
		if (isCurrent) onTask({ ...task(), version });
		desk.dispatch({ kind: "stale", taskIds: [task().id] });
	}

	return { tick, reread, changeReminder, rereading: () => rereading };
}
