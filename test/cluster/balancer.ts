/**
 * What stands in front of pods everywhere: it sends requests to those that say that they are ready, and looks often. A
 * pod that has died gets requests until the next look, as with any load balancer.
 */
import type { PodProcess } from "./podProcess.ts";

const LOOK_EVERY_MS = 100;
const READY_WITHIN_MS = 30_000;
const LOOK_BOUND_MS = 700;
/** One slow answer is a busy machine, this many in a row are a pod that hangs. */
const SLOW_LOOKS = 2;

export interface Balancer {
	/** The next ready pod in turn, other than `except` where there is a choice; undefined when none is ready. */
	next(except?: string): PodProcess | undefined;
	isReady(pod: PodProcess): boolean;
	stop(): Promise<void>;
}

/** Resolves when all of them are ready. `pods` may grow. */
export async function createBalancer(pods: readonly PodProcess[]): Promise<Balancer> {
	let ready: readonly PodProcess[] = [];
	let turn = 0;
	const slow = new Map<string, number>();
	const stopping = new AbortController();
	const isReadyNow = async (pod: PodProcess): Promise<boolean> => {
		try {
			const answer = await fetch(`${pod.url}/health/ready`, { signal: AbortSignal.timeout(LOOK_BOUND_MS) });
			await answer.arrayBuffer();
			slow.delete(pod.name);
			return answer.status === 200;
		} catch (fault) {
			if ((fault as Error).name !== "TimeoutError") return false;
			const count = (slow.get(pod.name) ?? 0) + 1;
			slow.set(pod.name, count);
			return count < SLOW_LOOKS && ready.includes(pod);
		}
	};
	const look = async () => {
		const looked = await Promise.all(pods.map(async (pod) => ((await isReadyNow(pod)) ? [pod] : [])));
		ready = looked.flat();
	};
	for (const start = performance.now(); ready.length < pods.length; ) {
		await look();
		if (performance.now() - start > READY_WITHIN_MS) throw new Error(`only ${ready.length} pods are ready`);
	}
	const looking = (async () => {
		while (!stopping.signal.aborted) {
			await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
			await look();
		}
	})();
	return {
		next(except) {
			const others = ready.filter(({ name }) => name !== except);
			const among = others.length > 0 ? others : ready;
			turn += 1;
			return among[turn % Math.max(1, among.length)];
		},
		isReady: (pod) => ready.includes(pod),
		async stop() {
			stopping.abort();
			await looking;
		},
	};
}
