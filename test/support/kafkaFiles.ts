/**
 * What a Kafka broker for tests is started from, made once for each machine and kept in `.cache/kafka`: the jars (by
 * Maven), formatted data folders, a key with its certificate, and a class archive that halves each later start.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeOnce } from "./makeOnce.ts";

const run = promisify(execFile);
const POM = fileURLToPath(new URL("./kafka/pom.xml", import.meta.url));
const CACHE = fileURLToPath(new URL("../../.cache/kafka", import.meta.url));
const LEAST_JAVA = 17;
/** 16 bytes in base64url, as `kafka-storage random-uuid` makes them; every broker for tests is a cluster of its own. */
export const CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qk";
export const KEY_PASSWORD = "for-tests-only";

/** A heap for some thousand partitions, which the files of a run leave behind; C1 alone starts faster than it costs later. */
export const JVM = [
	"-Xms32m",
	"-Xmx192m",
	"-XX:+UseSerialGC",
	"-XX:TieredStopAtLevel=1",
	"-Xshare:auto",
	"-Djava.awt.headless=true",
	"-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
	"-Dorg.slf4j.simpleLogger.showDateTime=true",
	"-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
];

/** Why no broker can be started here, in words for a SKIP line; undefined when one can. */
export async function whyNoKafka(): Promise<string | undefined> {
	try {
		const { stderr } = await run("java", ["-version"]);
		const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
		if (version < LEAST_JAVA) return `Java ${LEAST_JAVA} or later is needed and this is ${version}`;
	} catch {
		return `there is no Java; ${LEAST_JAVA} or later is needed`;
	}
	if (existsSync(jarsFolder())) return undefined;
	return run("mvn", ["-version"]).then(
		() => undefined,
		() => "there is no Maven, which fetches the broker's jars once",
	);
}

/** The class path, always in the same order: the class archive is good for no other. */
export async function prepareJars(): Promise<string> {
	const jars = await makeOnce(jarsFolder(), async (folder) => {
		const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${folder}`];
		const args = ["-q", "-B", "-ntp", "-f", POM, ...goal];
		// Offline first: that needs no network wherever Maven has the jars already.
		await run("mvn", ["-o", ...args]).catch(() => run("mvn", args));
	});
	const names = readdirSync(jars).toSorted();
	return names.map((name) => path.join(jars, name)).join(path.delimiter);
}

/** A data folder of the node as `kafka-storage format` leaves it, with these SCRAM users in it. To be copied, not used. */
export async function prepareData(
	classPath: string,
	{ id, scram }: { readonly id: number; readonly scram: readonly string[] },
	writeProperties: (dataDir: string) => string,
): Promise<string> {
	const hash = createHash("sha256").update(`${jarsFolder()} ${id} ${scram.join()}`).digest("hex").slice(0, 12);
	return makeOnce(path.join(CACHE, `data-${hash}`), async (folder) => {
		const users = scram.flatMap((user) => ["--add-scram", user]);
		const format = ["kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", writeProperties(folder), ...users];
		await run("java", [...JVM, "-cp", classPath, ...format]);
	});
}

export interface TlsFiles {
	/** PKCS #12, opened by KEY_PASSWORD. */
	readonly keyStore: string;
	/** PEM of the certificate, which signs itself, for 127.0.0.1 and localhost. */
	readonly certificate: string;
}

export async function prepareTls(): Promise<TlsFiles> {
	const folder = await makeOnce(path.join(CACHE, "tls"), async (making) => {
		mkdirSync(making);
		const store = ["-keystore", path.join(making, "key.p12"), "-storepass", KEY_PASSWORD, "-alias", "broker"];
		await run("keytool", [
			...["-genkeypair", "-storetype", "PKCS12", "-keyalg", "RSA", "-keysize", "2048", "-validity", "3650"],
			...["-dname", "CN=localhost", "-ext", "SAN=IP:127.0.0.1,DNS:localhost", ...store],
		]);
		await run("keytool", ["-exportcert", "-rfc", "-file", path.join(making, "certificate.pem"), ...store]);
	});
	return { keyStore: path.join(folder, "key.p12"), certificate: path.join(folder, "certificate.pem") };
}

/** Where the class archive is, or is to be. */
export const classArchive = (): string => `${jarsFolder()}.jsa`;

function jarsFolder(): string {
	const hash = createHash("sha256").update(readFileSync(POM)).digest("hex").slice(0, 12);
	return path.join(CACHE, `jars-${hash}`);
}
