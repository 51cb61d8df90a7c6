/**
 * The link of a mail, or of the server's first start: `#account/<what>/<token>[/<address>]`. It stands behind `#`, so that it
 * is in no log, and nothing happens until a button is pressed.
 */

export type AccountLink =
	| { readonly what: "sign-up"; readonly token: string; readonly email: string | undefined }
	| { readonly what: "confirm" | "reset" | "mail"; readonly token: string }
	/** Something of the accounts went wrong elsewhere and led here; also a link that cannot be read. */
	| { readonly what: "problem" };

/** Undefined where the hash is none of this. */
export function readAccountLink(hash: string): AccountLink | undefined {
	const [account, what, token, address] = hash.replace(/^#/, "").split("/");
	if (account !== "account") return undefined;
	if (!token || !/^[\w-]{8,200}$/.test(token)) return { what: "problem" };
	if (what === "confirm" || what === "reset" || what === "mail") return { what, token };
	if (what === "sign-up") return { what, token, email: address && readAddress(address) };
	return { what: "problem" };
}

function readAddress(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
