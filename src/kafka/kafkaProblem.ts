/** What is wrong with Kafka for good, in a sentence that names the variable to set. */

import { StartProblem } from "../ports/process/startProblem.ts";

/** Kafka can be reached and cannot be used as it is: a person can mend it, and the message says how. */
export class KafkaProblem extends StartProblem {
	constructor(sentence: string, options?: ErrorOptions) {
		super("kafka", sentence, options);
	}
}

/** A refusal of the library's in such words; the fault itself when time may heal it. */
export function explainFault(fault: unknown, brokers: readonly string[]): unknown {
	if (!(fault instanceof Error) || fault instanceof KafkaProblem) return fault;
	const where = brokers.join(", ");
	if (/mechanism is not supported/i.test(fault.message)) {
		return new KafkaProblem(`Kafka at ${where} does not offer this way to sign in: check KAFKA_SASL_MECHANISM.`, {
			cause: fault,
		});
	}
	if (fault.name === "KafkaJSSASLAuthenticationError") {
		return new KafkaProblem(
			`Kafka at ${where} refused the account: check KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.`,
			{ cause: fault },
		);
	}
	if (/certificate/i.test(fault.message)) {
		return new KafkaProblem(
			`the certificate of Kafka at ${where} is not trusted: set KAFKA_SSL_CA to the file of who signed it.`,
			{ cause: fault },
		);
	}
	return fault;
}

/** The same for who does not wait for the brokers: that none answers is a problem too. */
export function explainSilence(fault: unknown, brokers: readonly string[]): unknown {
	const explained = explainFault(fault, brokers);
	if (
		!(explained instanceof Error) ||
		!/Connection (error|timeout)|No brokers|Closed connection/i.test(explained.message)
	)
		return explained;
	return new KafkaProblem(`Kafka at ${brokers.join(", ")} cannot be reached: check KAFKA_BROKERS.`, { cause: fault });
}
