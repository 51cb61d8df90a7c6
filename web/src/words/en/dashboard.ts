/** The dashboard: what each figure is called, what it means and when to worry. */
import { counted } from "../../../../src/words/counted.ts";

const shards = counted("en", { one: "shard", other: "shards" });
const pods = counted("en", { one: "pod", other: "pods" });
const accounts = counted("en", { one: "account awake", other: "accounts awake" });
const armed = counted("en", { one: "task with an armed reminder", other: "tasks with an armed reminder" });
const messages = counted("en", { one: "message waiting", other: "messages waiting" });
const reminders = counted("en", { one: "reminder", other: "reminders" });
const armedReminders = counted("en", { one: "reminder armed", other: "reminders armed" });

const fact = (name: string, means: string) => ({ name, means });

export const dashboard = {
	title: "Dashboard",
	asOf: (time: string) => `as of ${time}`,
	none: "none",
	yes: "yes",
	no: "no",
	allWell: (podCount: number, shardCount: number) =>
		`${pods(podCount)} answering, ${shards(shardCount)}, each with a pod.`,
	isSilent: (names: string) =>
		`No answer from ${names}. Its shards go to others within seconds; if it stays silent, look at its log.`,
	areLost: (numbers: string) =>
		`No pod has shard ${numbers}. Reminders there wait. Worry if this lasts longer than 3 seconds.`,
	picture: "Pods and shards",
	pictureMeans:
		"Each box is a shard: a fixed share of the accounts. Its number is small, the messages that wait in it are large. Choose one to see more; arrow keys go from box to box.",
	pod: (name: string) => `Pod ${name}`,
	silent: "does not answer",
	noShards: "No shards.",
	legend: {
		load: "Messages waiting",
		late: "Latest reminder of the last minute",
		hot: "A dot for each account with messages waiting, three at most",
		moved: "Came from another pod just now",
		upTo: (ms: string) => `up to ${ms}`,
		over: (ms: string) => `over ${ms}`,
	},
	cell: {
		name: (shard: number) => `Shard ${shard}`,
		short: (shard: number, waiting: number, late: string) =>
			`Shard ${shard}: ${messages(waiting)}, latest reminder ${late}`,
		unknown: (shard: number) => `Shard ${shard}: its pod does not answer`,
		accounts,
		armed,
		messages,
		late: (length: string) => `latest reminder of the last minute: ${length} late`,
		epoch: (epoch: number) => `epoch ${epoch}`,
		epochMeans:
			"The epoch grows each time the shard changes hands. Worry when it keeps growing: pods lose their shards over and over.",
		user: (id: string, waiting: number, reminderCount: number) =>
			`${id}…: ${messages(waiting)}, ${armedReminders(reminderCount)}`,
		nobody: "No account here has anything waiting or armed.",
	},
	moves: {
		title: "Latest hand-overs",
		means:
			"Shards that went from one pod to another while you watched. Normal when pods start and stop. Worry when they go on without that.",
		none: "None while you watched.",
		one: (shard: number, from: string, to: string, time: string) => `${time}: shard ${shard} from ${from} to ${to}`,
	},
	busiest: {
		title: "Busiest accounts",
		means:
			"By messages waiting, then by armed reminders; each is named by the first characters of its id. Worry when one has over 50 messages waiting: at 256 it is refused.",
		none: "No account has anything waiting or armed.",
	},
	signIns: {
		title: "Signing in",
		means:
			"Since the start of the pods. Some failures are people who mistype. Worry when failures outgrow successes: somebody may be guessing.",
		done: "succeeded",
		refused: "failed",
	},
	lateness: {
		title: "How late reminders fired",
		means:
			"The last 1,000 of each pod. Nearly all should be in the first rows. Worry when more than a few are over 2 seconds without a restart of a pod.",
		none: "No reminder has fired yet.",
		bar: (step: string, count: number) => `${step}: ${reminders(count)}`,
	},
	trend: {
		since: (time: string) => `Watched since ${time}; the last hour is kept until you reload the page.`,
		shape: (top: string) => `Line of the last hour, from 0 to ${top}`,
		top: (top: string) => `most: ${top}`,
		unknown: "not measured",
		lateMs: fact(
			"Latest reminder",
			"How late the latest reminder of the last minute fired. Worry above 2 seconds while no pod restarts.",
		),
		outbox: fact(
			"Events to publish",
			"Events written but not yet in the log. Normally near 0. Worry when it grows for a minute: is Kafka away?",
		),
		lag: fact(
			"Records to handle",
			"Records in Kafka that no pod has handled yet. Worry when it grows for a minute. Without Kafka nothing is measured.",
		),
	},
	figures: "All figures as tables",
	shardTable: (pod: string) => `Shards of pod ${pod}`,
	parts: {
		actors: "accounts",
		timers: "reminders",
		writes: "commands",
		outbox: "events to publish",
		deliveries: "deliveries",
		digests: "daily digests",
		relay: "publishing",
		log: "log",
		redis: "Redis",
		set_backs: "database set back",
		sign_ins: "signing in",
		memory: "memory",
		heartbeat: "sign of life",
	},
	group: (name: string) => `group ${name} of the log`,
	facts: {
		"actors.users_active": fact(
			"accounts awake",
			"Kept in memory; they sleep after ten idle minutes. Worry near 20,000, the most that one pod keeps.",
		),
		"actors.users_stopping": fact(
			"going to sleep",
			"They finish what they have. Worry when it stays above 0 for a minute.",
		),
		"actors.tasks_armed": fact("tasks with an armed reminder", "Due to fire within ten minutes. No worry by itself."),
		"actors.activations": fact("woken", "Since the pod's start. It grows with use; no worry."),
		"actors.passivations": fact("put to sleep", "Since the pod's start. It grows with use; no worry."),
		"actors.faults": fact(
			"faults",
			"Messages that a defect of the program left undone. Worry above 0: the log says more.",
		),
		"actors.mailbox_longest": fact(
			"longest mailbox",
			"Messages waiting for one account. Worry above 50; at 256 more are refused.",
		),
		"timers.armed": fact("armed", "Reminders due within ten minutes. No worry by itself."),
		"timers.next_fire_at": fact("next", "When the next one fires. Worry when it lies in the past."),
		"timers.fired": fact("fired", "Since the pod's start. It grows with use; no worry."),
		"timers.late_ms_p50": fact(
			"late, half of them (ms)",
			"Half of the last 1,000 were no later than this. Worry above 250.",
		),
		"timers.late_ms_p99": fact(
			"late, all but 1 % (ms)",
			"99 of 100 were no later than this. Worry above 2,000 while no pod restarts.",
		),
		"timers.sweeps_with_finds": fact(
			"rescued",
			"Searches that found a reminder which its timer had missed. Worry when it grows.",
		),
		"writes.commands": fact("answered", "Commands since the pod's start. It grows with use; no worry."),
		"writes.version_conflicts": fact(
			"decided again",
			"Another pod wrote first. A few are normal during a hand-over. Worry when it keeps growing.",
		),
		"writes.fenced": fact("refused after a hand-over", "Another pod has the shard now. Worry when it keeps growing."),
		"writes.direct_path": fact(
			"decided without the shard's pod",
			"That pod could not be reached. Worry when it keeps growing: can pods reach one another?",
		),
		"writes.forwarded": fact("passed on", "Another pod has the shard and answered. Normal with several pods."),
		"writes.forwards_unanswered": fact(
			"passed on without an answer",
			"The other pod was silent. Worry when it keeps growing.",
		),
		"outbox.waiting": fact(
			"waiting",
			"Events of all pods, not yet published. Normally near 0. Worry when it grows for a minute.",
		),
		"outbox.oldest_ms": fact("oldest (ms)", "How long the oldest has waited. Worry above 10,000."),
		"outbox.dead": fact(
			"given up",
			"Events that the log refuses for good. Worry above 0: see “adjutant replay outbox”.",
		),
		"deliveries.queued": fact(
			"waiting",
			"Reminders to be mailed or pushed, those of quiet hours among them. Worry when it only grows.",
		),
		"deliveries.sending": fact("being sent", "In hand this moment. Worry when it stands still above 0 for a minute."),
		"deliveries.sent": fact("sent", "It grows with use; no worry."),
		"deliveries.not_wanted": fact("no longer wanted", "The task was done before. No worry."),
		"deliveries.unverified": fact(
			"address not confirmed",
			"Nothing is mailed there. Worry when it grows: do mails about accounts arrive?",
		),
		"deliveries.muted": fact("turned off", "The account wants none of this kind. No worry."),
		"deliveries.nowhere": fact("no device", "No device was there to push to. No worry."),
		"deliveries.dead": fact("given up", "Tried to the end without success. Worry above 0: is the mail server well?"),
		"digests.queued": fact("waiting", "Daily digests to be sent. Worry when it grows for an hour."),
		"digests.sending": fact("being sent", "In hand this moment. Worry when it stands still above 0 for a minute."),
		"digests.dead": fact("given up", "Tried to the end of their day. Worry above 0: is the mail server well?"),
		"relay.published": fact("published", "By this pod since its start. No worry."),
		"relay.batches": fact("batches", "They were published in so many. It grows with use; no worry."),
		"relay.failures": fact("failures in a row", "Since the last success. Worry above 0: is Kafka away?"),
		"relay.unpublishable": fact("unpublishable", "Given up by this pod. Worry above 0: see “adjutant replay outbox”."),
		"log.healthy": fact("healthy", "Whether the log of events answers. Worry at “no”."),
		"log.silent_ms": fact("silent for (ms)", "Since the log last answered. Worry above 10,000."),
		"group.shards": fact("shards", "Those whose records this pod handles. Over all pods they add up to all shards."),
		"group.silent_ms": fact(
			"silent for (ms)",
			"Since it last showed life. Worry above 60,000: the pod is then restarted.",
		),
		"group.in_hand_ms": fact("in hand for (ms)", "How long the slowest work has lasted. Worry above 10,000: it hangs."),
		"group.stuck": fact("given up", "Work that did not end in time. Worry above 0."),
		"group.rebuilds": fact("replaced", "Times it died and was replaced. Worry when it keeps growing."),
		"redis.isAnswering": fact("answering", "Whether Redis answers. Worry at “no”: pages learn of changes late."),
		"redis.failures": fact("failures", "Calls that were not answered in time. Worry when it keeps growing."),
		"redis.heard": fact("heard", "Changes that other pods announced. It grows with use; no worry."),
		"set_backs.times": fact("times", "The database went back to an older state. Worry above 0: see the runbook."),
		"set_backs.last_at": fact("last", "When that was seen last."),
		"sign_ins.sign_in": fact("succeeded", "Since the pod's start. No worry."),
		"sign_ins.sign_in_failed": fact("wrong password", "Since the pod's start. Worry when it outgrows the successes."),
		"sign_ins.second_factor_failed": fact(
			"wrong code",
			"The password was right. Worry when there are many: the passwords are known.",
		),
		"sign_ins.account_waits": fact(
			"tried too often",
			"Tries at an account that waits after wrong ones. Worry when there are many.",
		),
		"memory.resident_bytes": fact(
			"in use (bytes)",
			"Of the whole process. Worry when it grows for hours and nears the pod's limit.",
		),
		"heartbeat.silent_ms": fact(
			"silent for (ms)",
			"Since the pod last said that it lives. Its shards go to others after 2,500.",
		),
		"shard.shard": fact("shard", "Its number."),
		"shard.epoch": fact("epoch", "Grows at each change of hands."),
		"shard.users": fact("accounts awake", "Kept in memory."),
		"shard.tasks_armed": fact("armed tasks", "They remind within ten minutes."),
		"shard.mailbox": fact("waiting", "Messages. Worry above 200."),
		"shard.late_ms": fact("late (ms)", "Latest of the last minute. Worry above 2,000."),
	},
};
