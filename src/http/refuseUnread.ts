/**
 * Answers what is no HTTP request, and what is too large for one, before any route sees it.
 *
 * Closing a socket while bytes wait in it unread makes TCP reset the connection, and the reset can overtake the answer
 * (RFC 9112 §9.6). So the answer ends our side only; what still comes is discarded until the other side has ended too.
 */
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Sentence, say } from "../domain/refusals/sentence.ts";
import type { Clock } from "../ports/process/clock.ts";
import { Problem, type ProblemCode, writeProblem } from "./problem.ts";

/** How long the other side may go on sending after it was refused. */
const LINGER_MS = 2_000;

const REFUSALS: Readonly<Record<string, readonly [code: ProblemCode, why: Sentence]>> = {
	HPE_HEADER_OVERFLOW: ["headers_too_large", say("headers_too_large")],
	HPE_CHUNK_EXTENSIONS_OVERFLOW: ["body_too_large", say("extensions_too_large")],
	ERR_HTTP_REQUEST_TIMEOUT: ["request_timeout", say("request_too_slow")],
};
const UNREADABLE = ["unreadable", say("no_http")] as const;

/** Answers each such request of the server with a problem document and closes its connection. */
export function refuseUnread(server: Server, clock: Clock): void {
	const lastAnswers = new WeakMap<Duplex, ServerResponse>();
	const isAnswering = (socket: Duplex): boolean => {
		const answer = lastAnswers.get(socket);
		return answer?.headersSent === true && !answer.writableEnded;
	};
	server.on("request", (request, response) => lastAnswers.set(request.socket, response));
	server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
		// Gone, refused before, or in the middle of another answer: there is nobody to tell, or no place to say it.
		if (error.code === "ECONNRESET" || !socket.writable || isAnswering(socket)) {
			socket.destroy();
			return;
		}
		const [code, why] = REFUSALS[error.code ?? ""] ?? UNREADABLE;
		socket.end(responseOf(new Problem(code, why)));
		discardTheRest(socket, clock);
	});
}

function responseOf(problem: Problem): string {
	const { status, headers, body } = writeProblem(problem);
	const head = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		`Content-Length: ${Buffer.byteLength(body)}`,
		"Cache-Control: no-store",
		"X-Content-Type-Options: nosniff",
		"Connection: close",
	];
	return `${head.join("\r\n")}\r\n\r\n${body}`;
}

function discardTheRest(socket: Duplex, clock: Clock): void {
	// The parser has its own listener; with that one it would meet the same fault in everything that follows.
	socket.removeAllListeners("data");
	socket.on("data", () => undefined);
	const cancel = clock.setTimer(LINGER_MS, () => socket.destroy());
	socket.once("close", cancel);
}
