/** Keys of the page: which one does what, and when none does. Pure. */

export const KEYS = {
	sheet: "?",
	search: "/",
	add: "q",
	next: "j",
	previous: "k",
	complete: "x",
	open: "e",
	schedule: "t",
	choose: "s",
	rename: "r",
} as const;
/** Of the task in hand, the most urgent first. */
export const LEVELS = ["1", "2", "3", "4"] as const;
export type KeyAct = keyof typeof KEYS | "undo" | "redo" | "palette" | (typeof LEVELS)[number];

/** A key as it was pressed, and where. */
export interface Stroke {
	readonly key: string;
	readonly hasCommand: boolean;
	readonly hasAlt: boolean;
	readonly hasShift: boolean;
	/** In a field that takes letters, or in the middle of a composed character. */
	readonly isTyping: boolean;
	/** A dialog stands in front of the page. */
	readonly isCovered: boolean;
}

/** `areOn`: single letters do something; who speaks to the machine, or hits keys by accident, turns them off (WCAG 2.1.4). */
export function actOf(stroke: Stroke, areOn: boolean): KeyAct | undefined {
	const { key, hasCommand, hasAlt, hasShift, isTyping, isCovered } = stroke;
	if (isCovered || hasAlt) return undefined;
	// No letter: it is in nobody's way.
	if (hasCommand && !hasShift && key.toLowerCase() === "k") return "palette";
	if (isTyping) return undefined;
	if (hasCommand) return key.toLowerCase() !== "z" ? undefined : hasShift ? "redo" : "undo";
	if (!areOn) return undefined;
	return (
		LEVELS.find((level) => level === key) ??
		(Object.keys(KEYS) as (keyof typeof KEYS)[]).find((act) => KEYS[act] === key)
	);
}
