/** What a cluster for a try needs beside it: PostgreSQL and Kafka of this machine, at an address that its pods reach. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer as createTcpServer, type Socket } from "node:net";
import { createSignUpLinks } from "../../src/persistence/accounts/signUpLinks.ts";
import { openDatabase } from "../../src/persistence/database.ts";
import { startPostgresServer } from "../cluster/postgresServer.ts";
import { freePort } from "../support/freePort.ts";
import { startKafkaBroker } from "../support/kafkaBroker.ts";
import { createTiedFolder } from "../support/tiedProcess.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export interface Surroundings {
	/** As pods reach them. */
	readonly databaseUrl: string;
	readonly brokers: string;
	/** One more database, empty, as pods reach it. */
	addDatabase(name: string): Promise<string>;
	/** The operator's, for the first account; the tables must be there. */
	firstLink(): Promise<string>;
	stop(): Promise<void>;
}

/** Passes connections to `host` on to this machine's loopback. */
async function openWay(host: string, target: number, port = 0) {
	const sockets = new Set<Socket>();
	const server = createTcpServer((client) => {
		const upstream = connect(target, "127.0.0.1");
		for (const socket of [client, upstream]) {
			sockets.add(socket);
			socket.setNoDelay(true).on("close", () => sockets.delete(socket));
			socket.on("error", () => void [client, upstream].map((one) => one.destroy()));
		}
		client.pipe(upstream).pipe(client);
	});
	server.listen(port, host);
	await once(server, "listening");
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}

export async function startSurroundings(host: string): Promise<Surroundings> {
	const folder = createTiedFolder("adjutant-kube-");
	const postgres = await startPostgresServer(folder.path, await freePort());
	const toPostgres = await openWay(host, postgres.port);
	const port = await freePort();
	const kafka = await startKafkaBroker({ clientsReachItAt: `${host}:${port}`, parent: folder.path });
	const toKafka = await openWay(host, Number(kafka.brokers.split(":")[1]), port);
	const databaseUrl = postgres.url.replace(`127.0.0.1:${postgres.port}`, `${host}:${toPostgres.port}`);
	return {
		databaseUrl,
		brokers: `${host}:${port}`,
		async addDatabase(name) {
			const database = await openDatabase({ url: postgres.url }, silent);
			try {
				await database.query(`CREATE DATABASE ${name}`);
			} finally {
				await database.close();
			}
			return databaseUrl.replace(/\/[^/]+$/, `/${name}`);
		},
		async firstLink() {
			const database = await openDatabase({ url: postgres.url }, silent);
			try {
				const link = await createSignUpLinks(database).makeOperatorLink();
				if (link === undefined) throw new Error("there is an account already");
				return link;
			} finally {
				await database.close();
			}
		},
		async stop() {
			toPostgres.close();
			toKafka.close();
			await kafka.stop();
			await postgres.stop();
			await folder.remove();
		},
	};
}
