/** Colours of labels by their names, in every language that is read, or as programs write them. */
import { COLORS } from "../../../shapes/colors.ts";
import { TONGUES } from "../../../tongues.ts";
import type { Slots } from "./slot.ts";

const BY_NAME: ReadonlyMap<string, string> = new Map(
	TONGUES.flatMap(({ table }) =>
		Object.entries(table.colors).flatMap(([color, names]) =>
			names.map((name) => [name, COLORS[color as keyof typeof COLORS]] as const),
		),
	),
);
const HEX = /^#?([0-9a-f]{6})$/i;

export const COLOR_SLOTS = {
	/** "green", "grün", "#2e7d32". */
	color: {
		pattern: String.raw`#?[\p{L}\p{N}]+`,
		weight: 1,
		read(said) {
			const hex = HEX.exec(said)?.[1];
			const color = hex === undefined ? BY_NAME.get(said.toLowerCase()) : `#${hex.toLowerCase()}`;
			return color === undefined ? undefined : { color };
		},
	},
} as const satisfies Slots;
