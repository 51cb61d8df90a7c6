/**
 * Rivals: several clients of one account that add, edit, edit under a condition, read and list the same few tasks at once, each on
 * whichever pod is ready, and write down when they asked and what they were told. What they saw must have an order (see
 * `rivalHistory.ts`). A write is repeated with its key until it is settled, so it is one operation from its first call on; a read
 * that failed saw nothing and is none.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type Client, signIn, signUp } from "../support/client.ts";
import { eventually } from "../support/promises.ts";
import type { Balancer } from "./balancer.ts";
import { GIVE_UP_MS, giveUp, isMoved, isSettled, READY_WITHIN_MS, REPEAT_AFTER_MS } from "./patience.ts";
import type { Deed, History, RivalOperation, Seen } from "./rivalHistory.ts";
import { type SeededRandom, seededRandom } from "./seededRandom.ts";

const ACCOUNTS = 2;
const CLIENTS = 3;
/** Few, so that they meet; a list shows all of them. */
const TASKS = 6;
const PAUSE_MS = 120;

export interface Rivals {
	/** Lets each end what it has begun, reads all once more, and tells what was seen. Rejects when a write was never settled. */
	finish(): Promise<readonly History[]>;
	/** Ends as soon as may be. */
	abandon(): Promise<void>;
}

interface TaskBody extends Seen {
	readonly id: number;
}

/** What an account's clients know between them. */
interface Shared {
	readonly account: string;
	readonly operations: RivalOperation[];
	/** The version that one of them saw last; whether it is the present one is another matter. */
	readonly versions: Map<number, number>;
	titles: number;
}

export async function startRivals(options: { readonly balancer: Balancer; readonly seed: number }): Promise<Rivals> {
	const { balancer, seed } = options;
	const state = { isEnding: false, isAbandoned: false };
	const shared: Shared[] = [];
	const working: Promise<void>[] = [];
	const pod = () => eventually(() => balancer.next(), Boolean, READY_WITHIN_MS);
	for (let number = 0; number < ACCOUNTS; number += 1) {
		const email = `rival-${randomUUID()}@example.org`;
		const url = (await pod())?.url ?? "";
		const clients = [await signUp(url, email)];
		while (clients.length < CLIENTS) clients.push(await signIn(url, email));
		const account: Shared = { account: email, operations: [], versions: new Map(), titles: 0 };
		shared.push(account);
		for (const [client, connection] of clients.entries()) {
			const random = seededRandom(seed * 100_000 + number * 100 + client);
			const rival = makeRival({ balancer, account, client, connection, state });
			const live = async () => {
				for (; !state.isEnding; await wait(PAUSE_MS * (0.5 + random.next()))) await rival.act(random);
				if (client === 0 && !state.isAbandoned) await rival.readAll();
			};
			working.push(live());
		}
	}
	const whole = Promise.all(working);
	whole.catch(() => undefined);
	return {
		async finish() {
			state.isEnding = true;
			await whole;
			return shared.map(({ account, operations }) => ({ account, operations }));
		},
		async abandon() {
			state.isEnding = true;
			state.isAbandoned = true;
			await Promise.allSettled(working);
		},
	};
}

interface RivalOptions {
	readonly balancer: Balancer;
	readonly account: Shared;
	readonly client: number;
	readonly connection: Client;
	readonly state: { readonly isAbandoned: boolean };
}

function makeRival({ balancer, account, client, connection, state }: RivalOptions) {
	const now = () => performance.now();
	const note = (calledAt: number, deed: Deed) => {
		account.operations.push({ client, calledAt, answeredAt: now(), deed });
	};
	const see = ({ id, title, version }: TaskBody): Seen => {
		account.versions.set(id, version);
		return { title, version };
	};
	/** One request to whichever pod is ready; undefined when nobody answered in time. */
	async function ask(method: string, path: string, given: Parameters<Client["request"]>[2] = {}) {
		const pod = balancer.next();
		if (!pod) return undefined;
		connection.url = pod.url;
		const asked = connection.request(method, path, given);
		return Promise.race([asked, giveUp(asked)]).catch(() => undefined);
	}
	async function write(method: string, path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
		const key = randomUUID();
		const calledAt = now();
		let last: Answer | undefined;
		for (; now() - calledAt < GIVE_UP_MS && !state.isAbandoned; await wait(REPEAT_AFTER_MS)) {
			last = (await ask(method, path, { body, key, headers })) ?? last;
			if (last && (isSettled(last.status) || (last.status === 409 && !isMoved(last))))
				return { calledAt, answer: last };
		}
		throw new Error(`a rival's ${method} ${path} was never settled: ${last?.status} ${JSON.stringify(last?.body)}`);
	}
	const taskOf = ({ status, body }: Answer) => {
		if (status >= 300) throw new Error(`a rival was refused: ${status} ${JSON.stringify(body)}`);
		return body.task as TaskBody;
	};
	const title = () => `title ${++account.titles}`;

	async function add(): Promise<void> {
		const { calledAt, answer } = await write("POST", "/api/tasks", { title: title() });
		const task = taskOf(answer);
		note(calledAt, { kind: "add", id: task.id, became: see(task) });
	}
	async function edit(id: number): Promise<void> {
		const { calledAt, answer } = await write("PATCH", `/api/tasks/${id}`, { title: title() });
		note(calledAt, { kind: "edit", id, became: see(taskOf(answer)) });
	}
	async function editIf(id: number, version: number): Promise<void> {
		const match = { "if-match": `"${version}"` };
		const { calledAt, answer } = await write("PATCH", `/api/tasks/${id}`, { title: title() }, match);
		const became = answer.status === 412 ? "refused" : see(taskOf(answer));
		note(calledAt, { kind: "edit_if", id, version, became });
	}
	async function read(id: number): Promise<void> {
		const calledAt = now();
		const answer = await ask("GET", `/api/tasks/${id}`);
		if (answer?.status === 200) note(calledAt, { kind: "read", id, saw: see(answer.body as unknown as TaskBody) });
	}
	async function list(): Promise<boolean> {
		const calledAt = now();
		const answer = await ask("GET", "/api/tasks?status=open&limit=50");
		if (answer?.status !== 200) return false;
		const tasks = answer.body.data as readonly TaskBody[];
		note(calledAt, { kind: "list", saw: tasks.map((task) => [task.id, see(task)] as const) });
		return true;
	}

	return {
		async act(random: SeededRandom): Promise<void> {
			const known = [...account.versions];
			if (known.length < TASKS && random.below(4) === 0) return add();
			if (known.length === 0) return void (await list());
			const [id, version] = random.pick(known);
			const kind = random.pick(["edit", "edit_if", "edit_if", "read", "read", "list"] as const);
			if (kind === "edit") return edit(id);
			if (kind === "edit_if") return editIf(id, version);
			if (kind === "read") return read(id);
			await list();
		},
		/** The last look: what was acknowledged is there. */
		readAll: () => eventually(list, Boolean, READY_WITHIN_MS),
	};
}
