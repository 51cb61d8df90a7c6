/**
 * Asks another pod at its door. Anything but a genuine answer to this very question within the deadline is "no
 * answer": the caller then decides by the direct path, under the same command id (P1, P8).
 */
import { z } from "zod";
import type { CommandEnvelope } from "../../domain/commands/commands.ts";
import type { ForwardOutcome, Peers } from "../../ports/cluster/peers.ts";
import type { Dashboard } from "../../ports/cluster/podReport.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { resultSchema } from "./internalCommand.ts";
import { COMMANDS_PATH, DASHBOARD_PATH } from "./internalDoor.ts";
import { type Seal, SIGNATURE_HEADER } from "./internalSeal.ts";
import { createPodConnections, type PodAnswer } from "./podConnections.ts";

export interface PeerClient extends Peers {
	/** Closes the kept connections. */
	close(): void;
}

export interface PeerClientOptions {
	readonly seal: Seal;
	readonly clock: Clock;
	readonly log: Log;
	/** The trace that a question belongs to, as a header says it. */
	readonly traceparent?: () => string | undefined;
}

/** Another version may tell more of itself; what is shown whole must have a name and its shards. */
const DashboardAnswer: z.ZodType<Dashboard> = z.object({
	taken_at: z.string(),
	pods: z.array(
		z.looseObject({
			pod: z.string(),
			state: z.enum(["alive", "dead"]),
			roles: z.array(z.string()).optional(),
			shards: z.array(z.looseObject({ shard: z.number(), epoch: z.number() }).catchall(z.number())),
		}),
	),
});

export function createPeerClient({ seal, clock, log, traceparent }: PeerClientOptions): PeerClient {
	const pods = createPodConnections(clock);

	/** The answer to a signed question, if it is a genuine one. Rejects when there is none in time. */
	async function ask(address: string, path: string, question: unknown): Promise<PodAnswer | undefined> {
		const body = Buffer.from(JSON.stringify(question));
		const headers = seal.sign({ method: "POST", path, body });
		const trace = traceparent?.();
		const answer = await pods.post(
			address,
			path,
			body,
			trace === undefined ? headers : { ...headers, traceparent: trace },
		);
		if (seal.checkAnswer(headers[SIGNATURE_HEADER], answer.status, answer.body, answer.signature)) return answer;
		log.warn("a pod's answer is not signed", { address, status: answer.status });
		return undefined;
	}

	return {
		async forward(address, envelope) {
			try {
				const answer = await ask(address, COMMANDS_PATH, envelope);
				return answer ? read(answer, envelope) : { kind: "no_answer" };
			} catch (err) {
				log.warn("a pod did not answer", { address, err });
				return { kind: "no_answer" };
			}
		},
		async dashboard(address) {
			try {
				const answer = await ask(address, DASHBOARD_PATH, {});
				if (answer?.status !== 200) return undefined;
				return DashboardAnswer.parse(JSON.parse(answer.body.toString("utf8")));
			} catch (err) {
				// The dashboard says it: an operator who watches a dead pod needs no line for each second.
				log.info("a pod showed no dashboard", { address, err });
				return undefined;
			}
		},
		close: pods.close,
	};
}

/** Of a signed answer. One of another version's shape is as good as none. */
function read({ status, body }: PodAnswer, { command }: CommandEnvelope): ForwardOutcome {
	if (status === 409) return { kind: "moved" };
	const result = resultSchema.safeParse(JSON.parse(body.toString("utf8")));
	if (status !== 200 || !result.success) throw new Error(`an answer to ${command.type} that cannot be read`);
	return { kind: "answered", result: result.data };
}
