/**
 * Seals what lies in the database and its reader must not have: mails about accounts, with their links, and secrets of hooks.
 * AES-256-GCM (NIST SP 800-38D) under a key of its own, derived from the installation's secret by HKDF (RFC 5869), so that a
 * copy of the database signs nobody in. A seal belongs to its row: moved to another, it does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
/** What the key is for; another use of the secret has another key. */
const OF_MAILS = "adjutant: mails about accounts, 1";
/** SP 800-38D §8.2.2: random ones of 96 bits are good for 2^32 seals under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface MailSeal {
	/** Base64url. */
	seal(row_id: string, text: string): string;
	/** Undefined: sealed under another secret, or for another row, or no seal at all. */
	open(row_id: string, sealed: string): string | undefined;
}

export function createMailSeal(secret: string, purpose = OF_MAILS): MailSeal {
	const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
	return {
		seal(row_id, text) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(row_id));
			const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
		},
		open(row_id, sealed) {
			const bytes = Buffer.from(sealed, "base64url");
			const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
			if (tag.length < TAG_BYTES) return undefined;
			const opener = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
			opener.setAAD(Buffer.from(row_id)).setAuthTag(tag);
			try {
				const text = opener.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
				return Buffer.concat([text, opener.final()]).toString("utf8");
			} catch {
				// GCM says only that it does not fit.
				return undefined;
			}
		},
	};
}
