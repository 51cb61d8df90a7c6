/**
 * Clients of the HTTP interface as a process of its own: kept connections, one request after the other on each, as little work
 * as can be, since they share the cores with what they measure. Reads one `Order` as JSON from its first argument and prints
 * one `Report`.
 */
import { connect } from "node:net";
import { quantile } from "./measure.ts";

export interface Order {
	readonly port: number;
	/** The header lines that say who asks, one client each. */
	readonly credentials: readonly string[];
	readonly what: "create" | "get" | "update";
	readonly ms: number;
}

export interface Report {
	readonly perSecond: number;
	readonly p50Ms: number;
}

interface Answer {
	readonly status: number;
	readonly body: string;
}

function openClient(port: number, credential: string) {
	const socket = connect(port, "127.0.0.1").setNoDelay(true);
	let text = "";
	let answered: (answer: Answer) => void = () => {};
	socket.on("data", (chunk) => {
		text += chunk.toString("latin1");
		const end = text.indexOf("\r\n\r\n") + 4;
		if (end < 4) return;
		const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
		if (text.length < end + length) return;
		const answer = { status: Number(text.slice(9, 12)), body: text.slice(end, end + length) };
		text = "";
		answered(answer);
	});
	return {
		ask(method: string, path: string, body?: object): Promise<Answer> {
			const json = body === undefined ? "" : JSON.stringify(body);
			const about = body === undefined ? "" : `Content-Type: application/json\r\nContent-Length: ${json.length}\r\n`;
			socket.write(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${credential}\r\n${about}\r\n${json}`);
			return new Promise((resolve) => {
				answered = resolve;
			});
		},
		close: () => socket.destroy(),
	};
}

async function run({ port, credentials, what, ms }: Order): Promise<Report> {
	const clients = await Promise.all(
		credentials.map(async (credential) => {
			const client = openClient(port, credential);
			const made = await client.ask("POST", "/api/tasks", { title: "Write the report" });
			if (made.status !== 201) throw new Error(`a task was answered with ${made.status}: ${made.body}`);
			return { client, task_id: (JSON.parse(made.body) as { task: { id: number } }).task.id };
		}),
	);
	const times: number[] = [];
	const start = performance.now();
	const work = async ({ client: { ask }, task_id }: (typeof clients)[number]) => {
		for (let n = 0; performance.now() - start < ms; n += 1) {
			const began = performance.now();
			const { status, body } = await {
				create: () => ask("POST", "/api/tasks", { title: "Write the report" }),
				get: () => ask("GET", `/api/tasks/${task_id}`),
				update: () => ask("PATCH", `/api/tasks/${task_id}`, { title: `Write the report ${n}` }),
			}[what]();
			if (status >= 300) throw new Error(`${what} was answered with ${status}: ${body}`);
			times.push(performance.now() - began);
		}
	};
	await Promise.all(clients.map(work));
	const perSecond = (times.length / (performance.now() - start)) * 1_000;
	for (const { client } of clients) client.close();
	return { perSecond, p50Ms: quantile(times, 0.5) };
}

if (import.meta.main) {
	process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? "") as Order)));
}
