/**
 * Requests to addresses that users name: over TLS, to public addresses alone, never redirected, bounded in time and in what is
 * read. The address is looked at as the connection is made, so a name that is answered otherwise the next time leads nowhere.
 */
import { lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "../domain/publicAddress.ts";
import { type Remark, type Sentence, say } from "../domain/refusals/sentence.ts";

/** ms for the whole of a request: less than the 30 s that a channel may take. */
const PATIENCE_MS = 15_000;
/** Of an answer so much is read (bytes): it goes into the ledger. */
const MOST_READ = 2_000;

export type Outcome =
	| { readonly kind: "answered"; readonly status: number; readonly retryAfterMs: number | null; readonly said: string }
	/** No connection, or no answer in time. */
	| { readonly kind: "unreached"; readonly why: Remark }
	/** It leads to where nothing of ours goes. */
	| { readonly kind: "forbidden"; readonly why: Sentence };

export interface Outgoing {
	/** Never rejects. */
	post(url: string, headers: Readonly<Record<string, string>>, body: Buffer | string): Promise<Outcome>;
}

class Forbidden extends Error {
	readonly why: Sentence;
	constructor(why: Sentence) {
		super(why.message);
		this.why = why;
	}
}

/**
 * The address of a text; null for what is none. Readers of addresses drop tabs and line ends, and write what else cannot stand in
 * one in another way: what is kept, shown and sent on as it was written must be what is reached.
 */
export function addressIn(text: string): URL | null {
	return /\s|\p{Cc}|\p{Cs}/u.test(text) ? null : URL.parse(text);
}

/** `ownHosts`: names (`ntfy.lan`, `ntfy.lan:8080`) that the operator lets users reach though they are not public, without TLS, too. */
export function createOutgoing({ ownHosts }: { readonly ownHosts: readonly string[] }): Outgoing {
	return {
		async post(address, headers, body) {
			const url = addressIn(address);
			if (url === null) return { kind: "forbidden", why: say("address_none") };
			const why = whyNotReached(url, ownHosts);
			if (why !== undefined) return { kind: "forbidden", why };
			const isOwn = isOf(ownHosts, url);
			try {
				return await send(url, headers, body, isOwn ? undefined : publicOnly);
			} catch (fault) {
				if (fault instanceof Forbidden) return { kind: "forbidden", why: fault.why };
				return { kind: "unreached", why: whyUnreached(fault) };
			}
		},
	};
}

/** Words of the system are left as they are (`connect ECONNREFUSED …`). */
function whyUnreached(fault: unknown): Remark {
	if (!(fault instanceof Error)) return String(fault);
	// What `AbortSignal.timeout` rejects with stands behind what a request makes of it.
	const isLate = [fault, fault.cause].some((one) => one instanceof Error && one.name === "TimeoutError");
	return isLate ? say("no_answer_in_time", { seconds: PATIENCE_MS / 1_000 }) : fault.message || fault.name;
}

const isOf = (ownHosts: readonly string[], { host, hostname }: URL) =>
	ownHosts.includes(host) || ownHosts.includes(hostname);

/** As `whyForbidden`, where an operator allows hosts of his own. */
export function whyNotReached(url: URL, ownHosts: readonly string[]): Sentence | undefined {
	if (!isOf(ownHosts, url)) return whyForbidden(url);
	return url.protocol === "http:" || url.protocol === "https:" ? undefined : say("address_not_http");
}

/** Why an address can take nothing whatever its name leads to; undefined: nothing speaks against it. */
export function whyForbidden({ protocol, hostname, username, password }: URL): Sentence | undefined {
	if (protocol !== "https:") return say("address_not_https");
	if (username !== "" || password !== "") return say("address_with_password");
	const literal = hostname.replace(/^\[|\]$/g, "");
	if (isIP(literal) > 0 && !isPublicAddress(literal)) return say("address_not_public", { host: literal });
	return undefined;
}

const publicOnly: LookupFunction = (host, options, callback) => {
	lookup(host, { ...options, all: true }, (fault, found) => {
		if (fault) return callback(fault, "", 0);
		const open = found.filter(({ address }) => isPublicAddress(address));
		const [first] = open;
		if (first === undefined) return callback(new Forbidden(say("address_not_public", { host })), "", 0);
		if (options.all) callback(null, open);
		else callback(null, first.address, first.family);
	});
};

function send(
	url: URL,
	headers: Readonly<Record<string, string>>,
	body: Buffer | string,
	lookupBy: LookupFunction | undefined,
): Promise<Outcome> {
	const request = url.protocol === "https:" ? requestTls : requestPlain;
	const signal = AbortSignal.timeout(PATIENCE_MS);
	return new Promise((resolve, reject) => {
		const options = { method: "POST", headers, signal, agent: false, ...(lookupBy ? { lookup: lookupBy } : {}) };
		const asked = request(url, options, (answer) => {
			const pieces: Buffer[] = [];
			let length = 0;
			const done = () => {
				const said = Buffer.concat(pieces).toString("utf8").slice(0, MOST_READ);
				const retryAfterMs = readRetryAfter(answer.headers["retry-after"]);
				resolve({ kind: "answered", status: answer.statusCode ?? 0, retryAfterMs, said });
				// What is left of the answer is nobody's concern.
				asked.destroy();
			};
			answer.on("data", (piece: Buffer) => {
				pieces.push(piece);
				length += piece.length;
				if (length >= MOST_READ) done();
			});
			answer.on("end", done);
			answer.on("error", reject);
		});
		asked.on("error", reject);
		asked.end(body);
	});
}

/** Seconds (RFC 9110 §10.2.3); a date is left to our own back-off. */
function readRetryAfter(value: string | undefined): number | null {
	return value !== undefined && /^\d{1,7}$/.test(value) ? Number(value) * 1_000 : null;
}
