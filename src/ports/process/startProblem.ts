/** Why a start cannot succeed, for a person to mend. All parts throw this one type, so that callers can tell it from a fault of ours. */

/** What has to be mended. */
export type ToMend = "folder" | "port" | "shards" | "secrets" | "database" | "kafka" | "mail";

/** A person can mend it; the message is the sentence that says how, and all that is shown. */
export class StartProblem extends Error {
	override readonly name = "StartProblem";
	readonly toMend: ToMend;

	constructor(toMend: ToMend, sentence: string, options?: ErrorOptions) {
		super(sentence, options);
		this.toMend = toMend;
	}
}
