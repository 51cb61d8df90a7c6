/** Calls put together from what servers leave out, send late, or send twice. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesOf, call, calling, chatEvents, chunk, partsOf, read } from "./collect.ts";

const test = suite("calls in fragments");

const END = chunk({}, "tool_calls");
const MILK = 'add_task {"title":"milk"}';
const BREAD = 'add_task {"title":"bread"}';
const MILK_TEXT = '{"title":"milk"}';
const BREAD_TEXT = '{"title":"bread"}';

const assembled: readonly [given: string, chunks: readonly unknown[], calls: readonly string[]][] = [
	[
		"no index and no id, arguments in pieces",
		[calling(call("add_task", '{"title"')), calling(call(undefined, ':"milk"}')), END],
		[MILK],
	],
	[
		"no index, two whole calls in one chunk",
		[calling(call("add_task", MILK_TEXT, { id: "a" }), call("add_task", BREAD_TEXT, { id: "b" })), END],
		[MILK, BREAD],
	],
	[
		"no index and no id, two whole calls one after the other",
		[calling(call("add_task", MILK_TEXT)), calling(call("add_task", BREAD_TEXT)), END],
		[MILK, BREAD],
	],
	[
		"two calls under one index, told apart by their ids",
		[
			calling(call("add_task", '{"title":"mi', { index: 0, id: "a" })),
			calling(call(undefined, 'lk"}', { index: 0, id: "a" })),
			calling(call("add_task", '{"title":"br', { index: 0, id: "b" })),
			calling(call(undefined, 'ead"}', { index: 0 })),
			END,
		],
		[MILK, BREAD],
	],
	[
		"two calls under one index, the first without arguments",
		[
			calling(call("list_tasks", "", { index: 0, id: "a" })),
			calling(call("add_task", MILK_TEXT, { index: 0, id: "b" })),
			END,
		],
		["list_tasks {}", MILK],
	],
	[
		"no index, two calls whose pieces alternate and have ids",
		[
			calling(call("add_task", '{"title":', { id: "a" }), call("add_task", '{"title":', { id: "b" })),
			calling(call(undefined, '"milk"}', { id: "a" }), call(undefined, '"bread"}', { id: "b" })),
			END,
		],
		[MILK, BREAD],
	],
	[
		"two calls under one index without ids",
		[calling(call("add_task", MILK_TEXT, { index: 0 })), calling(call("list_tasks", "{}", { index: 0 })), END],
		[MILK, "list_tasks {}"],
	],
	[
		"two calls whose pieces alternate",
		[
			calling(
				call("add_task", '{"title":', { index: 0, id: "a" }),
				call("add_task", '{"title":', { index: 1, id: "b" }),
			),
			calling(call(undefined, '"bread"}', { index: 1 })),
			calling(call(undefined, '"milk"}', { index: 0 })),
			END,
		],
		[MILK, BREAD],
	],
	[
		"an id that comes late",
		[
			calling(call("add_task", '{"title":', { index: 0 })),
			calling(call(undefined, '"milk"}', { index: 0, id: "late" })),
			END,
		],
		[MILK],
	],
	[
		"name and id with each fragment",
		[
			calling(call("add_task", '{"title":', { index: 0, id: "a" })),
			calling(call("add_task", '"milk"}', { index: 0, id: "a" })),
			END,
		],
		[MILK],
	],
	[
		"the name with each fragment and no id",
		[calling(call("add_task", '{"title":', { index: 0 })), calling(call("add_task", '"milk"}', { index: 0 })), END],
		[MILK],
	],
	[
		"a name in pieces",
		[
			calling(call("add", undefined, { index: 0, id: "a" })),
			calling(call("_task", MILK_TEXT, { index: 0, id: "a" })),
			END,
		],
		[MILK],
	],
	[
		"an empty id and an empty name after the first",
		[
			calling(call("add_task", '{"title":', { index: 0, id: "a" })),
			calling(call("", '"milk"}', { index: 0, id: "" })),
			END,
		],
		[MILK],
	],
	["arguments as an object", [calling(call("add_task", { title: "milk" }, { index: 0, id: "a" })), END], [MILK]],
	["arguments encoded twice", [calling(call("add_task", JSON.stringify(MILK_TEXT), { index: 0 })), END], [MILK]],
	["no arguments", [calling(call("list_tasks", "", { index: 0 })), END], ["list_tasks {}"]],
	["arguments `null`", [calling(call("list_tasks", null, { index: 0 })), END], ["list_tasks {}"]],
	["a list for arguments", [calling(call("add_task", "[1]", { index: 0 })), END], ["add_task undefined"]],
	[
		"arguments that are no JSON",
		[calling(call("add_task", "{title: milk}", { index: 0 })), END],
		["add_task undefined"],
	],
	[
		"empty deltas in between",
		[
			calling(call("add_task", '{"title":', { index: 0 })),
			chunk({}),
			chunk({ content: "" }),
			{ choices: [] },
			chunk(null),
			calling(call(undefined, '"milk"}', { index: 0 })),
			END,
		],
		[MILK],
	],
	["the finish `stop`", [calling(call("add_task", MILK_TEXT, { index: 0 })), chunk({}, "stop")], [MILK]],
	["no finish, and [DONE]", [calling(call("add_task", MILK_TEXT, { index: 0 }))], [MILK]],
	[
		"one call of the old kind",
		[
			chunk({ function_call: { name: "add_task", arguments: '{"title":' } }),
			chunk({ function_call: { arguments: '"milk"}' } }),
			chunk({}, "function_call"),
		],
		[MILK],
	],
	[
		"two choices, of which the first counts",
		[
			{
				choices: [
					{ index: 0, delta: { tool_calls: [call("add_task", MILK_TEXT, { index: 0 })] } },
					{ index: 1, delta: { tool_calls: [call("add_task", BREAD_TEXT, { index: 0 })] } },
				],
			},
			{
				choices: [
					{ index: 1, delta: { content: "or this" }, finish_reason: "stop" },
					{ index: 0, delta: {}, finish_reason: "tool_calls" },
				],
			},
		],
		[MILK],
	],
];
for (const [given, chunks, expected] of assembled) {
	test(`given ${given}, then the calls are whole and in order`, async () => {
		const found = await read(chatEvents(...chunks));
		assert.equal(
			{ ...found, usage: undefined },
			{ text: "", calls: expected, reason: "calls", usage: undefined, fault: undefined },
		);
	});
}

test("given calls without ids, or with one id for two, then each gets its own", async () => {
	const text = chatEvents(
		calling(call("add_task", MILK_TEXT, { index: 0 }), call("add_task", BREAD_TEXT, { index: 1, id: "call_1" })),
		END,
	);
	for await (const part of partsOf([bytesOf(text)])) {
		if (part.kind === "end") assert.equal(new Set(part.calls.map(({ id }) => id)).size, 2);
	}
});

test.run();
