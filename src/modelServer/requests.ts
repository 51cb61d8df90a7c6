/** A step as the body of a request, for each of the two ways. What is alike from step to step stands first. */
import type { JsonObject, ModelMessage, StepRequest, ToolCall } from "../ports/assistant/model.ts";
import type { Api } from "./settings.ts";

/** What a server may refuse to know and the step can do without, and how its complaint names it. */
export const OPTIONAL: readonly { readonly name: string; readonly complaint: RegExp }[] = [
	{ name: "stream_options", complaint: /stream_options|include_usage/i },
	{ name: "max_tokens", complaint: /max_tokens/i },
	{ name: "max_output_tokens", complaint: /max_output_tokens/i },
	{ name: "include", complaint: /encrypted|\binclude\b/i },
	{ name: "store", complaint: /\bstore\b/i },
];

/** Beside `extra`, without what is in `dropped`. */
export function bodyFor(
	api: Api,
	model: string,
	request: StepRequest,
	{ dropped, extra }: { readonly dropped: ReadonlySet<string>; readonly extra: JsonObject },
): JsonObject {
	const body = { ...(api === "chat" ? chatBody(request) : responsesBody(request)), model, stream: true, ...extra };
	return Object.fromEntries(Object.entries(body).filter(([name]) => !dropped.has(name)));
}

function chatBody({ system, tools, messages, mostTokens }: StepRequest): JsonObject {
	return {
		messages: [{ role: "system", content: system }, ...messages.map(chatMessage)],
		...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
		max_tokens: mostTokens,
		stream_options: { include_usage: true },
	};
}

function chatMessage(message: ModelMessage): JsonObject {
	if (message.role === "user") return { role: "user", content: message.text };
	if (message.role === "tool") return { role: "tool", tool_call_id: message.call_id, content: message.text };
	const { text, calls } = message;
	if (calls.length === 0) return { role: "assistant", content: text };
	const tool_calls = calls.map((call) => ({
		id: call.id,
		type: "function",
		function: { name: sentName(call), arguments: sentArguments(call) },
	}));
	return { role: "assistant", content: text, tool_calls };
}

/** Nothing is stored with the server: what it must know again is sent again. */
function responsesBody({ system, tools, messages, mostTokens }: StepRequest): JsonObject {
	return {
		instructions: system,
		...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: "function", strict: false, ...tool })) }),
		input: messages.flatMap(responsesItems),
		max_output_tokens: mostTokens,
		store: false,
		include: ["reasoning.encrypted_content"],
	};
}

function responsesItems(message: ModelMessage): readonly unknown[] {
	if (message.role === "user") return [{ role: "user", content: message.text }];
	if (message.role === "tool")
		return [{ type: "function_call_output", call_id: message.call_id, output: message.text }];
	if (Array.isArray(message.keep)) return message.keep;
	const calls = message.calls.map((call) => ({
		type: "function_call",
		call_id: call.id,
		name: sentName(call),
		arguments: sentArguments(call),
	}));
	return message.text === "" ? calls : [{ role: "assistant", content: message.text }, ...calls];
}

/** Servers answer 400 or 500 to a history in which arguments are no JSON, or a name has other characters. */
const sentArguments = ({ arguments: args }: ToolCall): string => JSON.stringify(args ?? {});
const sentName = ({ name }: ToolCall): string => name.replaceAll(/[^\w-]/g, "_").slice(0, 64) || "unnamed";
