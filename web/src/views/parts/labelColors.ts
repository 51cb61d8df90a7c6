/** The page's own colours of labels: told apart from one another on light ground and on dark. */
export const LABEL_COLORS = {
	red: "#DC2626",
	orange: "#C2410C",
	yellow: "#A16207",
	green: "#15803D",
	teal: "#0F766E",
	blue: "#1D4ED8",
	purple: "#7E22CE",
	pink: "#BE185D",
} as const;

/** In both orders the same. */
export const COLOR_NAMES = Object.keys(LABEL_COLORS) as (keyof typeof LABEL_COLORS)[];
