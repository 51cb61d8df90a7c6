/**
 * The key pair by which push services know this installation (VAPID, RFC 8292). It follows from the secret of the installation
 * (decision 0184), so every pod has the same, and it is kept wherever that is.
 */
import { createECDH, hkdfSync } from "node:crypto";

export interface VapidKeys {
	/** An uncompressed point of P-256, base64url: what a page subscribes with. */
	readonly publicKey: string;
	readonly privateKey: string;
}

/** The order of P-256 (FIPS 186-4, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export function vapidKeysOf(secret: string): VapidKeys {
	// 128 bits more than the order has, so that the remainder is as good as uniform (FIPS 186-4, B.4.1).
	const drawn = Buffer.from(hkdfSync("sha256", secret, "", "adjutant web push 1", 48)).toString("hex");
	const scalar = (BigInt(`0x${drawn}`) % (ORDER - 1n)) + 1n;
	const own = createECDH("prime256v1");
	own.setPrivateKey(scalar.toString(16).padStart(64, "0"), "hex");
	return {
		publicKey: own.getPublicKey("base64url"),
		privateKey: Buffer.from(scalar.toString(16).padStart(64, "0"), "hex").toString("base64url"),
	};
}

/** Whom a push service turns to. Some refuse an address that cannot be anybody's, such as one at localhost. */
export function vapidSubject(publicUrl: string, from: string): string {
	if (publicUrl.startsWith("https://")) return publicUrl;
	const address = /([^\s<>]+@[^\s<>]+)>?\s*$/.exec(from)?.[1] ?? "adjutant@localhost";
	return `mailto:${address}`;
}
