/** The text of docs/reliability.md: figures of a run, and where each scenario of the fault list is held. */

import { quantile } from "../../bench/measure.ts";
import { countLosses } from "./losses.ts";
import type { Phase } from "./phase.ts";
import { SCENARIOS } from "./scenarios.ts";
import { targetsOf } from "./targets.ts";

export interface Run {
	readonly phases: readonly Phase[];
	readonly machine: string;
	/** ISO date. */
	readonly today: string;
	readonly pods: number;
	readonly users: number;
	readonly pauseMs: number;
}

const ms = (value: number | undefined) =>
	value === undefined || Number.isNaN(value) ? "–" : String(Math.round(value));

function row({ name, acknowledged, violations, failed, slowestMs, fired, struck }: Phase): string {
	const { lost, doubled } = countLosses(violations);
	const late = fired.map(({ late_ms }) => late_ms);
	const lateness = [0.5, 0.99, 1].map((share) => ms(quantile(late, share))).join(" / ");
	const elsewhere = failed.filter(({ pod }) => pod !== struck.pod).length;
	const calls = `${elsewhere}${struck.pod ? ` (and ${failed.length - elsewhere} on that pod)` : ""}`;
	const recovery = [ms(struck.ownedMs), ms(struck.drainedMs)];
	return `| ${[name, acknowledged, calls, ms(slowestMs), fired.length, lost, doubled, lateness, ...recovery].join(" | ")} |`;
}

/** `table` alone is what the run prints. */
export function reliabilityPage(run: Run): { readonly table: string; readonly text: string } {
	const table = [
		"| what happened | commands acknowledged | calls failed | slowest call, ms | reminders fired | lost | doubled | late p50 / p99 / max, ms | owned again after, ms | outbox drained after, ms |",
		"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
		...run.phases.map(row),
	].join("\n");
	const scenarios = SCENARIOS.map(({ number, fault, heldBy }) => {
		const files = heldBy.map((file) => `\`${file}\``).join(", ");
		return `| ${number} | ${fault} | ${files} |`;
	});
	const targets = run.phases.flatMap(targetsOf);
	const missed = targets.filter(({ holds }) => !holds);
	const bounds = targets.map(
		({ phase, what, measured, bound, holds }) =>
			`| ${[phase, what, bound, ms(measured), holds ? "yes" : "**no**"].join(" | ")} |`,
	);
	const violations = run.phases.flatMap((phase) => phase.violations.map((one) => `- ${phase.name}: ${one}`));
	const text = `# Reliability

What becomes of acknowledged commands and due reminders when parts of a cluster die. Written by \`npm run reliability\` on
${run.today}, from the run itself.

${run.pods} pods, Kafka, PostgreSQL and the mail server on one machine (${run.machine}); ${run.users} users, each with one command
after the other and ${run.pauseMs} ms between two: add with a reminder 1.5 to 6 s ahead, complete, complete a recurring task, edit,
snooze, undo, and bad input. A client that gets no answer within 2.5 s, or one that asks to repeat, repeats with the same key
on another pod.

${table}

- **Lost** and **doubled** count commands, events, reminders, mails and occurrences, as the checker finds them in the tables,
  at the mail server and in what the clients were told.
- **Calls failed** are single HTTP calls without an answer or with one that asks to repeat; each was then settled by a repeat.
  While PostgreSQL is away they must fail (503).
- **Slowest call** is of those that a pod which was not hit answered, from the moment of the fault on.
- **Late** counts from the reminder's instant. Being asked for after that instant is no lateness.
- **Owned again**: until every shard had a living owner. **Drained**: until all that was committed by the broker's return was
  published.

${violations.length === 0 ? "The checker found no broken promise." : `The checker found:\n\n${violations.join("\n")}`}

## The targets

${missed.length === 0 ? "All held." : `${missed.length} of ${targets.length} missed.`}

| what happened | what | at most | measured | held |
| --- | --- | --- | --- | --- |
${bounds.join("\n")}

## The scenarios, and the tests that hold them

| # | fault | held by |
| --- | --- | --- |
${scenarios.join("\n")}

\`npm run soak -- --minutes N --seed S\` strikes at random; the tests run it for two minutes. Meanwhile rivals of one account
work at the same tasks, and an order is searched for all that they were told. The checker itself is checked by
planting each violation (\`test/cluster/checker.test.ts\`).
`;
	return { table, text };
}
