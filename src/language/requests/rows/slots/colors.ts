/** Colours of labels by their names, in both languages, or as programs write them. */
import type { Slots } from "./slot.ts";

/** Dark enough to be read on white, light enough on black. */
const COLORS: readonly (readonly [color: string, names: string])[] = [
	["#d32f2f", "red rot rote roten"],
	["#e64a19", "vermilion orangerot"],
	["#f57c00", "orange orangen"],
	["#f9a825", "yellow gold gelb gelbe gelben"],
	["#2e7d32", "green grün grüne grünen"],
	["#00897b", "teal turquoise petrol türkis"],
	["#0097a7", "cyan zyan"],
	["#1976d2", "blue blau blaue blauen"],
	["#283593", "navy indigo dunkelblau"],
	["#7b1fa2", "purple violet lila violett purpur"],
	["#d81b60", "pink magenta rosa"],
	["#6d4c41", "brown braun braune braunen"],
	["#757575", "grey gray grau graue grauen"],
	["#000000", "black schwarz"],
	["#ffffff", "white weiß weiss"],
];
const BY_NAME: ReadonlyMap<string, string> = new Map(
	COLORS.flatMap(([color, names]) => names.split(" ").map((name) => [name, color])),
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
