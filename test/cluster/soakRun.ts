/** Random faults by a seed, under load, and what became of the promises. */
import { setTimeout as wait } from "node:timers/promises";
import { quantile } from "../../bench/measure.ts";
import { firedReminders } from "./checker.ts";
import {
	type Fault,
	freeze,
	kafkaAway,
	kafkaHalfOpen,
	kill,
	postgresAway,
	postgresHalfOpen,
	redisLost,
	restart,
} from "./faults.ts";
import { countLosses } from "./losses.ts";
import { findUnorderable, type History } from "./rivalHistory.ts";
import { startRivals } from "./rivals.ts";
import { type Scene, startScene } from "./scene.ts";
import { type SeededRandom, seededRandom } from "./seededRandom.ts";

const PODS = 3;
/** Longest absence of PostgreSQL and freeze of a pod here, and the time to come back. */
const LATENESS_MS = 15_000;

export interface SoakOptions {
	readonly minutes: number;
	readonly seed: number;
	readonly say: (line: string) => void;
}

export interface Soaked {
	/** One line: acknowledged, lost, doubled, lateness. */
	readonly summary: string;
	readonly violations: readonly string[];
	readonly strokes: number;
	readonly acknowledged: number;
	/** What rivals of an account saw, for whoever wants to look at it again. */
	readonly histories: readonly History[];
}

/** Rejects when a part does not come back. */
export async function soak({ minutes, seed, say }: SoakOptions): Promise<Soaked> {
	const random = seededRandom(seed);
	const scene = await startScene({ pods: PODS });
	try {
		const driver = await scene.drive({ seed });
		const rivals = await startRivals({ balancer: scene.balancer, seed });
		let strokes = 0;
		try {
			for (const end = performance.now() + minutes * 60_000; performance.now() < end; ) {
				await wait(500 + random.below(3_000));
				const fault = draw(random, scene);
				say(`${new Date().toISOString()} ${fault.name}`);
				await fault.strike(scene);
				strokes += 1;
			}
		} catch (fault) {
			await Promise.all([driver.abandon(), rivals.abandon()]);
			throw fault;
		}
		const histories = await rivals.finish();
		const promises = await scene.judge(driver, { latenessMs: LATENESS_MS, copies: 2 });
		const violations = [...promises, ...findUnorderable(histories)];
		const operations = histories.reduce((sum, one) => sum + one.operations.length, 0);
		const { lost, doubled } = countLosses(violations);
		const acknowledged = driver.settled.filter(({ outcome }) => outcome === "acknowledged").length;
		const late = (await firedReminders(scene.database)).map(({ late_ms }) => late_ms);
		const lateness = [0.5, 0.99, 1].map((share) => Math.round(quantile(late, share)));
		return {
			violations,
			strokes,
			acknowledged,
			histories,
			summary: `${strokes} strokes, ${acknowledged} commands acknowledged, ${operations} operations of rivals, ${late.length} reminders fired, ${lost} lost, ${doubled} doubled, lateness p50/p99/max ${lateness.join("/")} ms, ${violations.length} violations`,
		};
	} finally {
		await scene.stop();
	}
}

/** Pods are struck most often, as in life. */
function draw(random: SeededRandom, { redis }: Scene): Fault {
	const pod = 1 + random.below(PODS);
	const ms = 1_000 + random.below(5_000);
	const among: readonly Fault[] = [
		kill(pod),
		kill(pod),
		restart(pod),
		restart(pod),
		freeze(pod, ms + 4_000),
		kafkaAway(ms),
		kafkaHalfOpen(ms),
		postgresAway(ms),
		...(redis ? [redisLost(ms)] : []),
		postgresHalfOpen(Math.min(ms, 4_000)),
	];
	return random.pick(among);
}
