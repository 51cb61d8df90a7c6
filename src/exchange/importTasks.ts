/**
 * Brings the tasks of a file in, by the commands that everybody uses. "What if the process dies here?" Each task has a key of its
 * own, made of its name in its source: the same file again does what is missing and nothing twice. Undone it is by parts, each
 * the work of a principal of its own, because one undo looks at a bounded number of events.
 */

import type { Command } from "../domain/commands/commands.ts";
import type { CommandAnswer } from "../domain/commands/decision.ts";
import { principalOf } from "../domain/events/principal.ts";
import { initialUserState } from "../domain/evolve/initialState.ts";
import type { UserState } from "../domain/state/userState.ts";
import type { CommandGate, CommandResult } from "../ports/commands/commandGate.ts";
import type { AddedTask, Journal } from "../ports/commands/journal.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { Profile, ReadModel } from "../ports/reading/readModel.ts";
import type { Told } from "../words/refusals.ts";
import { addCommand, followingCommands, importIdOf, keyOf } from "./commandsOfImport.ts";
import type { ForeignTask, Remark, RemarkCode, Source } from "./foreignTask.ts";
import { readExport } from "./readExport.ts";
import { rehearse, whyOf } from "./rehearse.ts";

/** Tasks of a part: with what is done to each, and what came later, an undo can still look at all of it. */
const TASKS_OF_A_PART = 300;
/** So many remarks are told; the others are counted. */
const MOST_REMARKS = 200;
const LONGEST_ABOUT = 200;
/** How often a task is tried again while the account is busy, or the database away. */
const TRIES = 6;

export interface ImportDeps {
	readonly gate: CommandGate;
	readonly journal: Pick<Journal, "findAnswer" | "tasksAddedBy">;
	readonly readModel: Pick<ReadModel, "profile" | "findTask">;
	readonly clock: Clock;
}

export interface ImportAsked {
	readonly user_id: string;
	readonly content: string;
	readonly source: Source | undefined;
	readonly name: string | undefined;
	readonly isDry: boolean;
	readonly signal: AbortSignal;
	/** Asked before anything is written; what it returns is called at the end. Throws when the account may not now. */
	readonly begin: () => () => void;
}

export interface ImportReport {
	/** Names the import, for its undo. */
	readonly import_id: string;
	readonly source: Source;
	/** Tasks that the file has and the rules take. */
	readonly found: number;
	readonly added: number;
	/** They were here before, from this file or another one. */
	readonly already_there: number;
	readonly refused: number;
	readonly remarks: readonly Remark[];
	/** Remarks beyond those that are told. */
	readonly remarks_left_out: number;
}

/** What stopped an import in the middle: the same again goes on where it stopped. */
export class ImportStopped extends Error {
	override readonly name = "ImportStopped";
	readonly result: Exclude<CommandResult, { kind: "done" }>;

	constructor(result: ImportStopped["result"]) {
		super(`an import stopped: ${result.kind}`);
		this.result = result;
	}
}

/** Throws `UnreadableExport`, `ImportStopped`, and `StorageUnavailable`. A dry run writes nothing. */
export async function importTasks(deps: ImportDeps, asked: ImportAsked): Promise<ImportReport> {
	const { clock, readModel } = deps;
	const { user_id, content, name } = asked;
	const remarks: Remark[] = [];
	const remark = (place: number, code: RemarkCode, about: string | Told) =>
		void remarks.push({ place, code, about: typeof about === "string" ? about.slice(0, LONGEST_ABOUT) : about });
	const profile = await readModel.profile(user_id);
	const { settings } = profile;
	const breathe = () => sleep(clock, 0);
	const ground = { settings, now: clock.now(), name, breathe, remark };
	const { source, tasks } = await readExport(content, { source: asked.source, user_id }, ground);
	const taken = await rehearse(tasks, stateOf(profile), ground);

	const end = asked.isDry ? () => undefined : asked.begin();
	const import_id = importIdOf(user_id, source, content);
	const work: Work = { deps, asked, source, import_id, numbers: new Map(), remark };
	let known = new Map<string, AddedTask>() as Awaited<ReturnType<Journal["tasksAddedBy"]>>;
	let added = 0;
	let already_there = 0;
	const unread = remarks.filter(({ code }) => code === "row_unread" || code === "untitled").length;
	let refused = tasks.length - taken.length + unread;
	try {
		for (const [index, task] of taken.entries()) {
			if (asked.signal.aborted) break;
			if (index % TASKS_OF_A_PART === 0) {
				// One by one they would cost as many reads as the file has tasks, also of a dry run, which does nothing else.
				const part = taken.slice(index, index + TASKS_OF_A_PART);
				known = await deps.journal.tasksAddedBy(
					user_id,
					part.map((one) => keyOf(source, one)),
				);
			}
			const became = await bringIn(work, task, known, 1 + Math.floor(index / TASKS_OF_A_PART));
			if (became === "added") added += 1;
			else if (became === "there") already_there += 1;
			else refused += 1;
		}
	} finally {
		end();
	}
	remarks.sort((one, other) => one.place - other.place);
	return {
		import_id,
		source,
		found: taken.length,
		added,
		already_there,
		refused,
		remarks: remarks.slice(0, MOST_REMARKS),
		remarks_left_out: Math.max(0, remarks.length - MOST_REMARKS),
	};
}

