/** Days, spans and lists in English. */
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const choice = new Intl.ListFormat("en-GB", { type: "disjunction" });

const spans = ({ days = 0, hours = 0, minutes = 0 }: Readonly<Partial<Record<"days" | "hours" | "minutes", number>>>) =>
	[days > 0 ? `${days} d` : "", hours > 0 ? `${hours} h` : "", minutes > 0 ? `${minutes} min` : ""]
		.filter((part) => part !== "")
		.join(" ");

const WEEKDAYS = { short: "short", whole: "long" } as const;

export const moments = {
	/** The month is a word where the day or the month may come first, so that neither is taken for the other. */
	day: (date: Temporal.PlainDate, order: "dmy" | "mdy" | "ymd", form: "short" | "whole" | "plain"): string => {
		const weekday = form === "plain" ? "" : date.toLocaleString("en-GB", { weekday: WEEKDAYS[form] });
		if (order === "ymd") return `${weekday} ${date}`.trim();
		const month = date.toLocaleString("en-GB", { month: form === "short" ? "short" : "long" });
		if (order === "dmy") return `${weekday} ${date.day} ${month} ${date.year}`.trim();
		return `${weekday === "" ? "" : `${weekday}, `}${month} ${date.day}, ${date.year}`;
	},
	/** `day` as above, `time` by the reader's clock. */
	at: (day: string, time: string) => `${day}, ${time}`,
	/** From a moment to a time of the same day. */
	until: (from: string, time: string) => `${from}–${time}`,
	/** From a moment to one of another day. */
	fromTo: (from: string, to: string) => `${from} – ${to}`,
	lasting: (day: string, span: string) => `${day}, ${span}`,
	/** `45 min`, `1 h 30 min`, `2 d 3 h`. */
	span: spans,
	/** "a, b and c". */
	and: (parts: readonly string[]): string => list.format(parts),
	/** "a, b or c". */
	or: (parts: readonly string[]): string => choice.format(parts),
	quoted: (text: string) => `“${text}”`,
};
export type MomentWords = typeof moments;
