/**
 * One step of a turn: asked for, waited for, and asked for again after a fault as long as that cannot do or show anything
 * twice. The first byte has one deadline for all tries.
 */

import { type Model, ModelFault, type StepEnd, type StepRequest } from "../ports/assistant/model.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";

const MOST_TRIES = 3;

export interface StepCircumstances {
	readonly model: Model;
	readonly clock: Clock;
	readonly firstByteMs: number;
	/** False once a tool of the turn has acted. */
	readonly mayRetry: boolean;
	/** An empty answer is not asked for anew. */
	readonly isSilenceFinal: boolean;
}

/** Yields text and returns the end. Rejects with a `ModelFault`; with anything once the signal of the request has aborted. */
export async function* takeStep(
	{ model, clock, firstByteMs, mayRetry, isSilenceFinal }: StepCircumstances,
	request: StepRequest,
): AsyncGenerator<string, StepEnd> {
	const here = new AbortController();
	const signal = AbortSignal.any([here.signal, request.signal]);
	const deadlineMs = clock.elapsedMs() + firstByteMs;
	let cancelTimer = () => {};
	try {
		for (let tries = 1; ; tries += 1) {
			let hasShown = false;
			cancelTimer = clock.setTimer(deadlineMs - clock.elapsedMs(), () => here.abort("slow"));
			try {
				for await (const part of model.step({ ...request, signal })) {
					cancelTimer();
					if (part.kind === "end") return part;
					if (part.kind === "began") continue;
					hasShown = true;
					yield part.delta;
				}
				throw new ModelFault("broken", "The model's answer has no end.");
			} catch (cause) {
				cancelTimer();
				if (request.signal.aborted) throw cause;
				if (here.signal.aborted) throw slow(cause);
				const waitMs = cause instanceof ModelFault ? cause.retryAfterMs : undefined;
				if (waitMs === undefined || hasShown || !mayRetry || tries === MOST_TRIES) throw cause;
				if (isSilenceFinal && cause instanceof ModelFault && cause.kind === "silent") throw cause;
				// What could only be late is not waited for.
				if (clock.elapsedMs() + waitMs >= deadlineMs) throw cause;
				await sleep(clock, waitMs, request.signal);
				if (request.signal.aborted) throw cause;
			}
		}
	} finally {
		cancelTimer();
	}
}

const slow = (cause: unknown): ModelFault =>
	new ModelFault("slow", "The model's first byte did not come in time.", { cause });
