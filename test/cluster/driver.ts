/**
 * Users who work all the time: each sends one command after the other over HTTP to whichever pod is ready, repeats with
 * the same key until it is told how it ended, and writes down every call and every answer. What is written here is the
 * evidence that the promises are checked by; nothing that a pod believes counts.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type Client, signUp } from "../support/client.ts";
import { eventually } from "../support/promises.ts";
import { type Account, createAccount, MARK, type Reach, type WrittenBody } from "./account.ts";
import type { Balancer } from "./balancer.ts";
import { GIVE_UP_MS, giveUp, isMoved, isSettled, READY_WITHIN_MS, REPEAT_AFTER_MS } from "./patience.ts";
import { seededRandom } from "./seededRandom.ts";

/** One HTTP request. `status` 0: no answer came. */
export interface Call {
	readonly pod: string;
	readonly key: string;
	readonly status: number;
	/** Unix time, ms. */
	readonly atMs: number;
	readonly ms: number;
	/** Why there was no answer, or what a failed one said. */
	readonly said: string;
	/** Of an answer that came after the client had asked another pod. */
	readonly lateStatus?: number;
	/** From the call to that answer. */
	readonly lateMs?: number;
}

/** A command from its first call to the answer that settled it. */
export interface Settled {
	readonly key: string;
	readonly kind: string;
	readonly outcome: "acknowledged" | "refused";
	readonly calls: number;
	readonly atMs: number;
	readonly ms: number;
	/** Of an acknowledged one: the events that it was told of. */
	readonly event_ids: readonly string[];
}

export interface Evidence {
	readonly calls: readonly Call[];
	readonly settled: readonly Settled[];
	/** Answers that held another user's mark (P8). */
	readonly leaks: readonly string[];
}

export interface Driver extends Evidence {
	readonly users: number;
	/**
	 * Failed calls: no answer, or one that says that it was not done and may be repeated. A late answer is an answer: how long
	 * one takes is the machine's, and the bench's to judge.
	 */
	failed(): readonly Call[];
	/** Resolves when `count` more commands are settled. */
	settle(count: number): Promise<void>;
	/** Lets each user settle what it has begun, and ends. Rejects when a command never got its answer. */
	finish(): Promise<void>;
	/** Ends as soon as may be, whatever is not settled: the run has failed for another reason. */
	abandon(): Promise<void>;
}

export interface DriverOptions {
	readonly balancer: Balancer;
	readonly users: number;
	/** Between two commands of one user, in ms. */
	readonly pauseMs: number;
	readonly seed: number;
	readonly reach?: Reach;
}

