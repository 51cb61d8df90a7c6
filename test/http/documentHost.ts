/** Hosts of apps' documents: an https server of a test's own, reached by an internet in which its names have public addresses. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { connect } from "node:tls";
import type { Outside } from "../../src/http/oauth/outside.ts";
import { makeCertificate } from "../support/certificate.ts";

/** An address that is given out, to somebody else; nothing is sent there. */
const PUBLIC = "93.184.215.14";

export async function openDocumentHost(...hosts: readonly string[]) {
	const certificate = makeCertificate(...hosts);
	/** What names resolve to; by default to a public address. */
	const addresses = new Map<string, readonly string[]>();
	/** Each connection, by address and name. */
	const opened: string[] = [];
	const asked: string[] = [];
	let answer = (_asked: IncomingMessage, response: ServerResponse): void => void response.writeHead(404).end();
	const server = createServer(certificate, (request, response) => {
		asked.push(`${request.headers.host}${request.url}`);
		answer(request, response);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;

	const outside: Outside = {
		resolve: async (name) => addresses.get(name) ?? [PUBLIC],
		open(address, name) {
			opened.push(`${address} ${name}`);
			return connect({ host: "127.0.0.1", port, servername: name, ca: certificate.cert });
		},
	};
	return {
		outside,
		addresses,
		opened,
		asked,
		/** Answers from now on as told: with JSON, unless it is a function. */
		serve(what: object | ((asked: IncomingMessage, response: ServerResponse) => void), headers: object = {}): void {
			answer =
				typeof what === "function"
					? (what as typeof answer)
					: (_, response) =>
							void response
								.writeHead(200, { "content-type": "application/json", ...headers })
								.end(JSON.stringify(what));
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
