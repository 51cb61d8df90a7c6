/**
 * Pods as an outsider has them: processes of their own on one database, reached by HTTP and by signals. Without Kafka each
 * has its own log, which assigns every shard to it: the pod started last owns all, and the others ask it.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActorStats } from "../../src/ports/cluster/actorStats.ts";
import { type Client, send } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { eventually } from "../support/promises.ts";
import { createInstallation, type Server } from "../support/server.ts";

const SHARDS = 16;

export interface Pod {
	readonly name: string;
	readonly url: string;
	readonly server: Server;
	/** Its own figures; `client` must be the first account. */
	stats(client: Client): Promise<ActorStats>;
	/** Roles and state of each pod, by name, as this one's dashboard shows them to the first account. */
	cluster(client: Client): Promise<Readonly<Record<string, string>>>;
	isReady(): Promise<boolean>;
}

export interface Pods {
	readonly database: TestDatabase;
	start(name: string, environment?: Readonly<Record<string, string>>): Promise<Pod>;
	/** Resolves when every shard is this pod's by the table. */
	owns(pod: Pod): Promise<void>;
	/** The mails that all of them have written. */
	mails(): readonly string[];
	stop(): Promise<void>;
}

export async function createPods(): Promise<Pods> {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	const common = {
		DATABASE_URL: database.url,
		AUTH_SECRET: "a secret for the sessions of these pods",
		INTERNAL_SECRET: "a secret for what these pods ask of one another",
	};
	const folders: string[] = [];
	return {
		database,
		async start(name, environment = {}) {
			const port = await freePort();
			const url = `http://127.0.0.1:${port}`;
			const dataDir = join(tmpdir(), `adjutant-pod-${randomUUID()}`);
			folders.push(dataDir);
			const own = { POD_NAME: name, POD_ADDRESS: url, PORT: String(port), DATA_DIR: dataDir };
			const server = await installation.start({ ...common, ...own, ...environment });
			return {
				name,
				url,
				server,
				async stats(client) {
					const headers = { authorization: `Bearer ${client.token}` };
					const { body } = await send<{ pods: ActorStats[] }>(`${url}/dashboard/actors?scope=pod`, "GET", { headers });
					const [stats] = body.pods;
					if (!stats) throw new Error(`no figures from ${name}: ${JSON.stringify(body)}`);
					return stats;
				},
				async cluster(client) {
					type Lines = { pods: { pod: string; roles: string[]; state: string }[] };
					const headers = { authorization: `Bearer ${client.token}` };
					const { body } = await send<Lines>(`${url}/dashboard/actors`, "GET", { headers });
					return Object.fromEntries(body.pods.map(({ pod, roles, state }) => [pod, `${roles} ${state}`]));
				},
				isReady: async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.status === 200,
			};
		},
		async owns({ name }) {
			const owned = () => database.query<{ id: number }>("SELECT id FROM shard WHERE owner = $1", [name]);
			await eventually(owned, ({ length }) => length === SHARDS, 30_000);
		},
		mails: () =>
			folders
				.map((folder) => join(folder, "mail"))
				.filter((folder) => existsSync(folder))
				.flatMap((folder) =>
					readdirSync(folder)
						.filter((file) => file.endsWith(".eml"))
						.map((file) => readFileSync(join(folder, file), "utf8")),
				),
		async stop() {
			await installation.dispose();
			for (const folder of folders) rmSync(folder, { recursive: true, force: true });
			await database.drop();
		},
	};
}
