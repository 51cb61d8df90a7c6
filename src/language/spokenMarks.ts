/** Words of an addition that stand for marks: "an urgent task to …", "…, high priority", "… tagged home". Pure. */
import { english } from "./english.ts";

const PRIORITY = Object.keys(english.priorities)
	.filter((word) => /^\p{L}{3,}$/u.test(word))
	.join("|");
const NAME = String.raw`#?([\p{L}][\p{L}\p{N}_-]*)`;
const LAST: readonly { readonly words: RegExp; readonly mark: (name: string) => string }[] = [
	{
		words: new RegExp(`(?:,| with| and| at| as)? *(?:an? )?\\b(${PRIORITY}|important)[ -]priority$`, "iu"),
		mark: (name) => `!${name.toLowerCase() === "important" ? "high" : name.toLowerCase()}`,
	},
	{ words: new RegExp(`(?:,| with| and)? +priority:? (${PRIORITY})$`, "iu"), mark: (name) => `!${name.toLowerCase()}` },
	{ words: new RegExp(`(?:,| and)? +(?:tagged|labell?ed)(?: with| as)? ${NAME}$`, "iu"), mark: (name) => `#${name}` },
	{ words: new RegExp(`(?:,| and)? +with (?:the |an? )?(?:tag|label) ${NAME}$`, "iu"), mark: (name) => `#${name}` },
	{ words: new RegExp(`(?:,| with| and)? +(?:the )?tag:? ${NAME}$`, "iu"), mark: (name) => `#${name}` },
	{
		words: new RegExp(`(?:,| and)? +(?:to|in|under|into) (?:the |my )?(?:category ${NAME}|${NAME} category)$`, "iu"),
		mark: (name) => `@${name}`,
	},
];

/** The text with marks in the place of such words at its end, as often as there are some. */
export function withMarks(text: string): string {
	const plain = text.replace(/[.!]+$/, "");
	for (const { words, mark } of LAST) {
		const match = words.exec(plain);
		const name = match?.slice(1).find((part) => part !== undefined);
		if (match && match.index > 0 && name) return `${withMarks(plain.slice(0, match.index))} ${mark(name)}`;
	}
	return text;
}
