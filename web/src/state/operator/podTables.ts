/** What a frame tells of each pod, as tables: sections may come and go between versions. Pure. */
import type { Counts, Frame, FramePod } from "./podPicture.ts";

export const SHARD_FIELDS = ["shard", "epoch", "users", "tasks_armed", "mailbox", "late_ms"] as const;

/** `id`s are what the view knows a thing by from frame to frame. */
export interface PodTable {
	/** The pod's name. */
	readonly id: string;
	readonly panels: readonly {
		readonly id: string;
		/** Where its figures' names are found in the catalogue. */
		readonly section: string;
		/** Of a group of the log its name. */
		readonly group: string | undefined;
		readonly facts: readonly { readonly id: string; readonly value: unknown }[];
	}[];
	readonly shards: readonly { readonly id: number; readonly values: readonly unknown[] }[];
}

const isCounts = (value: unknown): value is Counts =>
	typeof value === "object" && value !== null && !Array.isArray(value);
const factsOf = (counts: Counts) =>
	Object.entries(counts)
		.filter(([, value]) => typeof value !== "object" || value === null)
		.map(([id, value]) => ({ id, value }));

function panelsOf(pod: FramePod): PodTable["panels"] {
	const sections = Object.entries(pod).filter((entry): entry is [string, Counts] => isCounts(entry[1]));
	const panels = sections.map(([id, counts]) => ({ id, section: id, group: undefined, facts: factsOf(counts) }));
	const groups = isCounts(pod.log) && Array.isArray(pod.log.groups) ? pod.log.groups.filter(isCounts) : [];
	const ofGroups = groups.map(({ group, ...counts }) => {
		const name = String(group);
		return { id: `group ${name}`, section: "group", group: name, facts: factsOf(counts) };
	});
	return [...panels, ...ofGroups];
}

export function tablesOf({ pods }: Frame): readonly PodTable[] {
	return pods.map((pod) => ({
		id: pod.pod,
		panels: panelsOf(pod),
		shards: pod.shards.map((shard) => ({
			id: shard.shard,
			values: SHARD_FIELDS.map((field) => shard[field] ?? null),
		})),
	}));
}
