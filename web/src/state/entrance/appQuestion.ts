/** What an app that came by OAuth asks of the user: `#authorize?<signed query>`. Only the server can tell whether it is genuine. */

export interface AppQuestion {
	/** As the server signed it. */
	readonly query: string;
	readonly client_id: string;
	/** The host that vouches for the app, where its name is the address of a document there. */
	readonly from: string | undefined;
	readonly scopes: readonly string[];
	/** Where the app would be told the answer: a host; undefined for a program on this machine. */
	readonly host: string | undefined;
}

/** Undefined where the hash is none of this. */
export function readAppQuestion(hash: string): AppQuestion | undefined {
	const query = /^#authorize\?(.+)$/.exec(hash)?.[1];
	if (query === undefined) return undefined;
	const params = new URLSearchParams(query);
	const client_id = params.get("client_id");
	if (!client_id) return undefined;
	const scopes = (params.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
	const from = client_id.startsWith("https://") ? hostOf(client_id) : undefined;
	return { query, client_id, from, scopes, host: hostOf(params.get("redirect_uri") ?? "") };
}

function hostOf(address: string): string | undefined {
	if (!URL.canParse(address)) return undefined;
	const { protocol, hostname } = new URL(address);
	const isOfTheWeb = protocol === "https:" || protocol === "http:";
	return isOfTheWeb && !["localhost", "127.0.0.1", "[::1]"].includes(hostname) ? hostname : undefined;
}

/** Where an answer leads: to the app, and never to a script. */
export function isAddressToFollow(address: string): boolean {
	return URL.canParse(address) && !["javascript:", "data:", "vbscript:", "blob:"].includes(new URL(address).protocol);
}
