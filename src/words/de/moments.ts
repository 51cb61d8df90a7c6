/** Days, spans and lists in German. */
import type { MomentWords } from "../en/moments.ts";

const list = new Intl.ListFormat("de", { type: "conjunction" });
const choice = new Intl.ListFormat("de", { type: "disjunction" });

export const moments: MomentWords = {
	// Whether the month comes before the day is no question in German, where it is a word: 24. Nov. 2026.
	day: (date, order, form) => {
		// Alone, the short name has no full stop there; before a date it has one (Duden: „Di., 3. Nov.“).
		const short = () => `${date.toLocaleString("de-DE", { weekday: "short" })}.`;
		const weekday =
			form === "plain" ? "" : form === "short" ? short() : date.toLocaleString("de-DE", { weekday: "long" });
		if (order === "ymd") return `${weekday} ${date}`.trim();
		const month = form === "short" ? "short" : "long";
		const day = date.toLocaleString("de-DE", { day: "numeric", month, year: "numeric" });
		return weekday === "" ? day : `${weekday}, ${day}`;
	},
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
