/** What events are about, as people ask for them. Pure. */

/** By kind, the first words of the types that belong to it. */
export const EVENT_FAMILIES = {
	task: ["task"],
	series: ["occurrence", "series"],
	reminder: ["reminder"],
	label: ["category", "tag"],
	filter: ["filter"],
	settings: ["settings"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventKind = keyof typeof EVENT_FAMILIES;

export const EVENT_KINDS = Object.keys(EVENT_FAMILIES) as [EventKind, ...EventKind[]];
