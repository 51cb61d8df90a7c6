/** A message, or one request of it, ready for readers: without the courtesies around it. Pure. */
import { english } from "../en/english.ts";
import type { ReadingContext } from "../shapes/reading.ts";
import { languageOf } from "../tongues.ts";
import type { Line } from "./request.ts";

/** "Oh no, please, could you …": before one request. */
const MOST_COURTESIES = 4;

export function lineOf(text: string, context: ReadingContext): Line {
	const said = text
		.trim()
		.replaceAll("’", "'")
		.replace(/^(what|how|where|when|who)s(?= )/i, "$1's");
	const tongues = new Set([english, languageOf(context.settings.locale)]);
	let plain = said;
	for (let round = 0; round < MOST_COURTESIES; round++) {
		for (const { requests } of tongues) plain = plain.replace(requests.courtesy, "");
	}
	plain = plain.replace(/(?<![\s,])[\s,]+(?:please|pls|plz)([.!?]*)$/i, "$1");
	// "Can you move it to friday?" asks for nothing but that.
	if (/^(?:please |hey,? )?(?:can|could|would|will) (?:you|we)\b/i.test(text.trim()))
		plain = plain.replace(/(?<!\?)\?+$/, "");
	return {
		text: plain,
		lower: plain.toLowerCase().replace(/(?<![.!])[.!]+$/, ""),
		asks: plain.endsWith("?"),
		corrects: [...tongues].some(({ requests }) => requests.correction.test(said)),
		context,
	};
}
