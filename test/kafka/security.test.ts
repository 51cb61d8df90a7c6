// file-timeout: 300 s
/** Signing in to real listeners, over plain sockets and TLS; what is refused is said in a sentence at the start. */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type KafkaVariables, readAccess } from "../../src/kafka/access.ts";
import { StartProblem } from "../../src/ports/process/startProblem.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { type KafkaBroker, startKafkaBroker } from "../support/kafkaBroker.ts";
import { KAFKA_ACCOUNT } from "../support/kafkaProperties.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { createLogOn } from "./kafkaScene.ts";

const security = suite("Kafka's security");
const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await startKafkaBroker({ isSecured: true }));
security.run();

type Account = Pick<KafkaVariables, "KAFKA_SASL_MECHANISM" | "KAFKA_SASL_USERNAME" | "KAFKA_SASL_PASSWORD">;
function account(KAFKA_SASL_MECHANISM: NonNullable<KafkaVariables["KAFKA_SASL_MECHANISM"]>): Account {
	const { username, password } = KAFKA_ACCOUNT;
	return { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password };
}

function runOn(broker: KafkaBroker): void {
	security.after(() => broker.stop());

	function open(address: string | undefined, variables: Partial<KafkaVariables>) {
		const access = readAccess({ KAFKA_BROKERS: [address ?? ""], KAFKA_SSL: false, ...variables });
		assert.ok(access);
		return createLogOn(address ?? "", { access });
	}
	async function refusalOf(address: string | undefined, variables: Partial<KafkaVariables>): Promise<string> {
		try {
			const { eventLog } = await open(address, variables);
			await eventLog.close();
		} catch (fault) {
			assert.ok(fault instanceof StartProblem, String(fault));
			return (fault as Error).message;
		}
		throw new Error("It was let in");
	}

	const { SASL_PLAINTEXT, SASL_SSL, SSL } = broker.addresses;
	const tls = { KAFKA_SSL: true, KAFKA_SSL_CA: broker.certificate };
	const ways: readonly (readonly [what: string, address: string | undefined, variables: Partial<KafkaVariables>])[] = [
		["PLAIN", SASL_PLAINTEXT, account("plain")],
		["SCRAM-SHA-256", SASL_PLAINTEXT, account("scram-sha-256")],
		["SCRAM-SHA-512", SASL_PLAINTEXT, account("scram-sha-512")],
		["TLS", SSL, tls],
		["SCRAM-SHA-512 over TLS", SASL_SSL, { ...account("scram-sha-512"), ...tls }],
	];
	for (const [what, address, variables] of ways) {
		security(`given a listener with ${what}, then a record goes to it and comes back`, async () => {
			const { eventLog } = await open(address, variables);
			let seen = 0;
			await eventLog.join({
				group: "g",
				topics: ["task-events"],
				member: { id: "a", address: null },
				onOwned() {},
				async handle(_shard, records) {
					seen += records.length;
				},
			});
			await eventLog.publish([sampleRecord("ann", 1, 0)]);
			await eventually(
				"it comes back",
				() => seen > 0,
				() => wait(50),
			);
			await eventLog.close();
		});
	}

	for (const mechanism of ["plain", "scram-sha-256", "scram-sha-512"] as const) {
		security(`given a wrong password for ${mechanism}, then the start is refused and names the variables`, async () => {
			const wrong = { ...account(mechanism), KAFKA_SASL_PASSWORD: "wrong" };
			assert.is(
				await refusalOf(SASL_PLAINTEXT, wrong),
				`Kafka at ${SASL_PLAINTEXT} refused the account: check KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.`,
			);
		});
	}

	security(
		"given a certificate that nobody vouches for, then the start is refused and names the variable",
		async () => {
			assert.is(
				await refusalOf(SSL, { KAFKA_SSL: true }),
				`the certificate of Kafka at ${SSL} is not trusted: set KAFKA_SSL_CA to the file of who signed it.`,
			);
		},
	);

	security("given an authority that cannot be read, then the start is refused and names the file", async () => {
		assert.is(
			await refusalOf(SSL, { KAFKA_SSL: true, KAFKA_SSL_CA: "/no/such.pem" }),
			"/no/such.pem cannot be read: set KAFKA_SSL_CA to a file of certificates (PEM).",
		);
	});

	security("given a password that would travel in clear, then the log warns", async () => {
		const { eventLog, lines } = await open(SASL_PLAINTEXT, account("plain"));
		assert.ok(lines.some(({ level, message }) => level === "warn" && message.includes("in clear")));
		await eventLog.close();
	});
}
