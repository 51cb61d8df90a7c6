/**
 * What an installation for so many users needs, by the measured figures of docs/benchmarks.md and by assumptions that are all named here. It
 * is a plan on paper: nobody has run it. `docs/capacity.md` holds what it says, and a test holds the page to it. Pure.
 */

/** By the benchmarks, in their units. */
export interface Measured {
	/** Per second by HTTP, one pod, its PostgreSQL, Kafka and clients on `cores`. */
	readonly commandsByHttp: number;
	/** Per second through gate and actor, with PostgreSQL, on `cores`. */
	readonly commandsByGate: number;
	/** Seconds for 10,000 reminders of one instant, with PostgreSQL, on `cores`. */
	readonly tenThousandRemindersS: number;
	readonly listMs: number;
	readonly actorBytes: number;
	readonly podBytes: number;
	readonly cores: number;
}

/** What people do, what is kept, what a cell may grow to, what things cost. Each is a guess that may be changed here. */
export const ASSUMED = {
	/** Of all users, in a day. */
	activeShare: 0.3,
	commandsADay: 12,
	readsADay: 60,
	remindersADay: 4,
	/** Of a day's reminders in its busiest second: nine o'clock sharp in the zone where most live. */
	busiestSecond: 0.01,
	/** The busiest minute against the mean of a day. */
	peak: 5,
	/** Actors stay awake for some minutes; of all users, at the peak. */
	awakeShare: 0.05,
	eventsACommand: 1.25,
	/** Measured on 1,000 tasks with a due date and a reminder, half of them edited, half completed; with indexes. */
	journalBytes: 1_800,
	taskBytes: 2_900,
	yearsKept: 1,
	/** How full a core may be at the peak. */
	fullness: 0.5,
	/** A reminder of the busiest second has fired by then (P4 in a rolling update). */
	remindersWithinS: 2,
	/** One mailer sends so many in a second, and all are out after so long. */
	mailsASecond: 20,
	mailsWithinS: 300,
	/** One cell: a PostgreSQL of this size is restored within hours and has a standby of the same size. */
	postgresCores: 32,
	postgresTerabytes: 4,
	podsInACell: 64,
	podCores: 2,
	/** Per month, in US dollars, as clouds ask for it in 2026. */
	coreCost: 25,
	gigabyteCost: 3,
	diskGigabyteCost: 0.12,
	/** Primary, standby, and backups as large. */
	diskCopies: 3,
	thousandMailsCost: 0.1,
	brokerCost: 150,
} as const;
type Assumed = { readonly [Key in keyof typeof ASSUMED]: number };

export interface Plan {
	readonly users: number;
	/** Whole installations, each with a PostgreSQL of its own, that know nothing of one another. */
	readonly cells: number;
	/** Of all cells, at the peak. */
	readonly commandsASecond: number;
	readonly readsASecond: number;
	readonly remindersInASecond: number;
	/** In each cell. */
	readonly pods: number;
	readonly shards: number;
	readonly partitions: number;
	readonly mailers: number;
	readonly postgresCores: number;
	readonly postgresTerabytes: number;
	/** Per month, for a million users; what is spent most on comes first. */
	readonly costs: readonly (readonly [what: string, dollars: number])[];
	/** How many times over what the installation of a tenth of the users had, the most strained first. */
	readonly strained: readonly (readonly [what: string, times: number])[];
}

const DAY_S = 86_400;
const TOPICS = 6;
const LEAST_PODS = 2;
const LEAST_SHARDS = 16;
const MOST_SHARDS = 1_024;

interface Load {
	readonly commandsASecond: number;
	readonly readsASecond: number;
	readonly remindersInASecond: number;
	readonly podCores: number;
	readonly postgresCores: number;
	readonly terabytes: number;
	readonly mailers: number;
	readonly awakeBytes: number;
}

/** Core seconds of one command, read and reminder, split between pod and PostgreSQL. */
function prices({ commandsByHttp, commandsByGate, tenThousandRemindersS, listMs, cores }: Measured) {
	const whole = cores / commandsByHttp;
	// Gate, actor and PostgreSQL together: half of it each.
	const postgres = cores / commandsByGate / 2;
	const reminder = (tenThousandRemindersS * cores) / 10_000;
	return {
		command: { pod: whole - postgres, postgres },
		// The time of one that nothing disturbs bounds its work.
		read: { pod: listMs / 2_000, postgres: listMs / 2_000 },
		reminder: { pod: reminder / 2, postgres: reminder / 2 },
	};
}

