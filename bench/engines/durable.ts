/** Engines of durable execution: DBOS in PostgreSQL, Restate as a server of its own. Each as its documentation has what runs later. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { freePort } from "../../test/support/freePort.ts";
import { AT_ONCE, type StartEngine } from "./engine.ts";
import { load, programOf } from "./packages.ts";

type Workflow = (id: number) => Promise<void>;
interface DbosModule {
	readonly DBOS: {
		setConfig(config: object): void;
		registerWorkflow(work: Workflow, options: object): Workflow;
		registerQueue(name: string, options: object): Promise<unknown>;
		runStep(step: () => Promise<void>): Promise<void>;
		startWorkflow(work: Workflow, options: object): (id: number) => Promise<unknown>;
		launch(): Promise<void>;
		shutdown(): Promise<void>;
	};
}

/** https://docs.dbos.dev/typescript/tutorials/queue-tutorial: a queue whose workflows are enqueued with a delay; the work is a step. */
export const startDbos: StartEngine = async ({ databaseUrl, run }) => {
	const { DBOS } = await load<DbosModule>("@dbos-inc/dbos-sdk");
	DBOS.setConfig({ name: "bench", systemDatabaseUrl: databaseUrl, systemDatabasePoolSize: 20, logLevel: "error" });
	const fire = DBOS.registerWorkflow((id) => DBOS.runStep(() => run(id)), { name: "fire" });
	await DBOS.launch();
	await DBOS.registerQueue("fire", { workerConcurrency: AT_ONCE, minPollingIntervalMs: 100 });
	return {
		schedule: (id, atMs) => {
			const delaySeconds = Math.max(0, (atMs - Date.now()) / 1_000);
			return DBOS.startWorkflow(fire, { queueName: "fire", enqueueOptions: { delaySeconds } })(id);
		},
		stop: () => DBOS.shutdown(),
	};
};

interface RestateSdk {
	service(of: object): object;
	serve(options: object): Promise<unknown>;
}
interface RestateContext {
	run(work: () => Promise<void>): Promise<void>;
}

/** https://docs.restate.dev/services/invocation/http: sent with a delay by the ingress; the work is a durable step. */
export const startRestate: StartEngine = async ({ folder, run }) => {
	const { service, serve } = await load<RestateSdk>("@restatedev/restate-sdk");
	const [own, ingress, admin, node] = [await freePort(), await freePort(), await freePort(), await freePort()];
	const handlers = { run: (context: RestateContext, { id }: { readonly id: number }) => context.run(() => run(id)) };
	await serve({ services: [service({ name: "fire", handlers })], port: own });
	const platform = `restate-server-${process.platform}-${process.arch}`;
	const server = spawn(
		programOf("@restatedev", platform, "bin/restate-server"),
		["--no-logo", "--listen-mode", "tcp"],
		{
			stdio: "ignore",
			env: {
				PATH: process.env.PATH,
				RESTATE_BASE_DIR: folder,
				RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
				RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
				RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
				RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
				RESTATE_LOG_FILTER: "error",
			},
		},
	);
	process.once("exit", () => server.kill("SIGKILL"));
	await untilAnswers(`http://127.0.0.1:${admin}/health`);
	await post(`http://127.0.0.1:${admin}/deployments`, { uri: `http://127.0.0.1:${own}` });
	return {
		schedule: (id, atMs) =>
			post(`http://127.0.0.1:${ingress}/fire/run/send?delay=${Math.max(0, atMs - Date.now())}ms`, { id }),
		ownServerBytes: async () => residentBytes(server.pid ?? 0),
		stop: async () => {
			const ended = once(server, "exit");
			server.kill("SIGTERM");
			await ended;
		},
	};
};

async function post(url: string, body: object): Promise<void> {
	const headers = { "content-type": "application/json" };
	const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
	const said = await answer.text();
	if (!answer.ok) throw new Error(`${url}: ${answer.status} ${said}`);
}

async function untilAnswers(url: string): Promise<void> {
	for (let tries = 0; tries < 300; tries += 1) {
		const answer = await fetch(url).catch(() => undefined);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${url} did not answer within 30 s`);
}

function residentBytes(pid: number): number {
	const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
	return Number(kilobytes) * 1_024;
}
