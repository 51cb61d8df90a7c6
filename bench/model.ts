/**
 * What a turn with a model costs of ours: CPU time of a step, less that of a bare request for the same answer, in turns between
 * one another. The server is in this process for both.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readConfiguration } from "../src/config.ts";
import { createSystemClock } from "../src/host/systemClock.ts";
import { createAllowance } from "../src/modelServer/allowance.ts";
import { readBounds } from "../src/modelServer/bounds.ts";
import { createModelTurns } from "../src/modelServer/modelTurns.ts";
import { createOpenAiModel } from "../src/modelServer/openaiModel.ts";
import { createLocalTally } from "../src/pod/localLimits.ts";
import type { ModelMessage, ToolDefinition } from "../src/ports/assistant/model.ts";
import { limited, type Measurement, quantile } from "./measure.ts";

const ROUNDS = 10;
const TURNS = 25;
/** Three with a call of 30 fragments, one with text of as many. */
const STEPS = 4;

/** As many and as long as a whole catalogue: about 12,000 tokens. */
const TOOLS: readonly ToolDefinition[] = Array.from({ length: 40 }, (_, n) => ({
	name: `tool_${n}`,
	description: "What it does, and an example. ".repeat(12),
	parameters: {
		type: "object",
		properties: Object.fromEntries(
			Array.from({ length: 6 }, (_, k) => [
				`field_${k}`,
				{ type: "string", description: "What it means, with its limits." },
			]),
		),
	},
}));
const HISTORY = Array.from(
	{ length: 60 },
	(_, n): ModelMessage =>
		n % 2 === 0
			? { role: "user", text: "What is due on friday? ".repeat(5) }
			: { role: "assistant", text: "Three tasks are due. ".repeat(10), calls: [] },
);

const event = (delta: unknown, finish_reason: string | null = null) =>
	`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`;

function streamOf(step: number): string {
	if (step % STEPS === STEPS - 1)
		return `${event({ content: "word " }).repeat(30)}${event({}, "stop")}data: [DONE]\n\n`;
	const fragment = (call: object) => event({ tool_calls: [{ index: 0, ...call }] });
	const begin = fragment({ id: `id_${step}`, function: { name: "tool_1", arguments: `{"field_1":"${step}` } });
	const middle = fragment({ function: { arguments: "abc" } }).repeat(28);
	return `${begin}${middle}${fragment({ function: { arguments: '"}' } })}${event({}, "tool_calls")}data: [DONE]\n\n`;
}

export async function benchModel(): Promise<Measurement[]> {
	let answered = 0;
	const server = createServer((request, response) => {
		request.resume().on("end", () => {
			response.writeHead(200, { "content-type": "text/event-stream" }).end(streamOf(answered++));
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	const clock = createSystemClock();
	const bounds = { ...readBounds(readConfiguration({})), dayTokens: 1_000_000_000 };
	const turns = createModelTurns({
		model: createOpenAiModel({ key: undefined, url, name: "m", api: "chat" }),
		clock,
		bounds,
		allowance: createAllowance({ tally: createLocalTally({ clock }), bounds }),
	});
	const request = {
		locale: "en-GB",
		user_id: "ada",
		system: "You keep the user's tasks. ".repeat(300),
		history: HISTORY,
		said: "what is due?",
		hasReadUntrusted: false,
		tools: {
			definitions: TOOLS,
			use: async () => ({
				text: "done",
				isDone: true,
				said: "",
				isAsked: false,
				hasActed: true,
				event_ids: ["e"],
				task_ids: [],
				isUntrusted: false,
			}),
		},
		signal: new AbortController().signal,
	};
	const body = JSON.stringify({ tools: TOOLS, messages: HISTORY });

	async function takeTurns(): Promise<void> {
		for (let n = 0; n < TURNS; n += 1) {
			for await (const part of turns.run(request)) {
				if (part.kind === "end" && part.outcome !== "answered") throw new Error(`a turn ended as ${part.outcome}`);
			}
		}
	}
	async function askBarely(): Promise<void> {
		for (let n = 0; n < TURNS * STEPS; n += 1) {
			await (await fetch(url, { method: "POST", body })).text();
		}
	}
	async function cpuMsOfStep(act: () => Promise<void>): Promise<number> {
		const before = process.cpuUsage();
		await act();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1_000 / (TURNS * STEPS);
	}

	try {
		await takeTurns();
		await askBarely();
		const overheads: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const bare = await cpuMsOfStep(askBarely);
			overheads.push((await cpuMsOfStep(takeTurns)) - bare);
		}
		return [
			limited("A step of a turn with a model: CPU time beyond a bare request", quantile(overheads, 0.5), 5, "ms"),
		];
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
