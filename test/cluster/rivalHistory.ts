/** What rivals of one account asked and were told, and what an account is that answers one after the other. Pure. */
import { readFileSync, writeFileSync } from "node:fs";
import { checkLinearizable, type Model, type Operation } from "./linearizable.ts";

/** What a task is to them. Each title is written once, and a version is never given twice to one task. */
export interface Seen {
	readonly title: string;
	readonly version: number;
}

export type Deed =
	| { readonly kind: "add"; readonly id: number; readonly became: Seen }
	| { readonly kind: "edit"; readonly id: number; readonly became: Seen }
	/** An edit under If-Match: done while the version was that, or refused (412) while it was another. */
	| { readonly kind: "edit_if"; readonly id: number; readonly version: number; readonly became: Seen | "refused" }
	| { readonly kind: "read"; readonly id: number; readonly saw: Seen }
	/** All of them at once, by their ids. */
	| { readonly kind: "list"; readonly saw: readonly (readonly [id: number, Seen])[] };

export interface RivalOperation extends Operation {
	/** Which of the account's clients. */
	readonly client: number;
	readonly deed: Deed;
}

/** The operations of one account, of all its clients. */
export interface History {
	readonly account: string;
	readonly operations: readonly RivalOperation[];
}

type Tasks = ReadonlyMap<number, Seen>;
const isSame = (a: Seen | undefined, b: Seen) => a?.title === b.title && a.version === b.version;

export const ACCOUNT: Model<Tasks, RivalOperation> = {
	initial: new Map(),
	key: (tasks) =>
		[...tasks]
			.sort(([a], [b]) => a - b)
			.map(([id, { title, version }]) => `${id}=${version}${title}`)
			.join(),
	step(tasks, { deed }) {
		switch (deed.kind) {
			case "add":
				return tasks.has(deed.id) ? undefined : new Map(tasks).set(deed.id, deed.became);
			case "edit": {
				const before = tasks.get(deed.id);
				return before && before.version < deed.became.version ? new Map(tasks).set(deed.id, deed.became) : undefined;
			}
			case "edit_if": {
				const before = tasks.get(deed.id);
				if (!before) return undefined;
				const isThat = before.version === deed.version;
				if (deed.became === "refused") return isThat ? undefined : tasks;
				return isThat && before.version < deed.became.version ? new Map(tasks).set(deed.id, deed.became) : undefined;
			}
			case "read":
				return isSame(tasks.get(deed.id), deed.saw) ? tasks : undefined;
			case "list":
				return deed.saw.length === tasks.size && deed.saw.every(([id, seen]) => isSame(tasks.get(id), seen))
					? tasks
					: undefined;
		}
	},
};

/** A sentence for each account whose history has no order; empty when all have one. */
export function findUnorderable(histories: readonly History[]): string[] {
	return histories.flatMap(({ account, operations }) => {
		const verdict = checkLinearizable(ACCOUNT, operations);
		if (verdict.isLinearizable) return [];
		const stuck = verdict.stuck.map(({ client, deed }) => `client ${client} ${JSON.stringify(deed)}`).join("; ");
		return [
			`P2/P3: the ${operations.length} operations of ${account} are not linearizable: after ${verdict.longest.length} of them none of these can be right: ${stuck}`,
		];
	});
}

/** Kept as a file, so that what was found can be looked at again: `npm run soak -- --history FILE`. */
export const writeHistories = (file: string, histories: readonly History[]): void =>
	writeFileSync(file, JSON.stringify(histories));
export const readHistories = (file: string): readonly History[] =>
	JSON.parse(readFileSync(file, "utf8")) as readonly History[];
