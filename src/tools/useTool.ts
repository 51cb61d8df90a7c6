/**
 * The use of a tool, by any caller: arguments, plan, policy, then it is done, asked about or only looked at. "What if the process
 * dies here?" Before a command is sent, nothing was written. After it, the same key finds what was done and does the rest.
 */
import { say } from "../domain/refusals/sentence.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { JsonObject } from "../ports/assistant/model.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { TooMuchHappened, UnknownCursor, UnknownInFilter } from "../ports/reading/readModel.ts";
import { asWritten } from "../words/written.ts";
import { answersOf, tasksOf } from "./answersOf.ts";
import { catalogue, type ToolCall, toolFacts, toolNamed } from "./catalogue.ts";
import { putRight } from "./lenient.ts";
import { pointAtNearest } from "./nearestField.ts";
import type { Outcome, Ran, Refusal, Tried } from "./outcome.ts";
import { judge, type Verdict } from "./policy.ts";
import { invalid, isRefusal, refusalOf, refuse, refuseArguments, refuseClosed } from "./refusals.ts";
import { envelopeOf, sendPlan } from "./send.ts";
import type { ChangeTool, Plan, ReadTool, Showing, ToolContext } from "./tool.ts";
import { violationsOf } from "./violations.ts";
import { wordOutcome, wordRan } from "./words.ts";

const schemaOf = (name: string) => toolFacts().find((facts) => facts.name === name)?.inputSchema ?? {};

/**
 * Never throws for what was given; `StorageUnavailable` and `Crowded` come through. What is refused has written nothing, unless
 * it says that it may have acted.
 */
export async function useTool(name: string, given: unknown, context: ToolContext): Promise<Outcome> {
	const tool = toolNamed(name);
	if (tool === undefined) return refuseUnknown(name);
	if (context.signal.aborted) return refuse("CANCELLED", say("cancelled_before"));
	const read = tool.input.safeParse(putRight(given, schemaOf(name)));
	if (!read.success) {
		return refuseArguments(pointAtNearest(violationsOf(read.error.issues), Object.keys(tool.input.shape)));
	}
	try {
		return tool.deed === "reads" ? await look(tool, context, read.data) : await change(tool, context, read.data);
	} catch (fault) {
		if (fault instanceof UnknownCursor) return invalid("cursor", "unknown_cursor", say("unknown_cursor"));
		if (fault instanceof TooMuchHappened) return invalid("as_of", "too_much", say("too_much_happened"));
		if (fault instanceof UnknownInFilter) return refuseArguments(fault.violations);
		throw fault;
	}
}

/**
 * What a call would do, neither judged nor done: for whoever has judged all that was asked for together, or has the user's yes
 * to it. Of a tool that only reads there is none.
 */
export async function planCall(
	{ tool: name, arguments: given }: ToolCall,
	context: ToolContext,
): Promise<Plan | Refusal> {
	const tool = toolNamed(name);
	if (tool === undefined || tool.deed === "reads") return refuseUnknown(name);
	const read = tool.input.safeParse(given);
	return read.success ? tool.plan(context, read.data) : refuseArguments(violationsOf(read.error.issues));
}

const refuseUnknown = (name: string): Refusal => {
	const known = { name: asWritten(name.slice(0, 60)), names: catalogue.map((tool) => tool.name).join(", ") };
	return refuse("UNKNOWN_TOOL", say("unknown_tool", known));
};

async function look(tool: ReadTool, context: ToolContext, input: Record<string, unknown>): Promise<Outcome> {
	const found = await tool.read(context, input);
	if (isRefusal(found)) return found;
	return { kind: "done", tool: tool.name, ran: [], event_ids: [], ...found };
}

async function change(tool: ChangeTool, context: ToolContext, input: Record<string, unknown>): Promise<Outcome> {
	const { dry_run, ...wish } = input;
	const plan = await tool.plan(context, wish);
	if (isRefusal(plan)) return plan;
	const verdict = judge({
		kind: tool.deed,
		count: plan.count,
		before: context.changedBefore,
		certainty: context.certainty ?? "sure",
		mayAct: context.mayAct,
		wish: context.settings.tools[tool.name],
	});
	if (verdict.kind === "refuse") return refuseVerdict(verdict);
	const asked = JSON.stringify([tool.name, wish]);
	if (dry_run !== true && verdict.kind === "do") return perform(tool, context, plan, asked);
	const tried = await attempt(context, plan, asked);
	const refusal = refusalOfAll(tried);
	if (refusal) return refusal;
	if (dry_run === true) return lookAhead(tool, context, plan, tried);
	const changes = tried.some(({ result }) => result.kind === "would" && result.event_types.length > 0);
	// It is so already: nobody has to be asked.
	return changes ? propose(tool, context, plan, asked) : done(tool, context, plan, tried.map(asNothing));
}

const REFUSED: Readonly<Record<Extract<Verdict, { kind: "refuse" }>["because"], "reads_only" | "settled_never">> = {
	reads_only: "reads_only",
	setting: "settled_never",
};

const refuseVerdict = ({ because }: Extract<Verdict, { kind: "refuse" }>): Refusal =>
	refuse("NOT_ALLOWED", say(REFUSED[because]));

/** What of a plan is told when it is done. */
type Told = Pick<Plan, "tasks" | "commands" | "notes">;

