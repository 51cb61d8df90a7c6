/**
 * A TCP door in front of a server: a test can close it, hold what passes (half-open), slow it down, cut every connection,
 * or cut one after a certain request has gone through and before its answer comes back.
 */
import { once } from "node:events";
import { connect, createServer, type NetConnectOpts, type Socket } from "node:net";
import { freePort } from "./freePort.ts";

export interface TcpDoor {
	readonly port: number;
	/** Cuts every connection and refuses new ones until `open`. */
	close(): Promise<void>;
	open(): Promise<void>;
	/** Cuts every connection; new ones are let through. */
	cut(): void;
	/** Half-open: connections are accepted and stay, and nothing passes in either direction until `release`. */
	hold(): void;
	release(): void;
	/** Each chunk waits so long from now on, in ms, in each direction. */
	delay(ms: number): void;
	/** The next request that holds this text goes through; its answer is swallowed and the connection cut. */
	cutAfter(text: string): void;
	/** How many connections were cut that way. */
	readonly cuts: number;
}

/** `port`: where it listens on 127.0.0.1; a free one when none is named. */
export async function createTcpDoor(target: NetConnectOpts, port?: number): Promise<TcpDoor> {
	const pairs = new Set<readonly [Socket, Socket]>();
	let cutText: string | undefined;
	let cuts = 0;
	let delayMs = 0;
	/** Chunks that wait for `release`, in order; undefined while the door is open. */
	let held: (() => void)[] | undefined;

	/** Keeps the order: every chunk of one moment waits equally long. */
	const pass = (to: Socket, chunk: Buffer) => {
		const write = () => void (to.destroyed || to.write(chunk));
		if (held) held.push(write);
		else if (delayMs > 0) setTimeout(write, delayMs);
		else write();
	};
	const server = createServer((client) => {
		const upstream = connect(target);
		const pair = [client, upstream] as const;
		let isCutting = false;
		pairs.add(pair);
		const end = () => {
			pairs.delete(pair);
			client.destroy();
			upstream.destroy();
		};
		for (const socket of pair) socket.on("close", end).on("error", end).setNoDelay(true);
		client.on("data", (chunk: Buffer) => {
			if (cutText !== undefined && chunk.includes(cutText)) {
				cutText = undefined;
				isCutting = true;
			}
			pass(upstream, chunk);
		});
		upstream.on("data", (chunk: Buffer) => {
			// The server answers only after the commit: what is swallowed here has happened.
			if (!isCutting) return pass(client, chunk);
			cuts += 1;
			end();
		});
	});
	const at = port ?? (await freePort());
	const open = async () => {
		server.listen(at, "127.0.0.1");
		await once(server, "listening");
	};
	await open();
	const cut = () => {
		for (const [client, upstream] of pairs) {
			client.destroy();
			upstream.destroy();
		}
	};
	return {
		port: at,
		async close() {
			if (!server.listening) return;
			server.close();
			cut();
			await once(server, "close");
		},
		open,
		cut,
		hold() {
			held ??= [];
		},
		release() {
			const writes = held ?? [];
			held = undefined;
			for (const write of writes) write();
		},
		delay(ms) {
			delayMs = ms;
		},
		cutAfter(text) {
			cutText = text;
		},
		get cuts() {
			return cuts;
		},
	};
}
