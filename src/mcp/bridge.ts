/**
 * For hosts that speak MCP by standard input and output only: passes each message on to a server over HTTP, with a key, and
 * brings the answers back. Understands nothing of them but which version was agreed on.
 */
import { StreamableHTTPClientTransport, StreamableHTTPError } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { isInitializeRequest, isJSONRPCRequest, type JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";

/** As JSON-RPC has it for what the server could not do (§5.1). */
const SERVER_ERROR = -32_000;

export interface BridgeOptions {
	readonly url: URL;
	readonly key: string;
	/** For a person; never to standard output, where the protocol is. */
	readonly complain: (line: string) => void;
}

/** Resolves when the host has closed its end. */
export async function runBridge({ url, key, complain }: BridgeOptions): Promise<void> {
	const host = new StdioServerTransport();
	const server = new StreamableHTTPClientTransport(url, {
		requestInit: { headers: { authorization: `Bearer ${key}` } },
	});
	const closed = Promise.withResolvers<void>();
	let agreeing: string | number | undefined;

	server.onmessage = (message) => {
		if ("id" in message && message.id === agreeing && "result" in message) {
			const { protocolVersion } = message.result;
			if (typeof protocolVersion === "string") server.setProtocolVersion(protocolVersion);
		}
		void host.send(message);
	};
	server.onerror = (fault) => complain(fault.message);
	host.onmessage = (message) => {
		if (isInitializeRequest(message) && isJSONRPCRequest(message)) agreeing = message.id;
		server.send(message).catch((fault: unknown) => refuse(message, sentenceOf(fault)));
	};
	host.onclose = () => closed.resolve();
	process.stdin.once("end", () => closed.resolve());

	/** Whoever waits for an answer gets one. */
	function refuse(message: JSONRPCMessage, sentence: string): void {
		complain(sentence);
		if (!isJSONRPCRequest(message)) return;
		void host.send({ jsonrpc: "2.0", id: message.id, error: { code: SERVER_ERROR, message: sentence } });
	}

	await server.start();
	await host.start();
	await closed.promise;
	await server.close();
	await host.close();
}

function sentenceOf(fault: unknown): string {
	if (fault instanceof StreamableHTTPError && fault.code === 401) {
		return "The server does not take this key: make another one in its settings.";
	}
	if (fault instanceof Error && /Unauthorized|HTTP 401/i.test(fault.message)) {
		return "The server does not take this key: make another one in its settings.";
	}
	return fault instanceof Error ? `The server did not answer: ${fault.message}` : String(fault);
}
