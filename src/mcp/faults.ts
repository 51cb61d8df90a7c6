/** Faults of ours on their way to a client: it is told what to do, and nothing of the inside. */
import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import { Crowded, StorageUnavailable } from "../ports/process/faults.ts";
import type { Outcome, Refusal } from "../tools/outcome.ts";
import { refusalWords, refuseBusy, refuseUnavailable } from "../tools/refusals.ts";
import { english } from "../words/en/english.ts";

const RETRY_MS = 1_000;

/** What can be tried again is a refusal that says so. */
export async function withinReach(use: () => Promise<Outcome>): Promise<Outcome> {
	try {
		return await use();
	} catch (fault) {
		if (fault instanceof Crowded) return refuseBusy(RETRY_MS);
		if (!(fault instanceof StorageUnavailable)) throw fault;
		return refuseUnavailable(RETRY_MS);
	}
}

/** Where a refusal has no other place. */
export const laterError = (refusal: Refusal) =>
	new ProtocolError(ProtocolErrorCode.InternalError, refusalWords(refusal, english), {
		retry_after_ms: refusal.retry_after_ms,
	});

/** Whatever else was thrown is a fault of ours: the library would send its words to the client. */
export function toldAs(onFault: (fault: Error) => void) {
	return async <Answer>(work: Promise<Answer>): Promise<Answer> => {
		try {
			return await work;
		} catch (fault) {
			if (fault instanceof ProtocolError) throw fault;
			onFault(fault instanceof Error ? fault : new Error(String(fault)));
			throw new ProtocolError(ProtocolErrorCode.InternalError, "Something went wrong here; it was logged.");
		}
	};
}
