/**
 * The secrets as Better Auth takes them. It seals under the first and writes before what is sealed which one that was, by a number
 * (`$ba$<number>$…`); the number follows from the secret, so that nobody has to count. What was sealed before there were numbers
 * bears none, and is read under one secret alone: the last, which is the oldest where a secret has just been changed.
 */
import { hkdfSync } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { SealedAnew } from "../../ports/accounts/sealedCells.ts";
import type { Secrets } from "../../ports/process/secrets.ts";

/** 48 bits: a whole number that JavaScript can hold. Of a secret that was drawn at random they tell nothing. */
const VERSION_BYTES = 6;

const versionOf = (secret: string) =>
	Buffer.from(hkdfSync("sha256", secret, "", "adjutant: number of a secret, 1", VERSION_BYTES)).readUIntBE(
		0,
		VERSION_BYTES,
	);

/** Settings of the library: `secret`, for what bears no number, and `secrets`. */
export function librarySecrets(secrets: Secrets) {
	return {
		secret: secrets.at(-1) ?? secrets[0],
		secrets: secrets.map((value) => ({ version: versionOf(value), value })),
	};
}

/** What the library has sealed, under the first secret. */
export function createSealAnew(secrets: Secrets): (sealed: string) => Promise<SealedAnew> {
	const [current] = secrets;
	const key = {
		keys: new Map(secrets.map((secret) => [versionOf(secret), secret])),
		currentVersion: versionOf(current),
	};
	const isCurrent = `$ba$${versionOf(current)}$`;

	async function open(sealed: string): Promise<string | undefined> {
		// Of those without a number it is not known which it was; the cipher says when it is the wrong one.
		for (const tried of sealed.startsWith("$ba$") ? [key] : secrets) {
			try {
				return await symmetricDecrypt({ key: tried, data: sealed });
			} catch {
				// The next one.
			}
		}
		return undefined;
	}

	return async (sealed) => {
		if (sealed.startsWith(isCurrent)) return { kind: "current" };
		const text = await open(sealed);
		if (text === undefined) return { kind: "unreadable" };
		return { kind: "older", sealed: await symmetricEncrypt({ key, data: text }) };
	};
}
