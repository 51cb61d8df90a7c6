/**
 * What a credential says, signed by the secret that counts now. Better Auth believes the signatures of one secret alone; so what
 * another one of ours has signed (cookies of whatever name, and sessions shown as bearer) is signed anew before it is shown to it.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../ports/secrets.ts";

/** HMAC-SHA256 in Base64, as Better Auth signs. */
const SIGNED = /^(.+)\.([A-Za-z0-9+/]{43}=)$/s;
const BEARER = /^(bearer\s+)(.+)$/i;

const signatureOf = (key: KeyObject, text: string) => createHmac("sha256", key).update(text).digest();

/** Changes the headers that are handed on to Better Auth. */
export function createSignAnew([current, ...others]: Secrets): (headers: Headers) => void {
	const own = createSecretKey(current, "utf8");
	const keys = others.map((secret) => createSecretKey(secret, "utf8"));

	/** Undefined: none of the others has signed it. */
	function anew(value: string): string | undefined {
		const [, text = "", signature = ""] = SIGNED.exec(decoded(value)) ?? [];
		if (text === "") return undefined;
		const given = Buffer.from(signature, "base64");
		if (!keys.some((key) => timingSafeEqual(signatureOf(key, text), given))) return undefined;
		return encodeURIComponent(`${text}.${signatureOf(own, text).toString("base64")}`);
	}

	return (headers) => {
		if (keys.length === 0) return;
		const cookie = headers.get("cookie");
		if (cookie !== null) headers.set("cookie", cookie.split(";").map(signedPair).join(";"));
		const [, scheme, token = ""] = BEARER.exec(headers.get("authorization") ?? "") ?? [];
		const signed = anew(token);
		if (scheme !== undefined && signed !== undefined) headers.set("authorization", `${scheme}${signed}`);
	};

	function signedPair(pair: string): string {
		const equals = pair.indexOf("=");
		const value = pair.slice(equals + 1).trim();
		const signed = equals < 0 ? undefined : anew(value.replace(/^"(.*)"$/, "$1"));
		return signed === undefined ? pair : `${pair.slice(0, equals + 1)}${signed}`;
	}
}

/** What is not well encoded is left as it came; then nobody has signed it. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
