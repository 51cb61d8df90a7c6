/**
 * Small models write a call into their text instead of making it: `<tool_call>{…}</tool_call>` (Qwen2.5-Coder also within `<tools>`, in which
 * it was told of them), a block of JSON that names a tool and nothing else, or the tool's name with its arguments behind it (`add_task {…}`), as examples have it. Text that may turn out to be one is held back until that is known. Only a text whose step has ended
 * is read as a call, and a bare block only when it names a tool that there is.
 */
import type { JsonObject, ToolCall } from "../ports/assistant/model.ts";
import { parseArguments } from "./callDrafts.ts";
import { isObject, textOf } from "./json.ts";

/** From here on a text is a call, wherever it stands. */
const MARKS = ["<tool_call>", "<tools>", "[TOOL_CALLS]"];
/** How a text begins that is perhaps nothing but a call. */
const OPENINGS = ["{", "[", "```"];
const MARKED = /<(?:tool_call|tools)>\s*([\s\S]*?)\s*(?:<\/(?:tool_call|tools)>|$)|\[TOOL_CALLS\]\s*([\s\S]*)$/g;
const FENCED = /^```[\w-]*\s*([\s\S]*?)\s*(?:```)?$/;

export interface SpokenCalls {
	/** Takes text; returns what of it can be shown. */
	take(delta: string): string;
	/**
	 * The rest. With `hasCalls` the model has made its calls as it should: what it wrote of them besides is dropped, and runs
	 * no second time. Unless the step has `ended` nothing is read as a call, and what began as one is dropped.
	 */
	finish(how: { readonly hasEnded: boolean; readonly hasCalls: boolean; readonly idPrefix: string }): {
		readonly text: string;
		readonly calls: readonly ToolCall[];
	};
}

export function createSpokenCalls(toolNames: ReadonlySet<string>): SpokenCalls {
	let held = "";
	/** Something was shown: then only a mark begins a call. */
	let isTalking = false;

	return {
		take(delta) {
			held += delta;
			const from = !isTalking && mayName(held, toolNames) ? 0 : holdFrom(held, isTalking);
			const shown = held.slice(0, from);
			held = held.slice(from);
			isTalking ||= shown.trim() !== "";
			return shown;
		},
		finish({ hasEnded, hasCalls, idPrefix }) {
			const { calls, text } = readCalls(held, toolNames);
			if (!hasEnded) return { text: looksLikeCall(held) || mayName(held, toolNames) ? "" : held, calls: [] };
			if (hasCalls) return { text: isEmptyBlock(held) ? "" : text, calls: [] };
			return { text, calls: calls.map((call, n) => ({ ...call, id: `${idPrefix}${n + 1}` })) };
		},
	};
}

/** From which character on the text is held back. */
function holdFrom(text: string, isTalking: boolean): number {
	const start = text.length - text.trimStart().length;
	const opening = text.slice(start);
	if (!isTalking && [...OPENINGS, ...MARKS].some((mark) => opening.startsWith(mark) || mark.startsWith(opening)))
		return 0;
	const marked = MARKS.map((mark) => text.indexOf(mark)).filter((place) => place >= 0);
	if (marked.length > 0) return Math.min(...marked);
	// The last characters may be the beginning of a mark.
	for (let from = Math.max(0, text.length - 12); from < text.length; from += 1) {
		if (MARKS.some((mark) => mark.startsWith(text.slice(from)))) return from;
	}
	return text.length;
}

const looksLikeCall = (text: string): boolean =>
	MARKS.some((mark) => text.includes(mark)) || /^\s*(?:```[\w-]*\s*)?[[{]/.test(text);

const NAMED = /^\W{0,3}(?<name>[a-z]\w{1,63})\s*(?<open>\(\s*)?(?<given>\{.*\})/;

/** Whether a text may turn out to be a tool's name with its arguments. */
function mayName(text: string, toolNames: ReadonlySet<string>): boolean {
	const opening = text.trimStart();
	const name = /^\w*/.exec(opening)?.[0] ?? "";
	const behind = opening.slice(name.length).trimStart();
	if (behind !== "") return toolNames.has(name) && /^[({]/.test(behind);
	return opening === name ? [...toolNames].some((one) => one.startsWith(name)) : toolNames.has(name);
}

/** `add_task {…}`, each on a line of its own, from the beginning on; what the model says after them it says before it knows. */
function calledByName(text: string, toolNames: ReadonlySet<string>): ToolCall[] {
	const whole = namedCall(text.replaceAll("\n", " "), toolNames);
	if (whole !== undefined) return [whole];
	const calls: ToolCall[] = [];
	for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
		const call = namedCall(line.trim(), toolNames);
		if (call === undefined) break;
		calls.push(call);
	}
	return calls;
}

function namedCall(line: string, toolNames: ReadonlySet<string>): ToolCall | undefined {
	const { name = "", given = "" } = NAMED.exec(line)?.groups ?? {};
	const read = toolNames.has(name) ? parseArguments(given) : undefined;
	return read === undefined ? undefined : { id: "", name, arguments: read };
}

const isEmptyBlock = (text: string): boolean => /^\s*```[\w-]*\s*(?:```)?\s*$/.test(text);

/** The calls of a text, and what stands beside them. Ids come later. */
function readCalls(text: string, toolNames: ReadonlySet<string>) {
	const marked = [...text.matchAll(MARKED)];
	if (marked.length > 0) {
		const calls = marked.flatMap(([, tagged, listed]) => callsIn(tagged ?? listed ?? ""));
		return { calls, text: text.replace(MARKED, "").trim() };
	}
	const bare = FENCED.exec(text.trim())?.[1] ?? text.trim();
	const called = calledByName(bare, toolNames);
	if (called.length > 0) return { calls: called, text: "" };
	const calls = callsIn(bare);
	return calls.every(({ name }) => toolNames.has(name)) && calls.length > 0 ? { calls, text: "" } : { calls: [], text };
}

/** One object, a list of them, or one on each line. Anything else holds no call. */
function callsIn(json: string): ToolCall[] {
	const whole = parse(json);
	const values =
		whole === undefined ? json.split("\n").filter(Boolean).map(parse) : Array.isArray(whole) ? whole : [whole];
	const calls = values.map(callOf);
	return calls.every((call) => call !== undefined) ? calls : [];
}

function callOf(value: unknown): ToolCall | undefined {
	if (!isObject(value)) return undefined;
	const { name, arguments: args, parameters } = isObject(value.function) ? value.function : value;
	const given: unknown = args ?? parameters;
	if (textOf(name) === undefined || given === undefined) return undefined;
	const read: JsonObject | undefined =
		typeof given === "string" ? parseArguments(given) : isObject(given) ? given : undefined;
	return { id: "", name: textOf(name) ?? "", arguments: read };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
