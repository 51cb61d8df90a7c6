/** The list of faults that Adjutant must survive, each with the tests that hold it. */

export interface Scenario {
	readonly number: number;
	readonly fault: string;
	/** Files of this repository. */
	readonly heldBy: readonly string[];
}

const scenario = (number: number, fault: string, ...heldBy: readonly string[]): Scenario => ({ number, fault, heldBy });

export const SCENARIOS: readonly Scenario[] = [
	scenario(1, "the owner is killed under load", "test/cluster/podFaults.test.ts", "test/faults/twoServers.test.ts"),
	scenario(2, "rolling update of three pods", "test/cluster/podFaults.test.ts", "test/pods/leaving.test.ts"),
	scenario(3, "the owner is frozen for 15 s", "test/cluster/podFaults.test.ts", "test/pods/forwarding.test.ts"),
	scenario(4, "killed between commit and answer", "test/faults/kill.test.ts", "test/cluster/podFaults.test.ts"),
	scenario(5, "killed between commit and publishing", "test/faults/kill.test.ts", "test/eventlog/relay.test.ts"),
	scenario(6, "killed between publishing and deleting", "test/faults/kill.test.ts", "test/eventlog/relay.test.ts"),
	scenario(7, "killed between the mail server's 250 and the mark", "test/faults/mailServer.test.ts"),
	scenario(8, "reminders due while three pods join at once", "test/cluster/podFaults.test.ts"),
	scenario(
		9,
		"two pods believe to own one shard",
		"test/cluster/databaseFaults.test.ts",
		"test/actors/handoff.test.ts",
	),
	scenario(
		10,
		"Kafka away",
		"test/cluster/kafkaFaults.test.ts",
		"test/kafka/outage.test.ts",
		"test/cluster/brokerFaults.test.ts",
	),
	scenario(11, "Kafka back without its groups", "test/cluster/kafkaFaults.test.ts"),
	scenario(12, "PostgreSQL away", "test/cluster/databaseFaults.test.ts", "test/faults/database.test.ts"),
	scenario(13, "cut after COMMIT was sent", "test/faults/database.test.ts", "test/actors/actorSystem.test.ts"),
	scenario(
		14,
		"PostgreSQL put back to an older state",
		"test/cluster/databaseFaults.test.ts",
		"test/cluster/putBack.test.ts",
		"test/actors/setBack.test.ts",
	),
	scenario(15, "event loop blocked for 8 s", "test/cluster/podFaults.test.ts"),
	scenario(16, "a consumer that is stuck", "test/kafka/stuckHandler.test.ts", "test/eventlog/inProcessLog.test.ts"),
	scenario(
		17,
		"poison event and poison command",
		"test/kafka/partitionReader.test.ts",
		"test/kafka/kafkaLog.test.ts",
		"test/actors/kernel.test.ts",
	),
	scenario(18, "one hot user", "test/attack/hotUser.test.ts"),
	scenario(
		19,
		"clock skew, and the nights of a clock change",
		"test/actors/clockSkew.test.ts",
		"test/domain/recurrence/zones.test.ts",
	),
	scenario(20, "a command while its actor is being stopped", "test/actors/actorSystem.test.ts"),
	scenario(21, "forwarded to an owner that has just lost the shard", "test/actors/forwarding.test.ts"),
	scenario(
		22,
		"a snapshot that cannot be read",
		"test/faults/database.test.ts",
		"test/persistence/mixedVersions.test.ts",
	),
	scenario(
		23,
		"one process without Kafka",
		"test/faults/kill.test.ts",
		"test/faults/database.test.ts",
		"test/faults/mailServer.test.ts",
	),
	scenario(24, "10,000 at once, each with its own answer", "test/cluster/crowd.test.ts", "test/actors/kernel.test.ts"),
];
