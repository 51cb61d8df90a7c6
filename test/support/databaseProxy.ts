/**
 * A TCP door in front of a PostgreSQL that listens on a socket, so that a test can close it, hold it shut (away), or
 * cut a connection after a statement has gone through and before its answer comes back.
 */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

export interface DatabaseProxy {
	readonly url: string;
	/** Cuts every connection and refuses new ones until `open`. */
	close(): Promise<void>;
	open(): Promise<void>;
	/** The next statement that holds this text goes through; its answer is swallowed and the connection cut. */
	cutAfter(text: string): void;
	/** How many connections were cut that way. */
	readonly cuts: number;
	stop(): Promise<void>;
}

/** `url`: of the embedded server, `postgres://user@<encoded folder of the socket>/database`. */
export async function createDatabaseProxy(url: string): Promise<DatabaseProxy> {
	const { username, host, pathname } = new URL(url);
	const socketPath = join(decodeURIComponent(host), ".s.PGSQL.5432");
	const pairs = new Set<readonly [Socket, Socket]>();
	let cutText: string | undefined;
	let cuts = 0;

	const server = createServer((client) => {
		const upstream = connect(socketPath);
		const pair = [client, upstream] as const;
		let isCutting = false;
		pairs.add(pair);
		const end = () => {
			pairs.delete(pair);
			client.destroy();
			upstream.destroy();
		};
		for (const socket of pair) socket.on("close", end).on("error", end);
		client.on("data", (chunk: Buffer) => {
			if (cutText !== undefined && chunk.includes(cutText)) {
				cutText = undefined;
				isCutting = true;
			}
			upstream.write(chunk);
		});
		upstream.on("data", (chunk: Buffer) => {
			// The server answers only after the commit: what is swallowed here has happened.
			if (!isCutting) return void client.write(chunk);
			cuts += 1;
			end();
		});
	});
	const listen = async (port: number) => {
		server.listen(port, "127.0.0.1");
		await once(server, "listening");
	};
	await listen(0);
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port was given");
	const cutAll = () => {
		for (const [client, upstream] of pairs) {
			client.destroy();
			upstream.destroy();
		}
	};
	const close = async () => {
		if (!server.listening) return;
		server.close();
		cutAll();
		await once(server, "close");
	};
	return {
		url: `postgres://${username}@127.0.0.1:${address.port}${pathname}`,
		close,
		open: () => listen(address.port),
		cutAfter: (text) => {
			cutText = text;
		},
		get cuts() {
			return cuts;
		},
		stop: close,
	};
}
