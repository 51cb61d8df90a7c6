/**
 * Two hundred answers of a model at once on one pod: how long any of them stands still. The model says a word each 100 ms; whatever
 * lies between two words beyond that is a stall, of the pod, or of this machine, which the same streams read straight from the model tell.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Client, signUp } from "../test/support/client.ts";
import { createInstallation } from "../test/support/server.ts";
import { limited, type Measurement, quantile } from "./measure.ts";

const STREAMS = 200;
const USERS = 20;
const WORDS = 100;
const EACH_MS = 100;
/** While the streams begin, requests and their first statements are what is measured elsewhere. */
const SETTLED_AFTER = 10;

const event = (delta: object, finish_reason: string | null = null) =>
	`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`;

export async function benchChat(url: string): Promise<Measurement[]> {
	const model = createServer((request, response) => {
		request.resume().on("end", () => {
			response.writeHead(200, { "content-type": "text/event-stream" });
			let said = 0;
			const timer = setInterval(() => {
				said += 1;
				if (said <= WORDS) return response.write(event({ content: `word${said} ` }));
				clearInterval(timer);
				return response.end(`${event({}, "stop")}data: [DONE]\n\n`);
			}, EACH_MS);
			response.once("close", () => clearInterval(timer));
		});
	}).listen(0, "127.0.0.1");
	await once(model, "listening");
	const modelUrl = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
	const installation = await createInstallation();
	try {
		const settings = { OPENAI_BASE_URL: modelUrl, OPENAI_MODEL: "m", OPENAI_API: "chat", MODEL_FIRST_BYTE_MS: "30000" };
		const server = await installation.start({ DATABASE_URL: url, ...settings });
		const users: Client[] = [];
		for (let n = 0; n < USERS; n += 1) users.push(await signUp(server.url));
		const content = [{ type: "input_text", text: "hello there" }];
		const input = { content, attachments: [], inference_options: {} };
		const message = JSON.stringify({ type: "threads.create", params: { input } });
		const say = (n: number) =>
			fetch(`${server.url}/chatkit`, {
				method: "POST",
				headers: { authorization: `Bearer ${users[n % USERS]?.token}`, "content-type": "application/json" },
				body: message,
			});
		const ask = () => fetch(`${modelUrl}/chat/completions`, { method: "POST", body: "{}" });

		// The first message loads what reads messages.
		await longestStall(await say(0));
		const bare = await stallsOf(ask);
		const through = await stallsOf(say);
		return [
			{
				subject: `longest stall of ${STREAMS} streams, read straight from the model`,
				measured: `${Math.max(...bare).toFixed(0)} ms`,
				compared: "shown only",
				ratio: 1,
				bound: null,
			},
			limited(`longest stall of ${STREAMS} answers in the chat at once`, Math.max(...through), 100, "ms"),
			limited("the same, of one in a hundred", quantile(through, 0.99), 50, "ms"),
		];
	} finally {
		await installation.dispose();
		model.closeAllConnections();
		model.close();
	}
}

/** The longest stall of each stream (ms). */
const stallsOf = (open: (n: number) => Promise<Response>): Promise<number[]> =>
	Promise.all(Array.from({ length: STREAMS }, async (_, n) => longestStall(await open(n))));

async function longestStall(response: Response): Promise<number> {
	if (!response.ok || response.body === null) throw new Error(`a stream was answered with ${response.status}`);
	let longest = 0;
	let last: number | undefined;
	let words = 0;
	const decoder = new TextDecoder();
	for await (const bytes of response.body) {
		const count = decoder.decode(bytes, { stream: true }).match(/"word\d+ "/g)?.length ?? 0;
		if (count === 0) continue;
		words += count;
		const now = performance.now();
		if (last !== undefined && words > SETTLED_AFTER) longest = Math.max(longest, now - last - EACH_MS);
		last = now;
	}
	if (words < WORDS) throw new Error(`${words} of ${WORDS} words came`);
	return Math.max(0, longest);
}
