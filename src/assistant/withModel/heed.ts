/**
 * A model's call before it is used: is it what the user asks for (decision 0235)? A small model copies what it has read in an
 * example, or acts where nothing was asked; a good one hardly notices that this stands here. What the words do not carry is left
 * out; what speaks against them goes back to the model once, with the reason; what it insists on is asked about, not done.
 */
import { isDeepStrictEqual } from "node:util";
import type { Settings } from "../../domain/settings/settings.ts";
import { type Matter, speaksOf } from "../../language/matters.ts";
import { isQuestion } from "../../language/requests/readers/readTalk.ts";
import type { JsonObject, ModelMessage } from "../../ports/assistant/model.ts";
import { toolFacts } from "../../tools/catalogue.ts";
import { putRight } from "../../tools/lenient.ts";
import type { ToolContext } from "../../tools/tool.ts";
import { noteOf, withoutNote } from "../readAsCalls.ts";
import { withoutBlanks } from "./blankArguments.ts";
import { contradiction } from "./heedReading.ts";
import { heedTasks, tagsLost, twinOf } from "./heedTasks.ts";
import { heedWords } from "./heedWords.ts";
import { type Said, saidOf } from "./saidOf.ts";
import type { Heard } from "./toolbox.ts";

export type Heeded =
	/** `isDoubtful`: the user is asked, whatever the policy says. `leftOut`: names of arguments that nobody has said. */
	| {
			readonly kind: "use";
			readonly given: JsonObject;
			readonly isDoubtful: boolean;
			readonly leftOut: readonly string[];
	  }
	/** Nothing was done; the model is told, and may do better. */
	| { readonly kind: "back"; readonly text: string; readonly isUntrusted: boolean };

export interface Heed {
	check(name: string, given: JsonObject, context: Pick<ToolContext, "readModel" | "user_id">): Promise<Heeded>;
	/** What the model is told: the numbers in it are of tasks that it knows from now on. */
	show(text: string): void;
}

/** What the user speaks of who wants the tool; where he does not, the model has taken it into its head. */
const MATTER_OF: Readonly<Record<string, Matter>> = {
	complete_task: "completing",
	set_reminder: "reminding",
	cancel_reminder: "stopping",
	undo: "taking_back",
	restore_task: "taking_back",
	skip_occurrence: "stopping",
	change_settings: "settings",
};
const POLITE =
	/^(?:(?:please|hey|bitte|also|and)[, ]+)*(?:can|could|would|will|kannst|könntest|würdest|magst) (?:you|we|du|ihr)\b/i;

/** Of one turn. */
export function createHeed(
	{ history, calls }: Heard,
	asked: string,
	present: { readonly now: Temporal.Instant; readonly settings: Settings },
): Heed {
	const said = saidOf(heardIn(history, asked), present, asked);
	let hasAdded = false;
	const seen = new Set<number>();
	const objected = new Set<string>();
	const show = (text: string) => {
		for (const number of text.match(/\d+/g) ?? []) seen.add(Number(number));
	};
	for (const text of [...history.map((message) => message.text), asked, noteOf(calls)]) show(text);
	/** The model does what the words say by themselves. */
	const isRead = (name: string, given: JsonObject) =>
		calls.some((call) => call.tool === name && isDeepStrictEqual(call.arguments, given));

	async function check(name: string, given: JsonObject, context: Parameters<Heed["check"]>[2]): Promise<Heeded> {
		const facts = toolFacts().find((one) => one.name === name);
		if (facts === undefined) return { kind: "use", given, isDoubtful: false, leftOut: [] };
		const takesAway = speaksOf(said.text, "taking_away");
		const read = withoutBlanks(putRight(given, facts.inputSchema) as JsonObject, facts.inputSchema, takesAway);
		if (isRead(name, read)) hasAdded ||= name === "add_task" || name === "quick_add";
		if (facts.hints.isReadOnly || isRead(name, read))
			return { kind: "use", given: read, isDoubtful: false, leftOut: [] };
		const against = contradiction(name, read, calls, present, hasAdded);
		if (against !== undefined) return { kind: "back", text: against, isUntrusted: false };
		hasAdded ||= name === "add_task" || name === "quick_add";
		const hasSeen = (id: number) => seen.has(id);
		const words = heedWords(name, read, said, hasSeen);
		const doubt = await heedTasks(context, words.given, said, hasSeen);
		if (doubt?.kind === "unseen") return { kind: "back", text: doubt.text, isUntrusted: doubt.namesTasks };
		const lost = name === "update_task" ? await tagsLost(context, words.given, said) : undefined;
		const twin = name === "add_task" ? await twinOf(context, words.given, said) : undefined;
		const objections = [
			...words.objections,
			...[doubt?.text, lost, twin, unasked(name, said)].filter((text) => text !== undefined),
		];
		const key = `${name} ${JSON.stringify(words.given)}`;
		if (objections.length + words.missing.length > 0 && !objected.has(key)) {
			objected.add(key);
			const text = ["Nothing was done.", ...objections, ...words.missing].join(" ");
			// Rivals are named by their titles.
			return { kind: "back", text, isUntrusted: doubt?.namesTasks === true };
		}
		return { kind: "use", given: words.given, isDoubtful: objections.length > 0, leftOut: words.leftOut };
	}
	return { check, show };
}

/** What the user says; where he answers a question, with what he said before it. */
function heardIn(history: readonly ModelMessage[], asked: string): string {
	const last = history.at(-1);
	if (last?.role !== "assistant" || !last.text.trimEnd().endsWith("?")) return asked;
	const before = history.findLast(({ role }) => role === "user");
	return before === undefined ? asked : `${withoutNote(before.text)}\n${asked}`;
}

function unasked(tool: string, { text, isKnown }: Said): string | undefined {
	if (!isKnown) return undefined;
	if (isQuestion(text) && !POLITE.test(text)) return "The user asks a question: answer it, and change nothing.";
	const matter = Object.hasOwn(MATTER_OF, tool) ? MATTER_OF[tool] : undefined;
	return matter === undefined || speaksOf(text, matter)
		? undefined
		: `The user has not asked for ${tool}. Do only what the user asks for now.`;
}
