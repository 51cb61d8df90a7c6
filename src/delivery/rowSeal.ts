/**
 * Seals what lies in the database and its reader must not have: mails about accounts, with their links, and secrets of hooks.
 * AES-256-GCM (NIST SP 800-38D) under a key of its own, derived from the installation's secret by HKDF (RFC 5869), so that a
 * copy of the database signs nobody in. A seal belongs to its row: moved to another, it does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { SealedAnew } from "../ports/accounts/sealedCells.ts";
import type { Secrets } from "../ports/process/secrets.ts";

const CIPHER = "aes-256-gcm";
/** SP 800-38D §8.2.2: random ones of 96 bits are good for 2^32 seals under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface RowSeal {
	/** Base64url. */
	seal(row_id: string, text: string): string;
	/** Undefined: sealed under another secret, or for another row, or no seal at all. */
	open(row_id: string, sealed: string): string | undefined;
	/** What it is under; a seal does not say of which secret it is. */
	anew(row_id: string, sealed: string): SealedAnew;
}

/** `purpose`: what the keys are for; another use of the secrets has other keys. */
export function createRowSeal(secrets: Secrets, purpose: string): RowSeal {
	const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
	const [own, ...others] = [keyOf(secrets[0]), ...secrets.slice(1).map(keyOf)] as const;
	function seal(row_id: string, text: string): string {
		const nonce = randomBytes(NONCE_BYTES);
		const cipher = createCipheriv(CIPHER, own, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(row_id));
		const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
		return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
	}
	function openUnder(keys: readonly Buffer[], row_id: string, sealed: string): string | undefined {
		for (const key of keys) {
			const text = openWith(key, row_id, sealed);
			if (text !== undefined) return text;
		}
		return undefined;
	}
	return {
		seal,
		open: (row_id, sealed) => openUnder([own, ...others], row_id, sealed),
		anew(row_id, sealed) {
			if (openWith(own, row_id, sealed) !== undefined) return { kind: "current" };
			const text = openUnder(others, row_id, sealed);
			return text === undefined ? { kind: "unreadable" } : { kind: "older", sealed: seal(row_id, text) };
		},
	};
}

function openWith(key: Buffer, row_id: string, sealed: string): string | undefined {
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
}
