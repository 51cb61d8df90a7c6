/** What the machine must give before anything is opened: a folder, free ports, a secret, the built page. */
import type { Configuration } from "../config.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import { readSecrets } from "./secrets.ts";
import { type Listening, listeningOf, requireFolder, requireFreePort } from "./startProblems.ts";
import { buildPage } from "./webPage.ts";

export interface Host {
	readonly listening: { readonly main: Listening; readonly metrics: Listening | undefined };
	/** The first signs sessions. */
	readonly secrets: Secrets;
}

/** `say` is told of what can take a while. Rejects with a `StartProblem`. */
export async function prepareHost(config: Configuration, say: (line: string) => void): Promise<Host> {
	requireFolder(config.DATA_DIR);
	const listening = listeningOf(config);
	await requireFreePort(listening.main);
	if (listening.metrics) await requireFreePort(listening.metrics);
	const secrets = readSecrets(config);
	if (config.ROLES.includes("http")) await buildPage(say);
	return { listening, secrets };
}
