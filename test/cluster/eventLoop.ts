/** Keeps a pod's event loop busy through its own debugger: the process lives and its timers do not run. */
import { once } from "node:events";
import type { PodProcess } from "./podProcess.ts";

/** Resolves when the loop is free again. The pod must have been started with `NODE_OPTIONS=--inspect=0`. */
export async function blockEventLoop(pod: PodProcess, ms: number): Promise<void> {
	const url = [...pod.output().matchAll(/Debugger listening on (ws:\S+)/g)].at(-1)?.[1];
	if (url === undefined) throw new Error(`${pod.name} runs without a debugger`);
	const socket = new WebSocket(url);
	await once(socket, "open");
	try {
		const answered = once(socket, "message");
		const expression = `for (const end = performance.now() + ${ms}; performance.now() < end; );`;
		socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression } }));
		await answered;
	} finally {
		socket.close();
	}
}