function loadOf(users: number, measured: Measured, a: Assumed): Load {
	const active = users * a.activeShare;
	const atPeak = (aDay: number) => (active * aDay * a.peak) / DAY_S;
	const { command, read, reminder } = prices(measured);
	const commandsASecond = atPeak(a.commandsADay);
	const readsASecond = atPeak(a.readsADay);
	const remindersInASecond = active * a.remindersADay * a.busiestSecond;
	const cores = (of: "pod" | "postgres") =>
		(commandsASecond * command[of] + readsASecond * read[of]) / a.fullness +
		(remindersInASecond * reminder[of]) / a.remindersWithinS;
	const events = active * (a.commandsADay * a.eventsACommand + a.remindersADay) * 365 * a.yearsKept;
	const tasks = (active * a.commandsADay * 365 * a.yearsKept) / 3;
	return {
		commandsASecond,
		readsASecond,
		remindersInASecond,
		podCores: cores("pod"),
		postgresCores: cores("postgres"),
		terabytes: (events * a.journalBytes + tasks * a.taskBytes) / 1e12,
		mailers: remindersInASecond / a.mailsASecond / a.mailsWithinS,
		awakeBytes: users * a.awakeShare * measured.actorBytes,
	};
}

/** Pods, cells and money for so many users. */
export function planFor(users: number, measured: Measured, assumed: Assumed = ASSUMED): Plan {
	const load = loadOf(users, measured, assumed);
	const podsNeeded = load.podCores / assumed.podCores;
	const cells = Math.ceil(
		Math.max(
			load.postgresCores / assumed.postgresCores,
			load.terabytes / assumed.postgresTerabytes,
			podsNeeded / assumed.podsInACell,
			1e-9,
		),
	);
	const pods = Math.max(LEAST_PODS, Math.ceil(podsNeeded / cells));
	// Four shards for each pod, so that they can be shared out evenly, and room to grow to twice as many.
	const shards = Math.min(MOST_SHARDS, Math.max(LEAST_SHARDS, 2 ** Math.ceil(Math.log2(pods * 4))));
	const mailers = Math.max(1, Math.ceil(load.mailers / cells));
	const postgresCores = Math.max(1, Math.ceil(load.postgresCores / cells));
	const millions = users / 1e6;
	const memoryGigabytes = (cells * pods * measured.podBytes + load.awakeBytes) / 1e9;
	const mailsAMonth = users * assumed.activeShare * assumed.remindersADay * 30;
	const costs: [string, number][] = [
		["pods", cells * pods * assumed.podCores * assumed.coreCost + memoryGigabytes * assumed.gigabyteCost],
		["PostgreSQL with its standby", cells * postgresCores * 2 * (assumed.coreCost + 8 * assumed.gigabyteCost)],
		["disks and backups", load.terabytes * 1_000 * assumed.diskGigabyteCost * assumed.diskCopies],
		["Kafka", cells * 3 * assumed.brokerCost],
		["mails", (mailsAMonth / 1_000) * assumed.thousandMailsCost],
	];
	return {
		users,
		cells,
		commandsASecond: load.commandsASecond,
		readsASecond: load.readsASecond,
		remindersInASecond: load.remindersInASecond,
		pods,
		shards,
		partitions: shards * TOPICS,
		mailers,
		postgresCores,
		postgresTerabytes: load.terabytes / cells,
		costs: costs.map(([what, cost]) => [what, cost / millions] as const).sort(([, a], [, b]) => b - a),
		strained: strainOn(load, assumed),
	};
}

/** What the chart installs by default, and PostgreSQL on four cores and 100 GB: the one that somebody has who never planned. */
function strainOn(load: Load, assumed: Assumed): readonly (readonly [string, number])[] {
	const times: [string, number][] = [
		["five pods", load.podCores / (5 * assumed.podCores)],
		["the one mailer of each pod", load.mailers / 5],
		["PostgreSQL's four cores", load.postgresCores / 4],
		["PostgreSQL's 100 GB", load.terabytes / 0.1],
		["memory of awake users in five pods", load.awakeBytes / 2.5e9],
	];
	return times.sort(([, a], [, b]) => b - a);
}

/** The figures of the benchmarks' page. Throws when a row is missing: the plan would rest on nothing. */
export function readMeasured(page: string): Measured {
	const number = (row: RegExp) => {
		const [, value] = row.exec(page) ?? [];
		if (value === undefined) throw new Error(`docs/benchmarks.md has no row ${row}`);
		return Number(value);
	};
	return {
		commandsByHttp: number(/^\| commands by HTTP, 24 users at once, 1 pods \| (\d+)\/s/m),
		commandsByGate: number(/^\| durable commands, 64 users at once \| (\d+)\/s/m),
		tenThousandRemindersS: number(/^\| 10000 reminders due in one instant, all committed \| ([\d.]+) s/m),
		listMs: number(/^\| list of 50 among 10000 tasks \(p95\) \| ([\d.]+) ms/m),
		actorBytes: number(/^\| heap of an idle user actor with 50 tasks \| (\d+) bytes/m),
		podBytes: number(/^\| resident memory of the server, idle \| (\d+) MB/m) * 1e6,
		cores: number(/Machine: (\d+) ×/),
	};
}
