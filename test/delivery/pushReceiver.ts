/**
 * A push service and a browser behind it, on loopback: takes messages as RFC 8030 says, checks who signed them (RFC 8292), and
 * decrypts them as the browser does (RFC 8291, RFC 8188). Written from the documents, without the library that sends.
 */
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PushSubscriptionKeys } from "../../src/ports/delivery/pushDevices.ts";

export interface Received {
	/** The browser's name. */
	readonly browser: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** Decrypted. */
	readonly message: Record<string, unknown>;
	/** The claims of the signed token. */
	readonly token: { readonly aud: string; readonly sub: string; readonly exp: number };
}

interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
}

export async function startPushReceiver(serverKey: string) {
	const browsers = new Map<string, { own: ReturnType<typeof createECDH>; auth: Buffer }>();
	const received: Received[] = [];
	let reply: (browser: string) => Answer = () => ({ status: 201 });
	const server = createServer(async (request, response) => {
		const pieces: Buffer[] = [];
		for await (const piece of request) pieces.push(piece as Buffer);
		const browser = request.url?.slice(1) ?? "";
		const known = browsers.get(browser);
		const { status, headers = {} } = known ? reply(browser) : { status: 404 };
		if (known && status < 300) {
			const message = JSON.parse(decrypt(Buffer.concat(pieces), known.own, known.auth).toString("utf8"));
			const token = readToken(String(request.headers.authorization), serverKey);
			received.push({ browser, headers: request.headers, message, token });
		}
		response.writeHead(status, headers).end(status < 300 ? "" : "no");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		host: new URL(url).host,
		received,
		/** A browser that subscribes. */
		subscribe(browser: string): PushSubscriptionKeys {
			const own = createECDH("prime256v1");
			own.generateKeys();
			const auth = randomBytes(16);
			browsers.set(browser, { own, auth });
			return { url: `${url}/${browser}`, p256dh: own.getPublicKey("base64url"), auth: auth.toString("base64url") };
		},
		reply(next: typeof reply) {
			reply = next;
		},
		stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
	};
}

const hmac = (key: Buffer, ...parts: readonly (Buffer | string)[]) =>
	parts.reduce<ReturnType<typeof createHmac>>((sum, part) => sum.update(part), createHmac("sha256", key)).digest();

/** One record: salt, record size, key id (the sender's public key), then what is encrypted (RFC 8188 §2.1). */
function decrypt(body: Buffer, own: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
	const salt = body.subarray(0, 16);
	const keyLength = body.readUInt8(20);
	const sender = body.subarray(21, 21 + keyLength);
	const sealed = body.subarray(21 + keyLength);
	// RFC 8291 §3.3 and §3.4.
	const shared = own.computeSecret(sender);
	const ikm = hmac(hmac(auth, shared), "WebPush: info\0", own.getPublicKey(), sender, Buffer.from([1]));
	const prk = hmac(salt, ikm);
	const key = hmac(prk, "Content-Encoding: aes128gcm\0", Buffer.from([1])).subarray(0, 16);
	const nonce = hmac(prk, "Content-Encoding: nonce\0", Buffer.from([1])).subarray(0, 12);
	const decipher = createDecipheriv("aes-128-gcm", key, nonce);
	decipher.setAuthTag(sealed.subarray(-16));
	const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
	const end = padded.findLastIndex((byte) => byte !== 0);
	if (padded[end] !== 2) throw new Error("the last record has no delimiter");
	return padded.subarray(0, end);
}

/** `vapid t=…, k=…`: an ES256 token by the key that the browser subscribed with. Throws when it is not. */
function readToken(authorization: string, serverKey: string): Received["token"] {
	const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
	if (key !== serverKey) throw new Error("signed by another key");
	const point = Buffer.from(key, "base64url");
	const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
	const jwk = { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" };
	const [head = "", claims = "", signature = ""] = token.split(".");
	const options = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
	if (!verify("sha256", Buffer.from(`${head}.${claims}`), options, Buffer.from(signature, "base64url"))) {
		throw new Error("the signature does not hold");
	}
	return JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
}
