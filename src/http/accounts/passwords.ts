/**
 * How passwords are kept and checked. New ones by Argon2id with what OWASP's Password Storage Cheat Sheet asks for at least
 * (19 MiB, 2 passes, 1 lane); scrypt hashes from before (Better Auth's own) go on counting and are remade when
 * their password is seen next.
 *
 * Hashing takes a thread and memory for a tenth of a second: two at once, so that the threads which serve everybody else
 * stay free, and few more may wait. Beyond those, callers are told to try again later.
 */

import { AsyncLocalStorage } from "node:async_hooks";
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { verifyPassword as verifyScrypt } from "better-auth/crypto";
import { say } from "../../domain/refusals/sentence.ts";
import { Problem } from "../problem.ts";

const AT_ONCE = 2;
const MOST_WAITING = 32;
const RETRY_AFTER_S = 2;

const SETTINGS = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const PREFIX = `$argon2id$v=19$m=${SETTINGS.memory},t=${SETTINGS.passes},p=${SETTINGS.parallelism}$`;
const SALT_BYTES = 16;

const digest = promisify(argon2);

export interface Passwords {
	hash(password: string): Promise<string>;
	/** Within `work` a password is hashed once, however often it is asked for: then nobody sees by the time how often it was. */
	once<Result>(work: () => Promise<Result>): Promise<Result>;
	verify(tried: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

/** `replace`: told of a hash that is outdated, with the one that is to take its place. */
export function createPasswords(options: {
	readonly replace: (outdated: string, hash: string) => Promise<void>;
}): Passwords {
	const inTurn = createTurns();
	const hash = async (password: string) => {
		const salt = randomBytes(SALT_BYTES);
		return `${PREFIX}${encoded(salt)}$${encoded(await derive(password, salt))}`;
	};
	const hashed = new AsyncLocalStorage<Map<string, Promise<string>>>();
	return {
		hash(password) {
			const made = hashed.getStore()?.get(password) ?? inTurn(() => hash(password));
			hashed.getStore()?.set(password, made);
			return made;
		},
		once: (work) => hashed.run(new Map(), work),
		verify: ({ hash: kept, password }) =>
			inTurn(async () => {
				if (kept.startsWith(PREFIX)) return matches(kept, password);
				if (!(await verifyScrypt({ hash: kept, password }))) return false;
				await options.replace(kept, await hash(password));
				return true;
			}),
	};
}

async function matches(kept: string, password: string): Promise<boolean> {
	const [salt = "", tag = ""] = kept.slice(PREFIX.length).split("$");
	const derived = await derive(password, Buffer.from(salt, "base64"));
	const expected = Buffer.from(tag, "base64");
	return derived.length === expected.length && timingSafeEqual(derived, expected);
}

/** Of the form that the browser's keyboard made of it: the same letters are the same password (NIST SP 800-63B §5.1.1.2). */
const derive = (password: string, nonce: Buffer): Promise<Buffer> =>
	digest("argon2id", { message: password.normalize("NFKC"), nonce, ...SETTINGS }) as Promise<Buffer>;

const encoded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** Runs at most `AT_ONCE` at a time, in the order in which they came; throws a `Problem` for one too many. */
function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (running >= AT_ONCE) {
			if (waiting.length >= MOST_WAITING) {
				const said = say("sign_ins_busy");
				throw new Problem("overloaded", said, { headers: { "Retry-After": String(RETRY_AFTER_S) } });
			}
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else running += 1;
		try {
			return await work();
		} finally {
			// The turn is handed over, not given back: nobody can come in between.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
