/**
 * A request shows one credential, and everybody reads the same: a named one counts alone, and of a cookie that comes twice the
 * first. Else a guard that counts wrong passwords could be shown one account while the library acts on another, which has a second
 * reader that takes the last. Pure.
 */
import { readCookies, writeCookies } from "../identity/cookies.ts";

/** Changes the headers that are handed on to Better Auth. */
export function keepOneCredential(headers: Headers): void {
	const cookie = headers.get("cookie");
	if (cookie === null) return;
	// As `whoAsks.ts` has it: a bad bearer is not made good by a cookie beside it.
	if (headers.has("authorization")) headers.delete("cookie");
	else headers.set("cookie", writeCookies(readCookies(cookie)));
}
