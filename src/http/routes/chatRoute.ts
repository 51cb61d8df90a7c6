/** The chat: ChatKit's protocol is read and answered behind the port; here a request comes in, and frames go out. */
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { Problem } from "../problem.ts";
import { LARGEST_BODY } from "../readBody.ts";
import { frame } from "../sse.ts";
import { json, type Route, route } from "./route.ts";

/** Two minutes of speech as browsers record it are a quarter of this (bytes, as base64 in JSON). */
const LARGEST_RECORDING = 2 * 1024 * 1024;

/** What is kept of a message may be no larger than anywhere else. */
function boundBody(body: unknown, bytes: number): void {
	const isRecording =
		typeof body === "object" && body !== null && (body as { readonly type?: unknown }).type === "input.transcribe";
	if (bytes > LARGEST_BODY && !isRecording) {
		throw new Problem("body_too_large", say("body_too_large", { most: LARGEST_BODY }));
	}
}

export const chatRoute: Route = route({
	method: "POST",
	path: "/chatkit",
	summary: "ChatKit's server protocol: JSON, or server-sent events for a turn",
	mutates: true,
	freeBody: true,
	mostBytes: LARGEST_RECORDING,
	answer: { status: 200, schema: z.unknown(), events: true },
	refusals: [400, 404],
	async act(deps, { who, body, bytes, signal, header }) {
		boundBody(body, bytes);
		// Not `command_id`, which is made up where no key came: only what was sent with one is looked for among what came before.
		const key = header("idempotency-key");
		const answer = await deps.chat.handle(who.user.user_id, body, signal, key);
		if (answer.kind === "refused") throw new Problem(answer.code, answer.why, { violations: answer.violations });
		if (answer.kind === "json") return json(200, answer.body);
		return { kind: "events", frames: chatFrames(answer.events) };
	},
});

async function* chatFrames(events: AsyncIterable<Readonly<Record<string, unknown>>>): AsyncGenerator<string> {
	for await (const event of events) yield frame({ data: event });
}
