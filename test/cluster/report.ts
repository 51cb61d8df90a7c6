/**
 * `npm run reliability`: every fault of the list once, under load, on pods with real parts, first with one broker, then with three that
 * keep copies; prints what was lost, doubled and late, and writes docs/reliability.md from it. Exit code 1 when a promise or a target
 * is broken.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { type Fault, freeze, kafkaAway, kill, nothing, postgresAway, redisLost, rollingUpdate } from "./faults.ts";
import { type Phase, type PhaseOptions, runPhase } from "./phase.ts";
import { type Part, reliabilityPage } from "./reliabilityPage.ts";
import { startScene } from "./scene.ts";
import { targetsOf } from "./targets.ts";
import { brokersRestarted, controllerKilled, leaderFrozen, leaderKilled } from "./trioFaults.ts";

const KAFKA_AWAY_MS = 60_000;
const POSTGRES_AWAY_MS = 5_000;
const REDIS_AWAY_MS = 10_000;
const FREEZE_MS = 15_000;
const BROKER_AWAY_MS = 15_000;

type Faults = readonly (readonly [Fault, PhaseOptions])[];
const OF_ONE_BROKER: Faults = [
	[nothing(30_000), { latenessMs: 2_000 }],
	[rollingUpdate, { latenessMs: 2_000 }],
	[kill(2), { latenessMs: 5_000, copies: 2 }],
	[freeze(1, FREEZE_MS), { latenessMs: 5_000, copies: 2 }],
	[kafkaAway(KAFKA_AWAY_MS), { latenessMs: 2_000, copies: 2 }],
	[postgresAway(POSTGRES_AWAY_MS), { latenessMs: POSTGRES_AWAY_MS + 8_000, copies: 2 }],
	[redisLost(REDIS_AWAY_MS), { latenessMs: 2_000, copies: 2 }],
];

/** As brokerFaults.test.ts bounds them. */
const OF_THREE_BROKERS: Faults = [
	[leaderKilled(BROKER_AWAY_MS), { latenessMs: 5_000 }],
	[controllerKilled(BROKER_AWAY_MS), { latenessMs: 5_000 }],
	[leaderFrozen(BROKER_AWAY_MS), { latenessMs: 5_000 }],
	[brokersRestarted, { latenessMs: 5_000 }],
];

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function strikeAll(part: Omit<Part, "phases">, faults: Faults): Promise<Part> {
	const { pods, users, pauseMs, brokers } = part;
	const scene = await startScene({ pods, kafka: brokers === 1 ? true : "trio" });
	const phases: Phase[] = [];
	try {
		for (const [fault, options] of faults) {
			say(`${fault.name} …`);
			const phase = await runPhase(scene, fault, { users, pauseMs, ...options });
			for (const violation of phase.violations) say(`  ${violation}`);
			for (const { pod, status, ms, said } of phase.failed)
				say(`  ${pod} ${status} after ${Math.round(ms)} ms: ${said}`);
			phases.push(phase);
		}
	} finally {
		await scene.stop();
	}
	return { ...part, phases };
}

const parts = [
	await strikeAll({ brokers: 1, pods: 3, users: 8, pauseMs: 100 }, OF_ONE_BROKER),
	// Three brokers share the machine with them: a smaller load.
	await strikeAll({ brokers: 3, pods: 2, users: 4, pauseMs: 200 }, OF_THREE_BROKERS),
];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform} ${process.arch}, load average ${loadavg()[0]?.toFixed(1)} at the end`;
const today = Temporal.Now.plainDateISO("UTC").toString();
const page = reliabilityPage({ parts, machine, today });
for (const table of page.tables) say(table);
writeFileSync(join(import.meta.dirname, "../../docs/reliability.md"), page.text);
const missed = parts
	.flatMap(({ phases }) => phases)
	.flatMap(targetsOf)
	.filter(({ holds }) => !holds);
for (const { phase, what, measured, bound } of missed) say(`missed: ${phase}: ${what} ${measured} (at most ${bound})`);
process.exitCode = missed.length === 0 ? 0 : 1;
