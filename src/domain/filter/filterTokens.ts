/** The tokens of a filter: signs, and what stands between them. */

export type Token =
	| { readonly kind: "&" | "|" | "!" | "(" | ")"; readonly column: number }
	/** As it was meant, without quotes and escapes; `plain` is what of it was neither, for words of the grammar. */
	| { readonly kind: "text"; readonly text: string; readonly plain: string; readonly column: number }
	/** A quotation that does not end. */
	| { readonly kind: "open"; readonly column: number };

const SIGNS = new Set(["&", "|", "!", "(", ")"]);
/** What a quoted or escaped letter is in `plain`: no word of the grammar holds it. */
const LITERAL = "\u0001";

/** Columns count characters (code points) from 1. A backslash has the next character mean itself, quotes all that is between. */
export function readFilterTokens(filter: string): Token[] {
	const letters = [...filter];
	const tokens: Token[] = [];
	let text = "";
	let plain = "";
	let begin = 0;
	const end = () => {
		if (text.trim() !== "" || plain.trim() !== "") {
			tokens.push({ kind: "text", text: text.trim(), plain: plain.trim(), column: begin + 1 });
		}
		text = "";
		plain = "";
	};
	const add = (letter: string, isLiteral: boolean, at: number) => {
		if (plain.trim() === "" && (isLiteral || letter.trim() !== "")) begin = at;
		text += letter;
		plain += isLiteral ? LITERAL : letter;
	};
	for (let at = 0; at < letters.length; at += 1) {
		const letter = letters[at] ?? "";
		if (letter === "\\" && at + 1 < letters.length) {
			at += 1;
			add(letters[at] ?? "", true, at - 1);
		} else if (letter === '"') {
			const close = letters.indexOf('"', at + 1);
			if (close < 0) return [...tokens, { kind: "open", column: at + 1 }];
			for (let inner = at + 1; inner < close; inner += 1) add(letters[inner] ?? "", true, at);
			at = close;
		} else if (SIGNS.has(letter)) {
			end();
			tokens.push({ kind: letter as "&", column: at + 1 });
		} else add(letter, false, at);
	}
	end();
	return tokens;
}
