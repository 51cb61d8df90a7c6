/** The measured part of docs/benchmarks.md: a table for each group, between marks that a reader of the page does not see. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { readMeasured } from "./capacity.ts";
import { withTables } from "./capacityPage.ts";
import { isWithin, type Measurement } from "./measure.ts";

const PAGE = join(import.meta.dirname, "../docs/benchmarks.md");
const PLAN = join(import.meta.dirname, "../docs/capacity.md");

export function tableOf(rows: readonly Measurement[]): string {
	const line = (row: Measurement) => {
		const bound = row.bound === null ? "–" : "least" in row.bound ? `≥ ${row.bound.least}` : `≤ ${row.bound.most}`;
		const verdict = row.bound === null ? "–" : isWithin(row) ? "yes" : "NO";
		return `| ${row.subject} | ${row.measured} | ${row.compared} | ${row.ratio.toFixed(2)} | ${bound} | ${verdict} |`;
	};
	return [
		"| what | measured | compared with | ratio | bound | within |",
		"| --- | --- | --- | --- | --- | --- |",
		...rows.map(line),
	].join("\n");
}

/** Puts the table, with the day and the machine, where the page has the marks of its group. Throws when it has none. */
export function printTable(group: string, table: string): void {
	const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform} ${process.arch}`;
	const measured = `Measured on ${Temporal.Now.plainDateISO("UTC")}. Machine: ${machine}, PostgreSQL with fsync on.`;
	const page = withTable(readFileSync(PAGE, "utf8"), group, `${measured}\n\n${table}`);
	writeFileSync(PAGE, page);
	// The plan on paper rests on these figures.
	writeFileSync(PLAN, withTables(readFileSync(PLAN, "utf8"), readMeasured(page)));
}

/** The page with this text between the group's marks, and everything else as it was. */
export function withTable(page: string, group: string, text: string): string {
	const [begin, end] = [`<!-- measured: ${group} -->`, `<!-- end of ${group} -->`];
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for ${group}: ${begin} … ${end}`);
	return `${page.slice(0, from)}${begin}\n${text}\n${page.slice(to)}`;
}
