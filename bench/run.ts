/**
 * `npm run bench`: measures what is promised, each as a ratio taken in one run, and prints the tables. `-- reminders http` runs the
 * groups named; `-- --print` puts the tables of what is run into docs/benchmarks.md, each between its own marks, and leaves the rest
 * of the page as it is. Ends with 1 when something is out of its bound.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSystemClock } from "../src/host/systemClock.ts";
import { startEmbeddedPostgres } from "../src/persistence/embeddedPostgres.ts";
import { benchActors } from "./actors.ts";
import { benchBrowser } from "./browser.ts";
import { benchChat } from "./chat.ts";
import { benchCluster } from "./cluster.ts";
import { benchCommands } from "./commands.ts";
import { benchCrowd } from "./crowd.ts";
import { benchEngines } from "./engines.ts";
import { benchHttp } from "./http.ts";
import { benchLanguage } from "./language.ts";
import { benchLarge } from "./large.ts";
import { benchMcp } from "./mcp.ts";
import { isWithin, type Measurement } from "./measure.ts";
import { benchModel } from "./model.ts";
import { benchNeighbour } from "./neighbour.ts";
import { printTable, tableOf } from "./page.ts";
import { benchPhone } from "./phone.ts";
import { startPod } from "./pod.ts";
import { benchReads } from "./reads.ts";
import { benchRecurrence } from "./recurrence.ts";
import { benchReminders } from "./reminders.ts";
import { benchServer } from "./server.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };

const groups: Readonly<Record<string, (url: string) => Promise<Measurement[] | string>>> = {
	async commands(url) {
		const pod = await startPod(url, "commands");
		try {
			return await benchCommands(pod);
		} finally {
			await pod.stop();
		}
	},
	http: benchHttp,
	reminders: benchReminders,
	actors: benchActors,
	reads: benchReads,
	large: benchLarge,
	crowd: benchCrowd,
	recurrence: benchRecurrence,
	language: benchLanguage,
	server: benchServer,
	neighbour: benchNeighbour,
	model: benchModel,
	chat: benchChat,
	mcp: benchMcp,
	cluster: benchCluster,
	browser: benchBrowser,
	engines: benchEngines,
	phone: benchPhone,
};

const isPrinted = process.argv.includes("--print");
const wanted = process.argv.slice(2).filter((name) => name !== "--print");
for (const name of wanted) {
	if (!(name in groups)) throw new Error(`there is no group ${name}; known are ${Object.keys(groups).join(", ")}`);
}
const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir, log: silent, clock: createSystemClock() });
let isWhole = true;
try {
	for (const [name, measure] of Object.entries(groups)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		process.stdout.write(`${name} …\n`);
		const found = await measure(postgres.url);
		// A table of its own has no bounds.
		const table = typeof found === "string" ? found : tableOf(found);
		process.stdout.write(`${table}\n`);
		// At once, so that a group that fails takes no other's numbers with it.
		if (isPrinted) printTable(name, table);
		isWhole &&= typeof found === "string" || found.every(isWithin);
	}
} finally {
	await postgres.stop();
	rmSync(dataDir, { recursive: true, force: true });
}
process.exitCode = isWhole ? 0 : 1;
