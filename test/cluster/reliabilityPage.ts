/** The text of docs/reliability.md: figures of a run, and where each scenario of the fault list is held. */

import { quantile } from "../../bench/measure.ts";
import { countLosses } from "./losses.ts";
import type { Phase } from "./phase.ts";
import { SCENARIOS } from "./scenarios.ts";
import { targetsOf } from "./targets.ts";

/** Faults of one cluster, one after the other. */
export interface Part {
	readonly brokers: 1 | 3;
	readonly pods: number;
	readonly users: number;
	readonly pauseMs: number;
	readonly phases: readonly Phase[];
}

interface Run {
	/** First the one with one broker, then the one with three. */
	readonly parts: readonly Part[];
	readonly machine: string;
	/** ISO date. */
	readonly today: string;
}

const HEAD = [
	"| what happened | commands acknowledged | calls failed | slowest call, ms | reminders fired | lost | doubled | late p50 / p99 / max, ms | owned again after, ms | outbox drained after, ms |",
	"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];

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

const clusterOf = ({ brokers, pods, users, pauseMs }: Part) =>
	brokers === 1
		? `**${pods} pods and one broker**; ${users} users, ${pauseMs} ms between two commands of one:`
		: `**${pods} pods and three brokers** that keep copies (replication 3, two in sync at least, SCRAM over TLS), one of them away at a time; ${users} users, ${pauseMs} ms between two commands of one:`;

/** `tables` alone are what the run prints. */
export function reliabilityPage(run: Run): { readonly tables: readonly string[]; readonly text: string } {
	const phases = run.parts.flatMap((part) => part.phases);
	const tables = run.parts.map((part) => `${clusterOf(part)}\n\n${[...HEAD, ...part.phases.map(row)].join("\n")}`);
	const scenarios = SCENARIOS.map(({ number, fault, heldBy }) => {
		const files = heldBy.map((file) => `\`${file}\``).join(", ");
		return `| ${number} | ${fault} | ${files} |`;
	});
	const targets = phases.flatMap(targetsOf);
	const missed = targets.filter(({ holds }) => !holds);
	const bounds = targets.map(
		({ phase, what, measured, bound, holds }) =>
			`| ${[phase, what, bound, ms(measured), holds ? "yes" : "**no**"].join(" | ")} |`,
	);
	const violations = phases.flatMap((phase) => phase.violations.map((one) => `- ${phase.name}: ${one}`));
	const text = `# Reliability

What becomes of acknowledged commands and due reminders when parts of a cluster die. Written by \`npm run reliability\` on
${run.today}, from the run itself.

Pods, Kafka, PostgreSQL and the mail server share one machine (${run.machine}). Each user sends one command after the other: add with a
reminder 1.5 to 6 s ahead, complete, complete a recurring task, edit, snooze, undo, and bad input. A client that is asked to repeat does so
with the same key on another pod. One that has no answer after 2.5 s asks another pod in the same way, and goes on listening to the first.

${tables.join("\n\n")}

- **Lost** and **doubled** count commands, events, reminders, mails and occurrences, as the checker finds them in the tables,
  at the mail server and in what the clients were told.
- **Calls failed** are single HTTP calls that were never answered, or whose answer asks to repeat; each command was then settled by a repeat.
  A late answer is an answer: it counts under "slowest call". While PostgreSQL is away calls must fail (503).
- **Slowest call** is of those that a pod which was not hit answered, from the moment of the fault on, however late.
- **Late** counts from the reminder's instant. Being asked for after that instant is no lateness.
- **Owned again**: until every shard had a living owner, from the fault on; of Kafka and PostgreSQL, from their return on.
- **Drained**: until everything was published that had been committed by the broker's return; of three, while one is still away.

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
	return { tables, text };
}
