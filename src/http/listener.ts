/** A listening server that can be closed without failing a request: announced, drained, then cut. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { Clock } from "../ports/process/clock.ts";
import { refuseUnread } from "./refuseUnread.ts";

/** How long requests in hand may take to end when the server closes: longer than the longest wait for an actor. */
const DRAIN_MS = 6_000;
/**
 * A request must have arrived whole within 30 s, its headers within 10; answers, streams among them, may take longer. Node
 * looks only every 30 s unless told otherwise: then "30 s" would be up to 60. A connection without a request stays open for
 * longer than proxies and clients keep theirs (60 s as a rule): whichever side closes first can close on a request that is
 * already on its way, and only the side that sends it knows. Node's own 5 s would make that ours.
 */
const PATIENCE = {
	requestTimeout: 30_000,
	headersTimeout: 10_000,
	keepAliveTimeout: 75_000,
	connectionsCheckingInterval: 1_000,
};

export interface HttpServer {
	/** Resolves when it accepts connections. Rejects with the system's error (`code`) when the port cannot be had. */
	listen(): Promise<{ readonly url: string; readonly port: number }>;
	/** From now on every answer ends its connection, so that clients connect again, and elsewhere. Still serves all. */
	leave(): void;
	/** Ends what has no end of its own at once, lets the rest end within 6 s, then cuts. Resolves when nothing is open. */
	close(): Promise<void>;
}

export interface ListenerOptions {
	readonly port: number;
	readonly host: string;
	readonly clock: Clock;
	readonly respond: RequestListener;
	/** Aborted when the server begins to close: streams that have no end of their own end then. */
	readonly closing: AbortController;
}

export function createListener({ port, host, clock, respond, closing }: ListenerOptions): HttpServer {
	let isLeaving = false;
	const server = createServer(PATIENCE, (request, response) => {
		if (isLeaving) response.setHeader("Connection", "close");
		// A connection that becomes idle only now would keep the server from closing until its client lets go.
		response.once("close", () => {
			if (closing.signal.aborted) server.closeIdleConnections();
		});
		respond(request, response);
	});
	refuseUnread(server, clock);

	return {
		async listen() {
			server.listen(port, host);
			await once(server, "listening");
			const address = server.address();
			if (address === null || typeof address === "string") throw new Error("the server has no port");
			return { url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`, port: address.port };
		},
		leave() {
			isLeaving = true;
		},
		async close() {
			isLeaving = true;
			closing.abort();
			if (!server.listening) return;
			const closed = once(server, "close");
			server.close();
			server.closeIdleConnections();
			const cancel = clock.setTimer(DRAIN_MS, () => server.closeAllConnections());
			await closed;
			cancel();
		},
	};
}
