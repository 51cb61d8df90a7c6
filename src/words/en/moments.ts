/** Days, spans and lists in English. */
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const choice = new Intl.ListFormat("en-GB", { type: "disjunction" });

const spans = ({ days = 0, hours = 0, minutes = 0 }: Readonly<Partial<Record<"days" | "hours" | "minutes", number>>>) =>
	[days > 0 ? `${days} d` : "", hours > 0 ? `${hours} h` : "", minutes > 0 ? `${minutes} min` : ""]
		.filter((part) => part !== "")
		.join(" ");

export const moments = {
	/** Short and unambiguous: `Tue 24 Nov 2026`. */
	day: (date: Temporal.PlainDate): string =>
		date
			.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" })
			.replace(",", ""),
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
