/** Which network addresses are anybody's on the internet, and not of this machine or of the network it stands in. */
import { BlockList, isIP } from "node:net";

/** IANA's special-purpose registry (RFC 6890), without what is global in it. */
const NOT_GLOBAL = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
] as const;
/** Not global although within 2000::/3, which holds all that is: tunnels that carry any IPv4 address, and addresses for documentation. */
const NOT_GLOBAL_6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const;

const denied = new BlockList();
for (const [address, prefix] of NOT_GLOBAL) denied.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of NOT_GLOBAL_6) denied.addSubnet(address, prefix, "ipv6");
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/** False for what is no address, too. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !denied.check(address, "ipv4");
	return family === 6 && global6.check(address, "ipv6") && !denied.check(address, "ipv6");
}
