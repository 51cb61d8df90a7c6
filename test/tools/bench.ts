/** A workbench: tools used on one book in memory, with a clock that is moved. */
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { JsonObject } from "../../src/ports/assistant/model.ts";
import type { Outcome } from "../../src/tools/outcome.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { createMemoryBook, type MemoryBook } from "../assistant/memoryBook.ts";
import { createMemoryProposals } from "../support/memoryProposals.ts";

const DEFAULTS = initialUserState().settings;

export interface Workbench {
	readonly book: MemoryBook;
	context(more?: Partial<ToolContext>): ToolContext;
	/** Every use has a key of its own, unless one is given. */
	use(name: string, given: unknown, more?: Partial<ToolContext>): Promise<Outcome>;
	/** The output of a use that must not be refused. */
	output(name: string, given: unknown, more?: Partial<ToolContext>): Promise<JsonObject>;
	pass(time: Temporal.DurationLike): void;
}

/** Monday 23 November 2026, 10:00 in Karachi, unless given otherwise. */
export function openWorkbench(settings: Partial<Settings> = { time_zone: "Asia/Karachi" }): Workbench {
	let now = Temporal.Instant.from("2026-11-23T05:00:00Z");
	let uses = 0;
	const book = createMemoryBook(() => now, settings);
	const proposals = createMemoryProposals(() => now);
	const { gate, trial, readModel, journal } = book;
	const bench: Workbench = {
		book,
		context: (more = {}) => ({
			gate,
			trial,
			readModel,
			journal,
			proposals,
			linkTo: (_user, task_id) => `https://tasks.example/?task=${task_id}`,
			user_id: "u1",
			principal: { kind: "client", id: "desk" },
			key: `call-${++uses}`,
			now,
			settings: { ...DEFAULTS, ...settings },
			signal: new AbortController().signal,
			mayAct: "as_policy_says",
			changedBefore: 0,
			...more,
		}),
		use: (name, given, more) => useTool(name, given, bench.context(more)),
		async output(name, given, more) {
			const outcome = await bench.use(name, given, more);
			if (outcome.kind === "refused")
				throw new Error(`${name} was refused: ${outcome.whys.map(({ message }) => message).join(" ")}`);
			return outcome.output;
		},
		pass(time) {
			now = now.add(time);
		},
	};
	return bench;
}

/** A workbench with these tasks, #1 on. */
export async function withTasks(...titles: string[]): Promise<Workbench> {
	const bench = openWorkbench();
	for (const title of titles) await bench.output("add_task", { title });
	return bench;
}

export const codeOf = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.code : outcome.kind);

export const proposalOf = (outcome: Outcome) => {
	if (outcome.kind !== "proposed") throw new Error(`It was ${outcome.kind}.`);
	return outcome.proposal.proposal_id;
};

/** Of all tasks, in their order. */
export const statuses = ({ book }: Workbench) =>
	book
		.tasks()
		.map(({ status }) => status)
		.join();
