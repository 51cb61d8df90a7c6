/**
 * What a credential says, signed by the secret that counts now. Better Auth believes the signatures of one secret alone; so what
 * another one of ours has signed (cookies of any name, and sessions sent as bearer tokens) is signed again before Better Auth sees it.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../ports/process/secrets.ts";
import { decoded, readCookies, writeCookies } from "../identity/cookies.ts";

/** HMAC-SHA256 in Base64, as Better Auth signs. */
const SIGNED = /^(.+)\.([A-Za-z0-9+/]{43}=)$/s;
const BEARER = /^(bearer\s+)(.+)$/i;

const signatureOf = (key: KeyObject, text: string) => createHmac("sha256", key).update(text).digest();

/** Changes the headers that are handed on to Better Auth. */
export function createSignAnew([current, ...others]: Secrets): (headers: Headers) => void {
	const own = createSecretKey(current, "utf8");
	const keys = others.map((secret) => createSecretKey(secret, "utf8"));

	/** `value`: decoded. Undefined: none of the others has signed it. */
	function anew(value: string): string | undefined {
		const [, text = "", signature = ""] = SIGNED.exec(value) ?? [];
		if (text === "") return undefined;
		const given = Buffer.from(signature, "base64");
		if (!keys.some((key) => timingSafeEqual(signatureOf(key, text), given))) return undefined;
		return `${text}.${signatureOf(own, text).toString("base64")}`;
	}

	return (headers) => {
		if (keys.length === 0) return;
		const cookie = headers.get("cookie");
		if (cookie !== null) headers.set("cookie", writeCookies(signedAnew(readCookies(cookie))));
		const [, scheme, token = ""] = BEARER.exec(headers.get("authorization") ?? "") ?? [];
		const signed = anew(decoded(token));
		if (scheme !== undefined && signed !== undefined)
			headers.set("authorization", `${scheme}${encodeURIComponent(signed)}`);
	};

	function signedAnew(cookies: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
		return new Map(Array.from(cookies, ([name, value]) => [name, anew(value) ?? value]));
	}
}
