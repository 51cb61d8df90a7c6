/** The internet, as far as documents of apps are read from it. */
import { lookup } from "node:dns/promises";
import type { Duplex } from "node:stream";
import { connect } from "node:tls";

const HTTPS = 443;

export interface Outside {
	/** Every address of a name. Rejects where it has none. */
	resolve(name: string): Promise<readonly string[]>;
	/** A TLS connection to this very address; it fails unless the certificate is the name's. */
	open(address: string, name: string): Duplex;
}

export const internet: Outside = {
	resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
	open: (address, name) => connect({ host: address, port: HTTPS, servername: name, ALPNProtocols: ["http/1.1"] }),
};
