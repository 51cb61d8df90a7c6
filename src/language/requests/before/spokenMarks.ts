/** Words of an addition that stand for marks: "an urgent task to …", "…, high priority", "… tagged home". Pure. */
import { english } from "../../en/english.ts";

const PRIORITY = Object.keys(english.priorities)
	.filter((word) => /^\p{L}{3,}$/u.test(word))
	.join("|");
const NAME = String.raw`#?([\p{L}][\p{L}\p{N}_-]*)`;
const LAST: readonly { readonly words: RegExp; readonly mark: (name: string) => string }[] = [
	{
		words: new RegExp(`(?:,| with| and| at| as|(?<! )) *(?:an? )?\\b(${PRIORITY}|important)[ -]priority$`, "iu"),
		mark: (name) => `!${name.toLowerCase() === "important" ? "high" : name.toLowerCase()}`,
	},
	{
		words: new RegExp(`(?:,| with| and|(?<! )) +priority:? (${PRIORITY})$`, "iu"),
		mark: (name) => `!${name.toLowerCase()}`,
	},
	{
		words: new RegExp(`(?:,| and|(?<! )) +(?:tagged|labell?ed)(?: with| as)? ${NAME}$`, "iu"),
		mark: (name) => `#${name}`,
	},
	{
		words: new RegExp(`(?:,| and|(?<! )) +with (?:the |an? )?(?:tag|label) ${NAME}$`, "iu"),
		mark: (name) => `#${name}`,
	},
	{ words: new RegExp(`(?:,| with| and|(?<! )) +(?:the )?tag:? ${NAME}$`, "iu"), mark: (name) => `#${name}` },
	{
		words: new RegExp(
			`(?:,| and|(?<! )) +(?:to|in|under|into) (?:the |my )?(?:category ${NAME}|${NAME} category)$`,
			"iu",
		),
		mark: (name) => `@${name}`,
	},
	// "My shopping list" is a category; the list of all tasks is none.
	{
		words: new RegExp(
			`(?<! ) +(?:to|on|onto) (?:the |my |our )(?!(?:to-?do|task|this|that|waiting|guest|mailing|wish|check) )${NAME} list$`,
			"iu",
		),
		mark: (name) => `@${name}`,
	},
	{
		words: /(?<! ) +auf (?:die|meine|unsere) (?!aufgaben|to-?do|warte|gäste|check)(\p{L}{3,30}?)s?liste$/iu,
		mark: (name) => `@${name}`,
	},
];

/** The longest of such words, with a name of 30 characters and some room. */
const LONGEST = 100;
const MOST = 20;

/** The text with marks in the place of such words at its end, as often as there are some. Looks at the end alone. */
export function withMarks(text: string): string {
	const marks: string[] = [];
	let rest = text;
	while (marks.length < MOST) {
		const plain = rest.replace(/(?<![.!])[.!]+$/, "");
		const from = Math.max(0, plain.length - LONGEST);
		const found = LAST.map(({ words, mark }) => ({ match: words.exec(plain.slice(from)), mark })).find(
			({ match }) => match && from + match.index > 0 && match.slice(1).some((part) => part !== undefined),
		);
		if (!found?.match) break;
		marks.unshift(found.mark(found.match.slice(1).find((part) => part !== undefined) ?? ""));
		rest = plain.slice(0, from + found.match.index);
	}
	return [rest, ...marks].join(" ");
}
