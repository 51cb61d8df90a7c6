/** What of an installation is meant for this machine alone. */
import { isIP } from "node:net";

/** Whether only this machine is meant: `localhost`, 127.0.0.0/8, ::1. */
export function isLoopback(host: string): boolean {
	const address = host.replace(/^\[|\]$/g, "").toLowerCase();
	if (address === "localhost" || address.endsWith(".localhost")) return true;
	return isIP(address) === 4 ? address.startsWith("127.") : address === "::1" || address === "0:0:0:0:0:0:0:1";
}

/**
 * The further origins under which a browser of this machine reaches us: both names of it, where the public address is one of
 * them. A public installation trusts its own address only: what runs on a visitor's machine is none of ours.
 */
export function loopbackOrigins(port: number, publicUrl: string): readonly string[] {
	if (!isLoopback(new URL(publicUrl).hostname)) return [];
	return ["localhost", "127.0.0.1"].map((host) => `http://${host}:${port}`);
}
