/** What a server of the Responses API streams for an answer. */

export interface Scripted {
	readonly reasoning?: string;
	readonly text?: string;
	readonly calls?: readonly { readonly name: string; readonly arguments: string }[];
}

export const responsesEvents = (...events: readonly unknown[]): string =>
	events.map((event) => `event: x\ndata: ${JSON.stringify(event)}\n\n`).join("");

export function responsesOf({ reasoning, text = "", calls = [] }: Scripted): string {
	const output = [
		...(reasoning === undefined ? [] : [{ type: "reasoning", id: "rs_1", summary: [], encrypted_content: reasoning }]),
		...(text === ""
			? []
			: [
					{
						type: "message",
						id: "msg_1",
						role: "assistant",
						status: "completed",
						content: [{ type: "output_text", text, annotations: [] }],
					},
				]),
		...calls.map((call, n) => ({
			type: "function_call",
			id: `fc_${n}`,
			call_id: `call_fc_${n}`,
			status: "completed",
			...call,
		})),
	];
	const streamed = output.flatMap((item, output_index): unknown[] => {
		if (item.type === "message")
			return [...text].map((delta) => ({ type: "response.output_text.delta", output_index, delta }));
		if (item.type !== "function_call") return [{ type: "response.output_item.done", output_index, item }];
		const { arguments: args } = item as { arguments: string };
		return [
			{ type: "response.output_item.added", output_index, item: { ...item, arguments: "" } },
			...[...args].map((delta) => ({ type: "response.function_call_arguments.delta", output_index, delta })),
			{ type: "response.output_item.done", output_index, item },
		];
	});
	const usage = { input_tokens: 20, output_tokens: 5, input_tokens_details: { cached_tokens: 10 } };
	const response = { object: "response", status: "completed", error: null, output, usage };
	return responsesEvents(
		{ type: "response.created", response: { ...response, status: "in_progress", output: [], usage: null } },
		...streamed,
		{ type: "response.completed", response },
	);
}
