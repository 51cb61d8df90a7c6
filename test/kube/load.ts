/**
 * Users at work inside the cluster, who go by its Service as everybody does: a pod of the same image runs the text below and tells this
 * process once a second how many calls were answered, and how those failed that were not. Nothing is repeated: a failed call is one.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eventually } from "../support/promises.ts";

const USERS = 4;
const HEARD_WITHIN_MS = 120_000;

/** Plain JavaScript for the image's Node; arguments: the service, and whom to tell. */
const PROGRAM = `
const { Agent, request } = require("node:http");
const { randomUUID } = require("node:crypto");
const [service, teller, firstLink] = process.argv.slice(1);
const ask = (url, body, headers = {}, agent) => new Promise((resolve, reject) => {
	const asked = request(url, { method: "POST", agent, headers: { "content-type": "application/json", ...headers } }, (response) => {
		let text = "";
		response.on("data", (chunk) => (text += chunk)).on("error", reject).on("end", () => resolve({ status: response.statusCode, text, headers: response.headers }));
	});
	asked.on("error", reject).end(JSON.stringify(body));
});
let answered = 0;
let failed = [];
const user = async (link, signedUp) => {
	const email = randomUUID() + "@example.org";
	let entered;
	do {
		entered = await ask(service + "/api/auth/sign-up/email", { name: "Load", email, password: "correct horse battery", link }, { origin: service });
		if (entered.status !== 200) await new Promise((resolve) => setTimeout(resolve, 1000));
	} while (entered.status === 503);
	if (entered.status !== 200) throw new Error("sign-up: " + entered.status + " " + entered.text.slice(0, 200));
	const token = entered.headers["set-auth-token"] ?? JSON.parse(entered.text).token;
	signedUp();
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	for (;;) {
		const headers = { authorization: "Bearer " + token, "idempotency-key": randomUUID() };
		try {
			const { status, text } = await ask(service + "/api/tasks", { title: "a task" }, headers, agent);
			if (status === 201) answered += 1;
			else failed.push(status + " " + text.slice(0, 200));
		} catch (fault) {
			failed.push(String(fault));
		}
	}
};
// The first account of a server that others can reach needs the operator's link; the others come after it.
(async () => {
	for (let n = 0; n < ${USERS}; n += 1) await new Promise((resolve) => user(n === 0 ? firstLink : undefined, resolve).catch((fault) => failed.push("no user: " + fault)));
})();
setInterval(async () => {
	const told = { answered, failed };
	failed = [];
	const answer = await ask(teller, told).catch(() => undefined);
	if (answer?.text === "stop") process.exit(0);
}, 1000);
`;

export interface Load {
	/** The pod that works. `link`: of the first account. */
	manifest(link: string): object;
	/** Resolves when so many more calls were answered. */
	more(count: number): Promise<void>;
	/** What has failed since the last time that this was asked. */
	takeFailed(): readonly string[];
	answered(): number;
	stop(): Promise<void>;
}

export async function prepareLoad(options: {
	readonly host: string;
	readonly service: string;
	readonly image: string;
}): Promise<Load> {
	const { host, service, image } = options;
	let answered = 0;
	const failed: string[] = [];
	let isOver = false;
	let wasTold = false;
	const server = createServer((asked, response) => {
		let text = "";
		asked.on("data", (chunk: Buffer) => {
			text += String(chunk);
		});
		asked.on("end", () => {
			const told = JSON.parse(text) as { readonly answered: number; readonly failed: readonly string[] };
			answered = told.answered;
			failed.push(...told.failed);
			if (isOver) wasTold = true;
			response.end(isOver ? "stop" : "go on");
		});
	});
	server.listen(0, host);
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return {
		manifest: (link) => ({
			apiVersion: "v1",
			kind: "Pod",
			metadata: { name: "load" },
			spec: {
				restartPolicy: "Never",
				automountServiceAccountToken: false,
				securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
				containers: [
					{
						name: "load",
						image,
						command: ["node", "-e", PROGRAM, service, `http://${host}:${port}/`, link],
						securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
					},
				],
			},
		}),
		async more(count) {
			const wanted = answered + count;
			await eventually(
				() => answered,
				(now) => now >= wanted,
				HEARD_WITHIN_MS,
			).catch((cause: unknown) => {
				throw new Error(
					`only ${answered} calls were answered, ${wanted} were waited for; failed: ${failed.slice(0, 3)}`,
					{ cause },
				);
			});
		},
		takeFailed: () => failed.splice(0),
		answered: () => answered,
		async stop() {
			isOver = true;
			await eventually(() => wasTold, Boolean, 5_000).catch(() => undefined);
			server.close();
			server.closeAllConnections();
		},
	};
}
