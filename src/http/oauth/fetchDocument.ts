/**
 * Reads a document that a stranger has named, without being led anywhere by him: a name is resolved once, all its addresses must be
 * public, and the connection goes to the very address that was looked at. One answer, no redirect, a few kilobytes, a few seconds.
 */
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { isPublicAddress } from "../../domain/publicAddress.ts";
import type { Outside } from "./outside.ts";

/** In bytes; draft-ietf-oauth-client-id-metadata-document, section 6.6, advises 5 KB. */
const LARGEST = 8 * 1024;
/** For all of it: name, connection, answer. */
const WITHIN_MS = 5_000;
/** How long it counts where its headers say nothing, and at least and at most. */
const FRESH_S = { usual: 3_600, least: 300, most: 86_400 };

/** Why a document was not read; for logs and tests. The app that named it is not told. */
export class Unreadable extends Error {
	override readonly name = "Unreadable";
}

export interface FetchedDocument {
	readonly text: string;
	/** For so long it need not be read again (RFC 9111 §5.2.2.1, within bounds of ours). */
	readonly fresh_s: number;
}

/** Throws `Unreadable`. `url` is https, on its usual port. */
export async function fetchDocument(url: URL, outside: Outside): Promise<FetchedDocument> {
	const signal = AbortSignal.timeout(WITHIN_MS);
	try {
		const address = await Promise.race([publicAddressOf(url.hostname, outside), aborted(signal)]);
		const response = await ask(url, address, outside, signal);
		try {
			return { text: await textOf(response), fresh_s: freshFor(response) };
		} finally {
			response.destroy();
		}
	} catch (fault) {
		if (fault instanceof Unreadable) throw fault;
		throw new Unreadable(
			signal.aborted ? "it took too long" : `no answer: ${fault instanceof Error ? fault.message : fault}`,
		);
	}
}

/** Were one of them private, who owns the name could choose between them. */
async function publicAddressOf(name: string, { resolve }: Outside): Promise<string> {
	const addresses = await resolve(name);
	const [first] = addresses;
	if (first === undefined || !addresses.every(isPublicAddress)) throw new Unreadable("its address is not public");
	return first;
}

async function aborted(signal: AbortSignal): Promise<never> {
	if (!signal.aborted) await once(signal, "abort");
	throw new Unreadable("it took too long");
}

async function ask(url: URL, address: string, { open }: Outside, signal: AbortSignal): Promise<IncomingMessage> {
	// Named here: without an agent the library would add the port of plain HTTP.
	const headers = {
		host: url.hostname,
		accept: "application/json",
		"accept-encoding": "identity",
		connection: "close",
	};
	const sent = request(url, { createConnection: () => open(address, url.hostname), headers, signal });
	sent.end();
	const [response] = (await once(sent, "response")) as [IncomingMessage];
	return response;
}

async function textOf(response: IncomingMessage): Promise<string> {
	const { statusCode, headers } = response;
	if (statusCode !== 200) throw new Unreadable(`it was answered with ${statusCode}`);
	const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
	if (!/^application\/(?:[\w.+-]+\+)?json$/.test(type)) throw new Unreadable("it is no JSON");
	if (headers["content-encoding"] !== undefined) throw new Unreadable("it is packed");
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of response) {
		const bytes = piece as Buffer;
		size += bytes.length;
		if (size > LARGEST) throw new Unreadable("it is too large");
		pieces.push(bytes);
	}
	if (!response.complete) throw new Unreadable("it was cut short");
	return Buffer.concat(pieces).toString("utf8");
}

function freshFor({ headers }: IncomingMessage): number {
	const control = headers["cache-control"]?.toLowerCase() ?? "";
	const said = /(?:^|[\s,])(?:no-store|no-cache)/.test(control)
		? 0
		: Number(/(?:^|[\s,])max-age="?(\d{1,9})/.exec(control)?.[1] ?? FRESH_S.usual);
	return Math.min(Math.max(said, FRESH_S.least), FRESH_S.most);
}
