/** A message, or one request of it, ready for readers: without the courtesies around it. Pure. */
import { english } from "../../en/english.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { languageOf } from "../../tongues.ts";
import type { Line } from "../request.ts";

/** Who asks whether a task may be moved wants it moved; "can I finish the report by friday?" wants to know. */
const WISH =
	/^(?:(?:can|could|would|will) (?:you|we)|(?:is|would) it (?:be )?possible to|(?:can|could|may|might) i (?:move|reschedule|postpone|push|delay|shift|defer|delete|remove|cancel|rename|skip|pause|snooze|untag))\b/i;
/** "…? Thanks!" */
const THANKS =
	/(\s\S*[^\s.!?,])([.!?,])\s*(?:thanks|thank you|thx|cheers|sorry|danke|vielen dank|danke dir|merci)(?: a lot| so much| schön)?[.!]*$/i;
/** "Oh no, please, could you …": before one request. */
const MOST_COURTESIES = 4;

export function lineOf(text: string, context: ReadingContext): Line {
	const said = text
		.trim()
		.replaceAll("’", "'")
		.replace(/^(what|how|where|when|who)s(?= )/i, "$1's");
	const tongues = new Set([english, languageOf(context.settings.locale)]);
	let plain = said.replace(THANKS, (_, before: string, mark: string) => `${before}${mark === "," ? "" : mark}`);
	let isWish = false;
	for (let round = 0; round < MOST_COURTESIES; round++) {
		// "Can you move it to friday?" asks for nothing but that.
		isWish ||= WISH.test(plain);
		for (const { requests } of tongues) plain = plain.replace(requests.courtesy, "");
	}
	plain = plain.replace(/(?<![\s,])[\s,]+(?:please|pls|plz)([.!?]*)$/i, "$1");
	if (isWish) plain = plain.replace(/(?<!\?)\?+$/, "");
	return {
		text: plain,
		lower: plain.toLowerCase().replace(/(?<![.!])[.!]+$/, ""),
		asks: plain.endsWith("?"),
		corrects: [...tongues].some(({ requests }) => requests.correction.test(said)),
		context,
	};
}
