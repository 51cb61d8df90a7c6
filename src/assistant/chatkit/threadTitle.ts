/** In code points. */
const LONGEST = 60;

/** Title of a thread from its first message: its first 60 code points, cut between words where there are any. */
export function threadTitle(text: string): string {
	const words = text.replace(/\s+/gu, " ").trim();
	const points = [...words];
	if (points.length <= LONGEST) return words;
	const head = points.slice(0, LONGEST).join("");
	if (points[LONGEST] === " ") return head;
	const lastBlank = head.lastIndexOf(" ");
	return lastBlank > 0 ? head.slice(0, lastBlank) : head;
}
