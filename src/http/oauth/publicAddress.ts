/** Whether an address is one of the internet's at large: nothing of this machine, this network, or what is reserved (RFC 6890). */
import { BlockList, isIPv4 } from "node:net";

/** IANA's special-purpose registry of IPv4. */
const SPECIAL_V4 = [
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
	["224.0.0.0", 4],
	["240.0.0.0", 4],
] as const;
/** Of what is given out at all (2000::/3): protocols, documentation, and 6to4, which leads to an IPv4 address inside it. */
const SPECIAL_V6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const;

const special = new BlockList();
for (const [net, prefix] of SPECIAL_V4) special.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of SPECIAL_V6) special.addSubnet(net, prefix, "ipv6");
const givenOut = new BlockList();
givenOut.addSubnet("2000::", 3, "ipv6");

/** False for what is no address, too. An IPv4 address inside an IPv6 one (::ffff:…, 64:ff9b::…) is outside of what is given out. */
export function isPublicAddress(address: string): boolean {
	if (isIPv4(address)) return !special.check(address, "ipv4");
	return givenOut.check(address, "ipv6") && !special.check(address, "ipv6");
}
