/**
 * The address of the client behind proxies. Each proxy appends whom it was asked by to `X-Forwarded-For`, so the list is
 * read from its end, and only as far as who wrote it is trusted: what stands before the first stranger is his own claim.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** `trusted`: addresses or networks (`10.0.0.0/8`). Without any, the address is the connection's own. */
export function createAddressReader(trusted: readonly string[]): (request: IncomingMessage) => string {
	const proxies = new BlockList();
	for (const one of trusted) {
		const [address = "", prefix] = one.split("/");
		const family = isIP(address) === 6 ? "ipv6" : "ipv4";
		proxies.addSubnet(address, prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix), family);
	}
	const isTrusted = (address: string) => proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

	return (request) => {
		let address = plain(request.socket.remoteAddress ?? "");
		const claims = (request.headersDistinct["x-forwarded-for"] ?? []).join(",").split(",");
		for (const claim of claims.reverse().map((one) => plain(one.trim()))) {
			// One that is no address ends what can be followed.
			if (isIP(address) === 0 || !isTrusted(address) || isIP(claim) === 0) break;
			address = claim;
		}
		return address;
	};
}

/** An IPv4 address as a socket for both families writes it is that IPv4 address. */
function plain(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
