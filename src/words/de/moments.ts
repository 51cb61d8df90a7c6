/** Days, spans and lists in German. */
import type { MomentWords } from "../en/moments.ts";

const list = new Intl.ListFormat("de", { type: "conjunction" });
const choice = new Intl.ListFormat("de", { type: "disjunction" });

export const moments: MomentWords = {
	day: (date) => date.toLocaleString("de-DE", { weekday: "short", day: "numeric", month: "short", year: "numeric" }),
	at: (day, time) => `${day}, ${time}`,
	until: (from, time) => `${from}–${time}`,
	fromTo: (from, to) => `${from} – ${to}`,
	lasting: (day, span) => `${day}, ${span}`,
	span: ({ days = 0, hours = 0, minutes = 0 }) =>
		[days > 0 ? `${days} T.` : "", hours > 0 ? `${hours} Std.` : "", minutes > 0 ? `${minutes} Min.` : ""]
			.filter((part) => part !== "")
			.join(" "),
	and: (parts) => list.format(parts),
	or: (parts) => choice.format(parts),
	quoted: (text) => `„${text}“`,
};
