/**
 * The session token that a credential carries, as Better Auth writes it: `<token>.<signature>`, percent-encoded, where the
 * signature is HMAC-SHA256 over the token in Base64. What bears no signature of ours names nobody: a token that leaks from
 * the database is not enough to come in.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../ports/process/secrets.ts";
import { decoded, readCookies } from "./cookies.ts";

/** Signatures are kept in groups of this size: so many at least, and twice as many at most. */
const KEPT = 1_000;
/** Ours have less than a hundred characters; a caller may send one of any length. */
const LONGEST_KEPT = 256;

export interface CredentialReader {
	/** The token of a signed value, percent-encoded or not; `undefined` where the signature is missing or wrong. */
	read(signed: string): string | undefined;
	/** The same of a cookie. */
	readCookie(header: string, name: string): string | undefined;
}

export function createCredentialReader(secrets: Secrets): CredentialReader {
	const keys = secrets.map((secret) => createSecretKey(secret, "utf8"));
	// Two generations, the older one dropped whole. What bears a good signature bears it for ever, so that it is checked once; whether
	// the session lasts is not told by it, and is looked up each time (decision 0067).
	let young = new Map<string, string>();
	let old = new Map<string, string>();
	/** `signed`: decoded. */
	function tokenOf(signed: string): string | undefined {
		const known = young.get(signed);
		if (known !== undefined) return known;
		const token = old.get(signed) ?? check(signed);
		if (token === undefined || signed.length > LONGEST_KEPT) return token;
		young.set(signed, token);
		if (young.size >= KEPT) {
			old = young;
			young = new Map();
		}
		return token;
	}
	function check(text: string): string | undefined {
		const dot = text.lastIndexOf(".");
		if (dot < 1) return undefined;
		const token = text.slice(0, dot);
		const given = Buffer.from(text.slice(dot + 1), "latin1");
		const isOf = (key: KeyObject) => {
			const expected = Buffer.from(createHmac("sha256", key).update(token).digest("base64"), "latin1");
			return given.length === expected.length && timingSafeEqual(given, expected);
		};
		return keys.some(isOf) ? token : undefined;
	}
	return {
		read: (signed) => tokenOf(decoded(signed)),
		readCookie(header, name) {
			const signed = readCookies(header).get(name);
			return signed === undefined ? undefined : tokenOf(signed);
		},
	};
}
