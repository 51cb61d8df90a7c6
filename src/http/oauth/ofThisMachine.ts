/** Whether an app is sent back to a program on the user's own machine (RFC 8252 §7.3). */
export function isOfThisMachine(address: unknown): boolean {
	if (typeof address !== "string" || !URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
