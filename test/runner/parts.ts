/** The real parts that test files share. Each is started once for the run; its address goes to the files by environment. */
import { fileURLToPath } from "node:url";
import { reaches } from "./reach.ts";

export interface Parts {
	stop(): Promise<void>;
}

const POSTGRES = fileURLToPath(new URL("../support/postgres.ts", import.meta.url));
const KAFKA = fileURLToPath(new URL("../support/sharedKafka.ts", import.meta.url));
const REDIS = fileURLToPath(new URL("../support/redisServer.ts", import.meta.url));
const CHROMIUM = fileURLToPath(new URL("../support/chromium.ts", import.meta.url));
const CHART_TOOLS = fileURLToPath(new URL("../helm/support/tools.ts", import.meta.url));

/**
 * Starts what these files reach. Rejects when PostgreSQL cannot be started: nothing that matters is proved without it.
 * Files that find no Chromium, Kafka, Redis, Helm, promtool, hadolint or Docker Compose say so in a SKIP line of their own.
 */
export async function startParts(files: readonly string[]): Promise<Parts> {
	const isNeeded = (part: string): boolean => files.some((file) => reaches(file, part));
	if (isNeeded(CHROMIUM)) await prepareChromium();
	if (isNeeded(REDIS)) await prepareRedis();
	if (isNeeded(CHART_TOOLS)) await prepareChartTools();
	const stopping = [isNeeded(POSTGRES) ? startPostgres() : undefined, isNeeded(KAFKA) ? startKafka() : undefined];
	// A part keeps no process alive. While it starts, nothing else would: Node would end before any file has run.
	const awake = setInterval(() => undefined, 1_000);
	const started = await Promise.allSettled(stopping).finally(() => clearInterval(awake));
	const stop = async () => {
		await Promise.all(started.map((part) => part.status === "fulfilled" && part.value?.()));
	};
	for (const part of started) {
		if (part.status === "fulfilled") continue;
		await stop();
		throw part.reason;
	}
	return { stop };
}

/** Unpacks it once, so that the files need not do it side by side within their bounds. */
async function prepareChromium(): Promise<void> {
	const { findChromium } = await import("../support/chromium.ts");
	await findChromium();
}

/** Installs it once where that is needed and possible; each file starts its own. */
async function prepareRedis(): Promise<void> {
	const { prepareRedis: prepare } = await import("../support/redisServer.ts");
	await prepare();
}

/** Fetches them once, so that the files need not do it side by side within their bounds. */
async function prepareChartTools(): Promise<void> {
	const { findCompose, findHadolint, findHelm, findKubectl, findPromtool } = await import("../helm/support/tools.ts");
	await Promise.all([findCompose(), findHadolint(), findHelm(), findKubectl(), findPromtool()]);
}

async function startPostgres(): Promise<() => Promise<void>> {
	const { startTestPostgres } = await import("../support/postgres.ts");
	const postgres = await startTestPostgres();
	process.env.ADJUTANT_TEST_POSTGRES = postgres.url;
	return () => postgres.stop();
}

async function startKafka(): Promise<() => Promise<void>> {
	const { lacksKafka } = await import("../support/sharedKafka.ts");
	if (await lacksKafka()) return async () => {};
	const { startKafkaBroker } = await import("../support/kafkaBroker.ts");
	const broker = await startKafkaBroker();
	process.env.ADJUTANT_TEST_KAFKA = broker.brokers;
	return () => broker.stop();
}
