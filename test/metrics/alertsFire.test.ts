/**
 * Each alert is made to fire once, by Prometheus' own rule engine: figures of a healthy installation in which one thing goes wrong, for
 * hours of minutes that promtool makes up. Nothing fires while all is well, and nothing else fires than what belongs to it.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse, stringify } from "yaml";
import { findPromtool } from "../helm/support/tools.ts";

const test = suite("alerts");
const RULES = join(import.meta.dirname, "../../docs/alerts.yml");
const MINUTES = 45;

/** By series: `start+step` for each minute. Two pods would tell the same; one is enough. */
type Figures = Readonly<Record<string, string>>;
const pod = 'pod="a"';
const bucket = (le: string) => `adjutant_reminder_lateness_seconds_bucket{${pod},le="${le}"}`;
const commands = (outcome: string) => `adjutant_commands_total{${pod},type="AddTask",outcome="${outcome}"}`;

const HEALTHY: Figures = {
	[bucket("1")]: "0+100",
	[bucket("2")]: "0+100",
	[bucket("5")]: "0+100",
	[bucket("10")]: "0+100",
	[bucket("+Inf")]: "0+100",
	[`adjutant_reminder_lateness_seconds_count{${pod}}`]: "0+100",
	[commands("done")]: "0+1000",
	[commands("unavailable")]: "0+0",
	[`adjutant_sweeps_with_finds_total{${pod}}`]: "0+0",
	[`adjutant_outbox_age_seconds{${pod}}`]: "0+0",
	[`adjutant_outbox_dead_letters{${pod}}`]: "0+0",
	[`adjutant_consumer_lag_records{${pod},group="g",topic="t"}`]: "3+0",
	[`adjutant_handlers_stuck_total{${pod},group="g"}`]: "0+0",
	[`adjutant_handler_in_hand_seconds{${pod},group="g"}`]: "0+0",
	[`adjutant_shards_owned{${pod}}`]: "16+0",
	[`adjutant_shards{${pod}}`]: "16+0",
	[`adjutant_postgres_up{${pod}}`]: "1+0",
	[`adjutant_log_up{${pod}}`]: "1+0",
	[`adjutant_redis_up{${pod}}`]: "1+0",
	[`adjutant_database_set_back_total{${pod}}`]: "0+0",
	[`adjutant_actor_faults_total{${pod}}`]: "0+0",
	[`adjutant_fenced_writes_total{${pod}}`]: "0+0",
	[`adjutant_event_loop_delay_seconds{${pod},quantile="0.99"}`]: "0.02+0",
	[`adjutant_security_events_total{${pod},kind="sign_in_failed"}`]: "0+1",
	[`adjutant_deliveries{${pod},state="dead"}`]: "2+0",
	[`adjutant_digests{${pod},state="dead"}`]: "1+0",
	[`adjutant_pool_connections{${pod},state="waited_for"}`]: "0+0",
};

/** What goes wrong, and which other alerts come with it. `undefined`: the figure is no longer told. */
const WRONG: Readonly<
	Record<string, { readonly figures: Readonly<Record<string, string | undefined>>; also?: string[] }>
> = {
	AdjutantRemindersLate: {
		figures: Object.fromEntries(["1", "2", "5"].map((le) => [bucket(le), "0+90"])),
		also: ["AdjutantReminderBudgetBurnsFast", "AdjutantReminderBudgetBurns"],
	},
	AdjutantTimersMiss: { figures: { [`adjutant_sweeps_with_finds_total{${pod}}`]: "0+1" } },
	AdjutantOutboxWaits: { figures: { [`adjutant_outbox_age_seconds{${pod}}`]: "0+60" } },
	AdjutantEventsRefused: { figures: { [`adjutant_outbox_dead_letters{${pod}}`]: "1+0" } },
	AdjutantConsumerLag: { figures: { [`adjutant_consumer_lag_records{${pod},group="g",topic="t"}`]: "0+50" } },
	AdjutantConsumerStuck: { figures: { [`adjutant_handlers_stuck_total{${pod},group="g"}`]: "0+1" } },
	AdjutantShardsWithoutOwner: { figures: { [`adjutant_shards_owned{${pod}}`]: "15+0" } },
	AdjutantPostgresAway: { figures: { [`adjutant_postgres_up{${pod}}`]: "0+0" } },
	AdjutantDatabaseSetBack: { figures: { [`adjutant_database_set_back_total{${pod}}`]: "0+1" } },
	AdjutantRedisAway: { figures: { [`adjutant_redis_up{${pod}}`]: "0+0" } },
	AdjutantActorFaults: { figures: { [`adjutant_actor_faults_total{${pod}}`]: "0+1" } },
	AdjutantCommandsUnavailable: {
		figures: { [commands("unavailable")]: "0+20" },
		also: ["AdjutantAnswerBudgetBurnsFast", "AdjutantAnswerBudgetBurns"],
	},
	AdjutantFencedWrites: { figures: { [`adjutant_fenced_writes_total{${pod}}`]: "0+5" } },
	AdjutantLoopBlocked: { figures: { [`adjutant_event_loop_delay_seconds{${pod},quantile="0.99"}`]: "0.9+0" } },
	AdjutantPasswordsGuessed: { figures: { [`adjutant_security_events_total{${pod},kind="sign_in_failed"}`]: "0+30" } },
	AdjutantMailsGivenUp: { figures: { [`adjutant_deliveries{${pod},state="dead"}`]: "2+1" } },
	AdjutantDigestsGivenUp: { figures: { [`adjutant_digests{${pod},state="dead"}`]: "1+1" } },
	AdjutantGone: { figures: Object.fromEntries(Object.keys(HEALTHY).map((series) => [series, undefined])) },
	AdjutantLogAway: { figures: { [`adjutant_log_up{${pod}}`]: "0+0" } },
	AdjutantPoolWaits: { figures: { [`adjutant_pool_connections{${pod},state="waited_for"}`]: "4+0" } },
	// 2 in 100 for as long as is looked at, all of them between 2 s and 5 s.
	AdjutantReminderBudgetBurnsFast: {
		figures: { [bucket("1")]: "0+98", [bucket("2")]: "0+98" },
		also: ["AdjutantReminderBudgetBurns"],
	},
	// 4 in 1,000: more than three times what a month bears, less than six times.
	AdjutantReminderBudgetBurns: { figures: { [bucket("1")]: "0+99.6", [bucket("2")]: "0+99.6" } },
	AdjutantAnswerBudgetBurnsFast: {
		figures: { [commands("done")]: "0+1000", [commands("unavailable")]: "0+9" },
		also: ["AdjutantAnswerBudgetBurns"],
	},
	AdjutantAnswerBudgetBurns: { figures: { [commands("unavailable")]: "0+4" } },
};

