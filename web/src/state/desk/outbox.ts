/** Changes that were made while the server could not be reached: kept, shown, and sent once when it is back. */
import { type Accessor, createSignal } from "solid-js";
import { changeOutbox, readOutbox, type Waiting } from "../../net/outbox.ts";
import { isOutOfReach, Problem, type Requests, type Unsent } from "../../net/request.ts";
import type { Task, TaskStatus } from "../../wire.ts";
import type { FirstMessages } from "../../words/english.ts";
import { sayFault } from "../parts/sayFault.ts";

/** A change that may wait, and how it is named meanwhile. */
export interface MayWait {
	readonly said: string;
	readonly taskId?: number;
	readonly status?: TaskStatus;
	readonly line?: string;
}

export interface Outbox {
	/** Of this account, in the order in which they were made. */
	readonly waiting: Accessor<readonly Waiting[]>;
	/** Resolves to whether it is kept: in a browser that forbids storage nothing is. */
	add(unsent: Unsent, what: MayWait): Promise<boolean>;
	/** Sends what waits, in order, until all is sent or the server is away again. */
	send(): Promise<void>;
	/** One that was refused is sent again, also over what others have changed since. */
	retry(key: string): Promise<void>;
	discard(key: string): Promise<void>;
}

interface OutboxOptions {
	readonly requests: Pick<Requests, "resend">;
	readonly userId: string;
	readonly words: Accessor<FirstMessages>;
	/** Called for each that the server took. */
	readonly onSent: (sent: Waiting, task: Task | undefined) => void;
}

/** Signed out, or too many at once: no word on the change, which goes on waiting. */
const FOR_NOW: ReadonlySet<number> = new Set([401, 429]);

/** Of several tabs one sends at a time; where locks are missing, the keys make a second sending harmless. */
const alone = (work: () => Promise<void>): Promise<void> =>
	"locks" in navigator ? navigator.locks.request("adjutant outbox", work) : work();

export function createOutbox({ requests, userId, words, onSent }: OutboxOptions): Outbox {
	const [waiting, setWaiting] = createSignal<readonly Waiting[]>([]);
	const reread = async () => setWaiting((await readOutbox().catch(() => [])).filter((one) => one.userId === userId));
	const edit = async (change: (all: readonly Waiting[]) => readonly Waiting[]) => {
		await changeOutbox(change);
		await reread();
	};
	const remove = (key: string) => edit((all) => all.filter((one) => one.key !== key));

	/** Resolves to whether the next one may be sent. */
	async function sendOne(one: Waiting): Promise<boolean> {
		let answer: { readonly task?: Task };
		try {
			answer = await requests.resend<{ readonly task?: Task }>(one);
		} catch (fault) {
			if (isOutOfReach(fault) || (fault instanceof Problem && FOR_NOW.has(fault.status))) return false;
			const below = fault instanceof Problem ? fault.children : undefined;
			const refused = below === undefined ? sayFault(fault, words()) : words().outbox.hasBelow(below);
			await edit((all) => all.map((each) => (each.key === one.key ? { ...each, refused } : each)));
			return true;
		}
		const version = answer.task?.version;
		await edit((all) => all.filter(({ key }) => key !== one.key).map((later) => follow(later, one, version)));
		onSent(one, answer.task);
		return true;
	}

	async function sendAll(): Promise<void> {
		await reread();
		for (;;) {
			const next = waiting().find(({ refused }) => refused === undefined);
			if (!next || !(await sendOne(next))) return;
		}
	}

	void reread();
	return {
		waiting,
		add: async (unsent, what) => {
			try {
				await edit((all) => [...all, { ...unsent, userId, ...what }]);
				return true;
			} catch {
				// Storage is forbidden here: the change is not made, and that is said.
				return false;
			}
		},
		send: () => alone(sendAll),
		retry: async (key) => {
			const again = ({ refused: _, version: __, ...one }: Waiting): Waiting => one;
			await edit((all) => all.map((one) => (one.key === key ? again(one) : one)));
			await alone(sendAll);
		},
		discard: remove,
	};
}

/** What was made upon a change of ours that has now been taken is made upon its outcome. */
function follow(later: Waiting, sent: Waiting, version: number | undefined): Waiting {
	const isUpon = later.path === sent.path && later.version !== undefined && later.version === sent.version;
	return isUpon && version !== undefined ? { ...later, version } : later;
}

/** Tasks as they will be once what waits has been sent: a change of their status is seen at once. */
export function withWaiting(
	tasks: ReadonlyMap<number, Task>,
	waiting: readonly Waiting[],
	at: string,
): ReadonlyMap<number, Task> {
	let shown: Map<number, Task> | undefined;
	for (const { taskId = 0, status, refused } of waiting) {
		const task = (shown ?? tasks).get(taskId);
		if (!task || !status || refused !== undefined || task.status === status) continue;
		shown ??= new Map(tasks);
		shown.set(taskId, { ...task, status, completed_at: status === "completed" ? at : null });
	}
	return shown ?? tasks;
}
