/** Reads the body of a request, bounded. */

import type { IncomingMessage } from "node:http";
import { say } from "../domain/refusals/sentence.ts";
import { Problem } from "./problem.ts";

/** Largest body, in bytes, where nothing else is said. */
export const LARGEST_BODY = 64 * 1024;

/** The bytes of a body as its sender announces them; as many as there can be where he does not. */
export function sizeOf({ headers }: IncomingMessage, most = LARGEST_BODY): number {
	if (headers["transfer-encoding"] !== undefined) return most;
	return Number(headers["content-length"] ?? 0);
}

/** All bytes of the body, up to `most`. What is longer than the bound is discarded as it comes, so that the refusal can be read. */
export async function readBytes(request: IncomingMessage, most = LARGEST_BODY): Promise<Buffer> {
	const tooLarge = () => {
		request.resume();
		return new Problem("body_too_large", say("body_too_large", { most }));
	};
	if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
	const chunks: Buffer[] = [];
	let length = 0;
	// Listeners, not iteration: leaving an iteration would destroy the connection before the refusal is sent.
	await new Promise<void>((resolve, reject) => {
		request.on("data", (chunk: Buffer) => {
			length += chunk.length;
			if (length <= most) chunks.push(chunk);
			else reject(tooLarge());
		});
		request.on("end", resolve);
		// Its connection is gone either way, told by Node as an error or not: the client's doing, and no fault of ours. A request
		// that came whole is closed as well, and a refusal made in vain costs what the reading did.
		for (const end of ["error", "close"]) {
			request.on(end, () => {
				if (!request.readableEnded) reject(new Problem("unreadable", say("body_broke_off")));
			});
		}
	});
	return Buffer.concat(chunks);
}

/** The body as JSON; `undefined` when there is none. */
export async function readJson(request: IncomingMessage, most?: number): Promise<unknown> {
	const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
	const isEmpty = request.headers["transfer-encoding"] === undefined && !Number(request.headers["content-length"] ?? 0);
	if (isEmpty) return undefined;
	if (type !== "application/json") {
		request.resume();
		throw new Problem("unsupported_media_type", say("body_not_json_type"));
	}
	if (request.headers["content-encoding"] !== undefined) {
		request.resume();
		throw new Problem("unsupported_media_type", say("body_compressed"));
	}
	const bytes = await readBytes(request, most);
	return bytes.length === 0 ? undefined : parseJson(bytes);
}

/** Without state between two texts, so that one is enough. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** Throws a `Problem` for what is no JSON in UTF-8. */
export function parseJson(bytes: Buffer): unknown {
	try {
		return JSON.parse(UTF_8.decode(bytes));
	} catch {
		throw new Problem("unreadable", say("body_no_json"));
	}
}
