/** Codes of a second factor, as an authenticator makes them. */
import { createHmac } from "node:crypto";

/** RFC 6238 with RFC 4226 §5.3; `period`: the number of the 30 s since 1970. */
export function totpOf(secret: Uint8Array, period: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(period));
	const mac = createHmac("sha1", secret).update(counter).digest();
	const at = (mac.at(-1) ?? 0) & 15;
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export const totpPeriod = () => Math.floor(Date.now() / 30_000);

/** The secret in the URI that an authenticator reads. */
export function totpSecretOf(uri: string): Buffer {
	return fromBase32(new URL(uri).searchParams.get("secret") ?? "");
}

/** RFC 4648 §6, without its padding: a secret as it is shown to be typed in. */
export function fromBase32(text: string): Buffer {
	const bits = [...text].map((letter) =>
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
	);
	return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