export async function startDriver(options: DriverOptions): Promise<Driver> {
	const { balancer, seed, pauseMs, reach = { least: 1_500, most: 6_000 } } = options;
	const calls: Call[] = [];
	const settled: Settled[] = [];
	const leaks: string[] = [];
	const watchers = new Set<() => void>();
	/** Those that the clients no longer wait for. */
	const late: Promise<void>[] = [];
	let isEnding = false;
	let isAbandoned = false;

	/** Pods that have just been through something may need a moment. */
	const firstPod = async () => {
		const pod = await eventually(() => balancer.next(), Boolean, READY_WITHIN_MS);
		if (!pod) throw new Error("no pod is ready");
		return pod;
	};
	const accounts: { client: Client; account: Account }[] = [];
	for (let number = 0; number < options.users; number += 1) {
		const mark = `mark${randomUUID().replaceAll("-", "").slice(0, 12)}`;
		const account = createAccount(mark, seededRandom(seed * 1_000 + number), reach);
		accounts.push({ account, client: await signUp((await firstPod()).url, `${mark}@example.org`) });
	}

	/** What an answer says; one that holds another's mark is noted whatever its status. */
	function read(answer: Answer, wish: ReturnType<Account["wish"]>, account: Account): string {
		const text = JSON.stringify(answer.body);
		const foreign = text.match(MARK)?.find((mark) => mark !== account.mark);
		if (foreign) leaks.push(`${wish.method} ${wish.path} of ${account.mark} answered with ${foreign}`);
		return isSettled(answer.status) ? "" : text.slice(0, 300);
	}

	async function call(
		client: Client,
		account: Account,
		key: string,
		wish: ReturnType<Account["wish"]>,
		except?: string,
	) {
		const pod = balancer.next(except);
		if (!pod) return undefined;
		client.url = pod.url;
		const atMs = Date.now();
		const start = performance.now();
		let answer: Answer | undefined;
		let said = "";
		const asked = client.request(wish.method, wish.path, { body: wish.body, key });
		try {
			// Whoever gives up waiting does not take the request back: it may be carried out later.
			answer = await Promise.race([asked, giveUp(asked)]);
			said = read(answer, wish, account);
		} catch (fault) {
			const { message, cause } = fault as Error;
			said = `${message}${cause instanceof Error ? `: ${cause.message}` : ""}`;
		}
		const index = calls.length;
		const told = { pod: pod.name, key, status: answer?.status ?? 0, atMs, ms: performance.now() - start, said };
		calls.push(told);
		if (!answer) late.push(asked.then(noteLate, () => undefined));
		return { answer, pod };

		function noteLate(answer: Answer): void {
			const lateMs = performance.now() - start;
			calls[index] = { ...told, said: read(answer, wish, account) || said, lateStatus: answer.status, lateMs };
		}
	}

	async function carryOut(client: Client, account: Account): Promise<void> {
		const wish = account.wish();
		const key = randomUUID();
		const atMs = Date.now();
		const start = performance.now();
		let failedOn: string | undefined;
		for (let count = 1; performance.now() - start < GIVE_UP_MS && !isAbandoned; count += 1) {
			const called = await call(client, account, key, wish, failedOn);
			const answer = called?.answer;
			if (answer && (isSettled(answer.status) || (answer.status === 409 && !isMoved(answer)))) {
				const body = answer.body as WrittenBody;
				const outcome = answer.status < 300 ? "acknowledged" : "refused";
				if (outcome === "acknowledged") account.learn(wish, body);
				const event_ids = outcome === "acknowledged" ? (body.events ?? []).map(({ event_id }) => event_id) : [];
				const ms = performance.now() - start;
				settled.push({ key, kind: wish.kind, outcome, calls: count, atMs, ms, event_ids });
				for (const watcher of watchers) watcher();
				return;
			}
			failedOn = called?.pod.name;
			await wait(REPEAT_AFTER_MS);
		}
		const last = calls.findLast((one) => one.key === key);
		throw new Error(`a command was never settled; the last answer: ${last?.status} ${last?.said}`);
	}

	const working = accounts.map(async ({ client, account }, number) => {
		// Spread, so that the users do not march in step.
		await wait((pauseMs * number) / options.users);
		while (!isEnding) {
			await carryOut(client, account);
			await wait(pauseMs);
		}
	});
	const whole = Promise.all(working);
	// Reported by `finish`; a rejection before that must not end the process.
	whole.catch(() => undefined);

	return {
		users: options.users,
		calls,
		settled,
		leaks,
		failed: () =>
			calls.filter(({ status, lateStatus = status, said }) => {
				return !(isSettled(lateStatus) || (lateStatus === 409 && !/moved/.test(said)));
			}),
		settle(count) {
			const target = settled.length + count;
			const reached = new Promise<void>((resolve) => {
				const look = () => {
					if (settled.length < target) return;
					watchers.delete(look);
					resolve();
				};
				watchers.add(look);
				look();
			});
			return Promise.race([reached, whole.then(() => undefined)]);
		},
		async finish() {
			isEnding = true;
			await whole;
			// Each ends by the client's own bound.
			await Promise.allSettled(late);
		},
		async abandon() {
			isEnding = true;
			isAbandoned = true;
			await Promise.allSettled(working);
		},
	};
}
