/** How the brokers are reached, as the environment says (decision 0030). Without the library, which only a pod with brokers loads. */
import { readFileSync } from "node:fs";
import { KafkaProblem } from "./kafkaProblem.ts";

export interface KafkaAccess {
	/** `host:port` of some of the brokers; the others are learnt from them. */
	readonly brokers: readonly string[];
	readonly sasl: SaslAccount | undefined;
	/** Undefined: no TLS. `ca`: PEM of who signed the brokers' certificates; undefined: whom Node trusts. */
	readonly tls: { readonly ca: string | undefined } | undefined;
}

interface SaslAccount {
	readonly mechanism: "plain" | "scram-sha-256" | "scram-sha-512";
	readonly username: string;
	readonly password: string;
}

/** The variables of the environment that say how. */
export interface KafkaVariables {
	readonly KAFKA_BROKERS?: readonly string[] | undefined;
	readonly KAFKA_SASL_MECHANISM?: SaslAccount["mechanism"] | undefined;
	readonly KAFKA_SASL_USERNAME?: string | undefined;
	readonly KAFKA_SASL_PASSWORD?: string | undefined;
	readonly KAFKA_SSL: boolean;
	/** A file. */
	readonly KAFKA_SSL_CA?: string | undefined;
}

/** Undefined without brokers. Throws `KafkaProblem` when the file of the authority cannot be read. */
export function readAccess(variables: KafkaVariables): KafkaAccess | undefined {
	const { KAFKA_BROKERS: brokers, KAFKA_SASL_MECHANISM: mechanism } = variables;
	if (!brokers) return undefined;
	const { KAFKA_SASL_USERNAME: username = "", KAFKA_SASL_PASSWORD: password = "" } = variables;
	return {
		brokers,
		sasl: mechanism && { mechanism, username, password },
		tls: variables.KAFKA_SSL ? { ca: readAuthority(variables.KAFKA_SSL_CA) } : undefined,
	};
}

function readAuthority(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new KafkaProblem(`${file} cannot be read: set KAFKA_SSL_CA to a file of certificates (PEM).`, { cause });
	}
}
