/** A certificate for a host of a test's own, signed by itself: whoever is given it as authority trusts it, and nobody else. X.509 by hand (RFC 5280). */
import { generateKeyPairSync, sign } from "node:crypto";

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const octets = (content: Uint8Array) => der(0x04, content);
const text = (tag: number, content: string) => der(tag, Buffer.from(content));

const ECDSA_SHA256 = sequence(oid("2a8648ce3d040302"));
const COMMON_NAME = oid("550403");
const ALTERNATIVE_NAMES = oid("551d11");
const BASIC_CONSTRAINTS = oid("551d13");
const TRUE = der(0x01, Buffer.from([0xff]));

/** For `hosts`, from 2020 to 2049. */
export function makeCertificate(...hosts: readonly string[]): { readonly cert: string; readonly key: string } {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const name = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, hosts[0] ?? ""))));
	const names = sequence(...hosts.map((host) => text(0x82, host)));
	const facts = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		ECDSA_SHA256,
		name,
		sequence(text(0x17, "200101000000Z"), text(0x17, "491231235959Z")),
		name,
		publicKey.export({ type: "spki", format: "der" }),
		der(
			0xa3,
			sequence(sequence(ALTERNATIVE_NAMES, octets(names)), sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE)))),
		),
	);
	const signature = sign("sha256", facts, privateKey);
	const whole = sequence(facts, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature));
	const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
	return {
		cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
		key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
	};
}