/** What of the commands of a plan those that were sent came to, for the tool of this name. */
export async function doneOf(name: string, context: Showing, plan: Told, ran: readonly Ran[]): Promise<Outcome> {
	const tool = toolNamed(name);
	// A proposal of a version that had other tools.
	if (tool === undefined || tool.deed === "reads") return refuseUnknown(name);
	return refusalOfAll(ran) ?? done(tool, context, plan, ran);
}

async function perform(tool: ChangeTool, context: ToolContext, plan: Plan, asked: string): Promise<Outcome> {
	const ran = await sendPlan(context, plan, asked);
	return refusalOfAll(ran) ?? done(tool, context, plan, ran);
}

/** What was sent, as a refusal, when nothing of it was done. */
function refusalOfAll(ran: readonly (Ran | Tried)[]): Refusal | undefined {
	const failed = ran.flatMap(({ command, result }) =>
		result.kind === "done" || result.kind === "would" ? [] : [refusalOf(command, result)],
	);
	if (ran.length === 0) return refuse("CANCELLED", say("cancelled_before"));
	if (failed.length < ran.length) return undefined;
	const [first] = failed;
	return first && { ...first, mayHaveActed: failed.some(({ mayHaveActed }) => mayHaveActed) };
}

async function done(
	tool: ChangeTool,
	context: Showing,
	{ tasks, commands, notes = [] }: Told,
	ran: readonly Ran[],
): Promise<Outcome> {
	const events = ran.flatMap(({ result }) => (result.kind === "done" ? result.events : []));
	const isWhole = ran.length === commands.length && ran.every(({ result }) => result.kind === "done");
	const status = !isWhole ? "partly" : events.length > 0 ? tool.words.done : (tool.words.unchanged ?? "unchanged");
	const event_ids = events.map(({ event_id }) => event_id);
	const said = [wordRan(ran, settingsAfter(context, ran)), ...notes].join("\n");
	const output = { status, said, event_ids, ...(await more(tool, context, ran)) };
	return {
		kind: "done",
		tool: tool.name,
		output,
		...(notes.length === 0 ? {} : { said }),
		ran,
		event_ids,
		task_ids: taskIdsOf(tasks, ran),
		isUntrusted: tool.isUntrusted,
	};
}

/** What was done is told by its answers, also when nothing can be read any more (P12). */
function settingsAfter({ settings }: Showing, ran: readonly Ran[]): Settings {
	const changed = answersOf(ran).findLast((answer) => answer.kind === "settings");
	return changed?.settings ?? settings;
}

/** Its fields may need the names of labels; the answer is lawful without them. */
async function more(tool: ChangeTool, context: Showing, ran: readonly Ran[]): Promise<JsonObject> {
	try {
		return await tool.present(context, ran);
	} catch (fault) {
		if (fault instanceof StorageUnavailable) return {};
		throw fault;
	}
}

/** Those that were named, and those that came into being. */
function taskIdsOf(tasks: Plan["tasks"], ran: readonly Ran[]): readonly number[] {
	const made = tasksOf(ran).map(({ task_id }) => task_id);
	return [...new Set([...tasks.map(({ task_id }) => task_id), ...made])];
}

/** Every command tried by itself, none of them written. */
async function attempt(context: ToolContext, { commands, stands }: Plan, asked: string): Promise<Tried[]> {
	const tried: Tried[] = [];
	for (const [n, command] of commands.entries()) {
		const result = await context.trial.attempt(envelopeOf(context, command, n, asked));
		tried.push({ command, result, ...(stands === undefined ? {} : { stands }) });
	}
	return tried;
}

/** As sending would have answered what is so already: without an event. */
function asNothing({ result, ...tried }: Tried): Ran {
	if (result.kind === "rejected") return { ...tried, result };
	return { ...tried, result: { kind: "done", answer: result.answer, events: [], replayed: false } };
}

const aboutOf = (tool: ChangeTool, { tasks }: Plan) => ({
	tool: tool.name,
	task_ids: tasks.map(({ task_id }) => task_id),
	isUntrusted: tool.isUntrusted,
});

/** What would be made has no number yet, so it is not shown as a task. */
function lookAhead(tool: ChangeTool, context: ToolContext, plan: Plan, ran: readonly Tried[]): Outcome {
	const shared = {
		...aboutOf(tool, plan),
		kind: "dry_run" as const,
		ran,
	};
	const said = wordOutcome({ ...shared, output: {} }, context.settings);
	return { ...shared, output: { status: "dry_run", said, count: plan.count } };
}

async function propose(tool: ChangeTool, context: ToolContext, plan: Plan, asked: string): Promise<Outcome> {
	const proposal = await context.proposals.propose(context.user_id, {
		key: context.key,
		tool: tool.name,
		commands: plan.commands,
		asked,
		tasks: plan.tasks,
		labels: plan.labels ?? [],
		count: plan.count,
		question: plan.question,
		principal: context.principal,
	});
	if (proposal.asked !== asked) return refuse("KEY_REUSED", say("tool_key_reused"));
	if (proposal.state !== "open") return refuseClosed(proposal.state);
	const shared = {
		...aboutOf(tool, plan),
		kind: "proposed" as const,
		proposal,
	};
	const said = wordOutcome({ ...shared, output: {} }, context.settings);
	const { proposal_id, expires_at } = proposal;
	const output: JsonObject = { status: "proposed", said, proposal_id, expires_at, count: plan.count };
	return { ...shared, output };
}
