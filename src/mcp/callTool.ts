/**
 * A call of a tool and its answer. What needs the user's yes is asked through the client where that can ask (2026-07-28: a
 * result `input_required`, which the client answers by calling again; 2025-11-25: a request on the stream that answers the
 * call); elsewhere the answer says that nothing was done yet, and the proposal waits on the page.
 */
import {
	acceptedContent,
	type CallToolResult,
	type InputRequiredResult,
	inputRequired,
	inputResponse,
	ProtocolError,
	ProtocolErrorCode,
	type ServerContext,
} from "@modelcontextprotocol/server";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { Outcome, Refusal } from "../tools/outcome.ts";
import { refusalWords } from "../tools/refusals.ts";
import { english } from "../words/en/english.ts";
import { violationIn } from "../words/refusals.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { withinReach } from "./faults.ts";
import type { ToolBox } from "./toolBox.ts";

/** Names the question in what the client sends back. */
const CONFIRM = "confirm";

const YES_OR_NO = {
	type: "object" as const,
	properties: { confirm: { type: "boolean" as const, title: "Yes, do it", default: false } },
	required: ["confirm"],
};

interface Call {
	readonly name: string;
	readonly given: unknown;
	readonly key: string;
	/** How the client can ask its user: by the result `input_required`, by a request on the stream that answers, or not at all. */
	readonly asks: "by_result" | Questioner | undefined;
}

/** Sends the question, named by its proposal, and returns the signal that ends the wait; undefined: it cannot be waited for. */
export type Questioner = (proposal_id: string, params: Elicitation) => Promise<AbortSignal | undefined>;

interface Elicitation {
	readonly message: string;
	readonly requestedSchema: typeof YES_OR_NO;
}

/** Throws for a tool that there is not, as the protocol has it; whatever else is wrong is a result that says so. */
export async function callTool(
	box: ToolBox,
	{ name, given, key, asks }: Call,
	{ mcpReq }: Pick<ServerContext, "mcpReq">,
): Promise<CallToolResult | InputRequiredResult> {
	const answered = answerOf(mcpReq);
	const first = await withinReach(() =>
		answered
			? box.answer(name, answered.proposal_id, answered.answer, mcpReq.signal)
			: box.use(name, given ?? {}, key, mcpReq.signal),
	);
	if (first.kind === "proposed" && asks === "by_result") return ask(first.proposal);
	const outcome =
		first.kind === "proposed" && asks !== "by_result" ? await waitFor(box, first, asks, mcpReq.signal) : first;
	if (outcome.kind === "refused") {
		const words = await wordsOf(box);
		if (outcome.code === "UNKNOWN_TOOL")
			throw new ProtocolError(ProtocolErrorCode.InvalidParams, refusalWords(outcome, words));
		return refused(outcome, words);
	}
	const { output } = outcome;
	// ChatGPT reads these two from the text, where it expects the whole as JSON.
	const text = name === "search" || name === "fetch" ? JSON.stringify(output) : said(outcome);
	return { content: [{ type: "text", text }], structuredContent: output };
}

/** What the proposal comes to where its client asks on the stream; the proposal itself where nobody can be waited for. */
async function waitFor(
	box: ToolBox,
	proposed: Extract<Outcome, { kind: "proposed" }>,
	question: Questioner | undefined,
	signal: AbortSignal,
): Promise<Outcome> {
	const { proposal, tool } = proposed;
	const { proposal_id, question: message } = proposal;
	const held = await question?.(proposal_id, { message, requestedSchema: YES_OR_NO });
	if (held === undefined) return proposed;
	const state = await box.settled(proposal_id, AbortSignal.any([held, signal]));
	if (state === undefined) return proposed;
	// It was begun where the answer came in: the same answer again tells what came of it, and does what was left undone.
	return withinReach(() => box.answer(tool, proposal_id, state === "declined" ? "declined" : "confirmed", signal));
}

function ask({ proposal_id, question }: { readonly proposal_id: string; readonly question: string }) {
	return inputRequired({
		inputRequests: { [CONFIRM]: inputRequired.elicit({ message: question, requestedSchema: YES_OR_NO }) },
		// Only names it: a proposal is answered for by whoever made it and by nobody else.
		requestState: proposal_id,
	});
}

function answerOf({ inputResponses, requestState }: ServerContext["mcpReq"]) {
	const proposal_id = requestState();
	if (typeof proposal_id !== "string") return undefined;
	const response = inputResponse(inputResponses, CONFIRM);
	if (response.kind !== "elicit") return undefined;
	const isYes = acceptedContent(inputResponses, CONFIRM)?.[CONFIRM] === true;
	return { proposal_id, answer: isYes ? ("confirmed" as const) : ("declined" as const) };
}

/** The user's; English while nobody can say what that is. */
async function wordsOf(box: ToolBox): Promise<Words> {
	try {
		return wordsFor(await box.locale());
	} catch (fault) {
		if (fault instanceof StorageUnavailable) return english;
		throw fault;
	}
}

/** A sentence for whoever reads, and beside it what programs go by. */
function refused(refusal: Refusal, words: Words): CallToolResult {
	const { code, violations, suggestions, retry_after_ms } = refusal;
	const detail = {
		code,
		...(suggestions.length === 0 ? {} : { suggestions }),
		...(violations.length === 0 ? {} : { errors: violations.map((one) => violationIn(one, words)) }),
		...(retry_after_ms === undefined ? {} : { retry_after_ms }),
	};
	return {
		isError: true,
		content: [
			{ type: "text", text: refusalWords(refusal, words) },
			{ type: "text", text: JSON.stringify(detail) },
		],
	};
}

function said(outcome: Exclude<Outcome, Refusal>): string {
	return String("said" in outcome && outcome.said !== undefined ? outcome.said : outcome.output.said);
}
