/** Where a topic is: its server, and its name there (`https://ntfy.sh/mytopic`). */
export interface NtfyTopic {
	/** Where notifications in JSON are published to. */
	readonly server: string;
	readonly topic: string;
}

/** Undefined for what is no topic: a server stands at the root of its host, and names are of the letters that ntfy takes. */
export function ntfyTopic(url: string): NtfyTopic | undefined {
	const address = URL.parse(url);
	const topic = /^\/([-_A-Za-z0-9]{1,64})\/?$/.exec(address?.pathname ?? "")?.[1];
	if (address === null || topic === undefined || address.search !== "" || address.hash !== "") return undefined;
	return { server: `${address.origin}/`, topic };
}
