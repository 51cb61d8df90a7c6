/** What German calls the colours of labels. */
import type { ColorName } from "../shapes/colors.ts";

export const germanColors: Readonly<Record<ColorName, readonly string[]>> = {
	red: ["rot", "rote", "roten"],
	vermilion: ["orangerot"],
	orange: ["orange", "orangen"],
	yellow: ["gelb", "gelbe", "gelben"],
	green: ["grün", "grüne", "grünen"],
	teal: ["petrol", "türkis"],
	cyan: ["zyan"],
	blue: ["blau", "blaue", "blauen"],
	navy: ["dunkelblau"],
	purple: ["lila", "violett", "purpur"],
	pink: ["rosa"],
	brown: ["braun", "braune", "braunen"],
	grey: ["grau", "graue", "grauen"],
	black: ["schwarz"],
	white: ["weiß", "weiss"],
};
