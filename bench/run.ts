/**
 * `npm run bench`: measures what is promised, each as a ratio taken in one run, prints the table and writes it to
 * docs/benchmarks.md with the machine. `npm run bench -- reminders` runs the groups named and writes nothing.
 * Ends with 1 when something is out of its bound.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { createSystemClock } from "../src/host/systemClock.ts";
import { startEmbeddedPostgres } from "../src/persistence/embeddedPostgres.ts";
import { benchActors } from "./actors.ts";
import { readMeasured } from "./capacity.ts";
import { withTables } from "./capacityPage.ts";
import { benchCluster } from "./cluster.ts";
import { benchCommands } from "./commands.ts";
import { benchHttp } from "./http.ts";
import { benchLanguage } from "./language.ts";
import { benchLarge } from "./large.ts";
import { benchMcp } from "./mcp.ts";
import { isWithin, type Measurement } from "./measure.ts";
import { benchModel } from "./model.ts";
import { benchNeighbour } from "./neighbour.ts";
import { startPod } from "./pod.ts";
import { benchReads } from "./reads.ts";
import { benchRecurrence } from "./recurrence.ts";
import { benchReminders } from "./reminders.ts";
import { benchServer } from "./server.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };

const groups: Readonly<Record<string, (url: string) => Promise<Measurement[]>>> = {
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
	recurrence: benchRecurrence,
	language: benchLanguage,
	server: benchServer,
	neighbour: benchNeighbour,
	model: benchModel,
	mcp: benchMcp,
	cluster: benchCluster,
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
	if (!(name in groups)) throw new Error(`there is no group ${name}; known are ${Object.keys(groups).join(", ")}`);
}
const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir, log: silent, clock: createSystemClock() });
const rows: Measurement[] = [];
try {
	for (const [name, measure] of Object.entries(groups)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		process.stdout.write(`${name} …\n`);
		rows.push(...(await measure(postgres.url)));
	}
} finally {
	await postgres.stop();
	rmSync(dataDir, { recursive: true, force: true });
}

const line = (row: Measurement) => {
	const bound = row.bound === null ? "–" : "least" in row.bound ? `≥ ${row.bound.least}` : `≤ ${row.bound.most}`;
	const verdict = isWithin(row) ? "yes" : "NO";
	return `| ${row.subject} | ${row.measured} | ${row.compared} | ${row.ratio.toFixed(2)} | ${bound} | ${verdict} |`;
};
const table = [
	"| what | measured | compared with | ratio | bound | within |",
	"| --- | --- | --- | --- | --- | --- |",
	...rows.map(line),
].join("\n");
process.stdout.write(`${table}\n`);
if (wanted.length === 0) {
	const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform} ${process.arch}, PostgreSQL with fsync on`;
	const page = `# Benchmarks\n\nMade by \`npm run bench\` on ${Temporal.Now.plainDateISO("UTC")}. Machine: ${machine}.\n\n${table}\n`;
	writeFileSync(join(import.meta.dirname, "../docs/benchmarks.md"), page);
	// The plan on paper rests on these figures.
	const plan = join(import.meta.dirname, "../docs/capacity.md");
	writeFileSync(plan, withTables(readFileSync(plan, "utf8"), readMeasured(page)));
}
process.exitCode = rows.every(isWithin) ? 0 : 1;
