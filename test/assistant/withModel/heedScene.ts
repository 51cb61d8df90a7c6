/** A message, and a model that makes scripted calls for it. */
import type { JsonObject } from "../../../src/ports/assistant/model.ts";
import { says, uses } from "../../modelServer/stubModel.ts";
import { createModelChat } from "./modelChat.ts";

export const call = (name: string, given: JsonObject) => ({ name, arguments: JSON.stringify(given) });

/** Says it to a model that makes these calls, one in each step, and answers at the end. */
export async function play(
	{ before = [], say, settings = {} }: { before?: readonly JsonObject[]; say: string; settings?: { locale?: string } },
	...calls: readonly (readonly [name: string, given: JsonObject])[]
) {
	const chat = await createModelChat({ settings });
	for (const [n, given] of before.entries()) {
		const { gate } = chat.book;
		const principal = { kind: "user", id: "page" } as const;
		const command = { type: "AddTask", ...given } as Parameters<typeof gate.execute>[0]["command"];
		await gate.execute({ command_id: `before ${n}`, user_id: "u1", principal, command });
	}
	chat.stub.script(...calls.map(([name, given]) => uses([call(name, given)])), says("There you are."));
	const answer = await chat.say(say).finally(() => chat.close());
	const told = chat.stub.requests.length === 0 ? [] : chat.given(chat.stub.requests.length);
	return {
		answer,
		tasks: chat.book.tasks(),
		/** What the model was told by the tools, the last last. */
		told: told.flatMap(({ role, content }) => (role === "tool" ? [String(content)] : [])),
	};
}
