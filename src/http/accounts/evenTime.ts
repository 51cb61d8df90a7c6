/** Answers whose time tells nothing of what was found, done or written for them. */
import { type Clock, sleep } from "../../ports/process/clock.ts";

/** Several times what a password's hash takes: a step is missed only where many hash at once. */
const STEP_MS = 500;

/**
 * Ends as the work does, at a full step of 500 ms since it began; at once with a result that may be told at once, which
 * none is unless it is said here.
 */
export async function atFullSteps<Result>(
	clock: Clock,
	work: () => Promise<Result>,
	isTold: (result: Result) => boolean = () => false,
): Promise<Result> {
	const beganMs = clock.elapsedMs();
	const wait = () => sleep(clock, STEP_MS - ((clock.elapsedMs() - beganMs) % STEP_MS));
	const result = await work().catch(async (fault) => {
		await wait();
		throw fault;
	});
	if (!isTold(result)) await wait();
	return result;
}
