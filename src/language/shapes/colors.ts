/** Colours of labels that have a name: dark enough to be read on white, light enough on black. */
export const COLORS = {
	red: "#d32f2f",
	vermilion: "#e64a19",
	orange: "#f57c00",
	yellow: "#f9a825",
	green: "#2e7d32",
	teal: "#00897b",
	cyan: "#0097a7",
	blue: "#1976d2",
	navy: "#283593",
	purple: "#7b1fa2",
	pink: "#d81b60",
	brown: "#6d4c41",
	grey: "#757575",
	black: "#000000",
	white: "#ffffff",
} as const;
export type ColorName = keyof typeof COLORS;
