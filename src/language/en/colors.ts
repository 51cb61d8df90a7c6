/** What English calls the colours of labels. */
import type { ColorName } from "../shapes/colors.ts";

export const englishColors: Readonly<Record<ColorName, readonly string[]>> = {
	red: ["red"],
	vermilion: ["vermilion"],
	orange: ["orange"],
	yellow: ["yellow", "gold"],
	green: ["green"],
	teal: ["teal", "turquoise"],
	cyan: ["cyan"],
	blue: ["blue"],
	navy: ["navy", "indigo"],
	purple: ["purple", "violet"],
	pink: ["pink", "magenta"],
	brown: ["brown"],
	grey: ["grey", "gray"],
	black: ["black"],
	white: ["white"],
};