const STEPS = /^[^+]+\+[^+]+$/;
const seriesOf = (figures: Readonly<Record<string, string | undefined>>) =>
	Object.entries(figures).flatMap(([series, values]) => {
		if (values === undefined) return [];
		assert.match(values, STEPS);
		return [{ series, values: `${values}x${MINUTES}` }];
	});

/** What must fire after those minutes, and nothing else. */
const caseOf = (name: string, figures: Readonly<Record<string, string | undefined>>, firing: readonly string[]) => ({
	name,
	interval: "1m",
	input_series: seriesOf(figures),
	promql_expr_test: [
		{
			expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
			eval_time: `${MINUTES}m`,
			exp_samples: firing.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
		},
	],
});

function rehearse(
	program: string,
	tests: readonly object[],
): { readonly status: number | null; readonly said: string } {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-alerts-"));
	try {
		copyFileSync(RULES, join(folder, "alerts.yml"));
		const file = join(folder, "tests.yml");
		writeFileSync(file, stringify({ rule_files: ["alerts.yml"], evaluation_interval: "1m", tests }));
		const { status, stdout, stderr } = spawnSync(program, ["test", "rules", file], { encoding: "utf8" });
		return { status, said: stdout + stderr };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

test("given the alerts, then each is rehearsed", () => {
	const { groups } = parse(readFileSync(RULES, "utf8")) as { groups: { rules: { alert?: string }[] }[] };
	const alerts = groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => (alert === undefined ? [] : [alert])));
	assert.equal(Object.keys(WRONG).sort(), alerts.sort());
});

const promtool = await findPromtool();
if (typeof promtool !== "string") console.log(`SKIP promtool: ${promtool.lacking}`);
else {
	test("given healthy minutes, then nothing fires; given each thing that goes wrong, then its alert does", () => {
		const tests = [
			caseOf("healthy", HEALTHY, []),
			// A household: one late reminder among three is no reason to wake anybody.
			caseOf(
				"hardly used",
				{
					...HEALTHY,
					[bucket("2")]: "0+0.01",
					[bucket("+Inf")]: "0+0.02",
					[`adjutant_reminder_lateness_seconds_count{${pod}}`]: "0+0.02",
				},
				[],
			),
			...Object.entries(WRONG).map(([alert, { figures, also = [] }]) =>
				caseOf(alert, { ...HEALTHY, ...figures }, [alert, ...also]),
			),
		];
		const { status, said } = rehearse(promtool, tests);
		assert.is(status, 0, said);
	});

	test("given Prometheus 3, which writes the bound of 2 s as 2.0, then late reminders are counted all the same", () => {
		const { [bucket("2")]: _of2, ...others } = HEALTHY;
		const late = { ...others, [bucket("1")]: "0+98", [bucket("2.0")]: "0+98" };
		const firing = ["AdjutantReminderBudgetBurnsFast", "AdjutantReminderBudgetBurns"];
		const { status, said } = rehearse(promtool, [
			caseOf("late", late, firing),
			caseOf("well", { ...late, [bucket("2.0")]: "0+100" }, []),
		]);
		assert.is(status, 0, said);
	});

	test("given a rehearsal of what does not fire, then it fails: the rehearsal can", () => {
		assert.is.not(rehearse(promtool, [caseOf("healthy", HEALTHY, ["AdjutantGone"])]).status, 0);
	});
}

test.run();