interface Work {
	readonly deps: ImportDeps;
	readonly asked: ImportAsked;
	readonly source: Source;
	readonly import_id: string;
	/** The numbers that tasks have here, by source id. */
	readonly numbers: Map<string, number>;
	remark(place: number, code: RemarkCode, about: string | Told): void;
}

async function bringIn(
	work: Work,
	task: ForeignTask,
	added: ReadonlyMap<string, AddedTask>,
	part: number,
): Promise<"added" | "there" | "refused"> {
	const { asked, source, numbers, remark } = work;
	const { isDry } = asked;
	const key = keyOf(source, task);
	const there = (await ownTask(work, task)) ?? added.get(key);
	const known = there?.task_id;
	if (there !== undefined) {
		numbers.set(task.source_id, there.task_id);
		if (there.status === "deleted") remark(task.place, "deleted_since", task.title);
	}
	if (isDry) return known === undefined ? "added" : "there";
	// The account's own task is as it is; one that came from elsewhere may lack what follows its adding.
	if (known !== undefined && task.own !== undefined) return "there";
	const parent_id = await parentNumber(work, task);
	const send = (command_id: string, command: Command) =>
		sendUntilDone(work, command_id, command, JSON.stringify({ ...task, place: 0 }), part);
	let task_id = known;
	if (task_id === undefined) {
		let result = await send(key, addCommand(task, parent_id));
		// By now the place below that task may be too deep, or the task gone: better beside it than not at all.
		if (result.kind === "rejected" && result.rejection.violations[0]?.field === "parent_id") {
			remark(task.place, "parent_missing", task.title);
			result = await send(key, addCommand(task, null));
		}
		if (result.kind === "rejected") {
			remark(task.place, "refused", whyOf(result.rejection));
			return "refused";
		}
		task_id = result.kind === "done" ? numberIn(result.answer) : await numberUnder(work, key);
		if (task_id === undefined) throw new Error("an added task has no number");
		numbers.set(task.source_id, task_id);
	}
	// A rejection: it is deleted by now, or paused already.
	for (const { suffix, command } of followingCommands(task, task_id)) await send(`${key}${suffix}`, command);
	return known === undefined ? "added" : "there";
}

/** One that is not in the file may have come with an earlier one. */
async function parentNumber(work: Work, task: ForeignTask): Promise<number | null> {
	const { source, numbers } = work;
	if (task.parent !== null) return numbers.get(task.parent) ?? null;
	if (task.parent_elsewhere === undefined) return null;
	const key = keyOf(source, { source_id: task.parent_elsewhere });
	const parent = await numberUnder(work, key);
	if (parent === undefined) work.remark(task.place, "parent_missing", task.title);
	return parent ?? null;
}

/** The task of an account's own file, where it is still the account's. */
async function ownTask({ deps, asked }: Work, { own }: ForeignTask): Promise<AddedTask | undefined> {
	if (own === undefined) return undefined;
	const task = await deps.readModel.findTask(asked.user_id, own.task_id);
	return task?.created_at === own.created_at ? task : undefined;
}

const numberIn = (answer: CommandAnswer) => (answer.kind === "task" ? answer.task.task_id : undefined);

/** The number of the task that was added under this key; undefined when none was. */
async function numberUnder({ deps, asked }: Work, key: string): Promise<number | undefined> {
	const stored = await deps.journal.findAnswer(asked.user_id, key);
	return stored && numberIn(stored.answer);
}

type Settled = Extract<CommandResult, { kind: "done" | "rejected" | "key_reused" }>;

/** `content` stands for the command: a date that was read from words is another one tomorrow, and the task is the same. */
async function sendUntilDone(
	{ deps, asked, source, import_id }: Work,
	command_id: string,
	command: Command,
	content: string,
	part: number,
): Promise<Settled> {
	const principal = principalOf({ by: "import", import_id, part, source: SOURCE_NAMES[source] });
	for (let tries = 1; ; tries++) {
		const result = await deps.gate.execute({ command_id, user_id: asked.user_id, principal, command, asked: content });
		if (result.kind !== "busy" && result.kind !== "unavailable") return result;
		if (tries === TRIES || asked.signal.aborted) throw new ImportStopped(result);
		await sleep(deps.clock, result.retry_after_ms, asked.signal);
	}
}

/** What their makers call them. */
const SOURCE_NAMES: Readonly<Record<Source, string>> = {
	adjutant: "Adjutant",
	todoist: "Todoist",
	ticktick: "TickTick",
	icalendar: "iCalendar",
};

/** As much of the account's state as the rules look at for a new task. */
function stateOf({ settings, categories, tags }: Profile): UserState {
	const next = (labels: readonly { readonly id: number }[]) => 1 + Math.max(0, ...labels.map(({ id }) => id));
	return {
		...initialUserState(),
		settings,
		categories,
		tags,
		next_category_id: next(categories),
		next_tag_id: next(tags),
	};
}
