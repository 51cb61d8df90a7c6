/** Prompts that a person picks in a client's menu, in the language of the settings. */
import { type GetPromptResult, ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import { say } from "../domain/refusals/sentence.ts";
import { refusalIn } from "../words/refusals.ts";
import { wordsFor } from "../words/words.ts";

const promptsIn = (locale: string) => Object.entries(wordsFor(locale).prompts);

export const listPrompts = (locale: string) => ({
	prompts: promptsIn(locale).map(([name, { title, description }]) => ({ name, title, description })),
});

/** Throws for a prompt that there is not. */
export function getPrompt(name: string, locale: string): GetPromptResult {
	const prompts = new Map(promptsIn(locale));
	const prompt = prompts.get(name);
	if (prompt === undefined) {
		const told = say("no_prompt", { names: [...prompts.keys()].join(", ") });
		throw new ProtocolError(ProtocolErrorCode.InvalidParams, refusalIn(told, wordsFor(locale)));
	}
	const { description, text } = prompt;
	return { description, messages: [{ role: "user", content: { type: "text", text } }] };
}
