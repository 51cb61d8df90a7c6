/**
 * Cookies as Better Auth reads them: by the reader of its own router, so that no guard sees another value than the library
 * acts on. A name that comes twice counts once, the first time; quotes and percent signs are undone, and what is not well
 * encoded is left as it came (RFC 6265 §5.4). Pure.
 */
import { parseCookies } from "better-call";

/** The values of a Cookie header by their names. */
export const readCookies = (header: string | null | undefined): ReadonlyMap<string, string> =>
	parseCookies(header ?? "");

/** The header that says these and nothing else; read again, it says the same. */
export const writeCookies = (cookies: Iterable<readonly [name: string, value: string]>): string =>
	Array.from(cookies, ([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");

/** The same of a value that came as bearer, percent-encoded or not: what is not well encoded is left, and nobody has signed it. */
export function decoded(text: string): string {
	if (!text.includes("%")) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
