/**
 * The floor of the door: Node's own HTTP server with nothing before its handler, which sends what a request cannot do without
 * over the same pool. It checks no signature, no input and no limit, and presents nothing.
 */
import { createServer } from "node:http";
import { createSessionReads } from "../src/persistence/accounts/sessionReads.ts";
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import { rawWriter } from "./commands.ts";
import type { Pod } from "./pod.ts";

/** Knows one task of one user, who is made here; answers every request as asked by him. */
export async function openBareServer(pod: Pod) {
	const [user = ""] = await pod.addUsers(1);
	const sessions = createSessionReads(pod.database);
	const model = createReadModelStore(pod.database, { messageIdOf: (id) => id });
	const write = rawWriter(pod, user);
	const server = createServer(async (request, response) => {
		await sessions.findByToken("nobody's");
		if (request.method === "GET") {
			const task = await model.findTask(user, 1);
			if (task === undefined) throw new Error("the bare server lost its task");
		} else {
			for await (const _chunk of request) {
				// Only what is written matters.
			}
			await write();
		}
		const body = JSON.stringify({ task: { id: 1, title: "Write the report" } });
		response.writeHead(request.method === "POST" ? 201 : 200, {
			"content-type": "application/json",
			"content-length": Buffer.byteLength(body),
		});
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the bare server has no port");
	return {
		port: address.port,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
