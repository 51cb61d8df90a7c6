/** What a client says of its user's languages by `Accept-Language` (RFC 9110 §12.5.4). Of equal wishes the first counts. */

/** What `read` makes of the best language that it knows; undefined when it knows none of them. */
export function bestOf<Known>(
	accepted: string | null | undefined,
	read: (tag: string) => Known | undefined,
): Known | undefined {
	let best: { readonly known: Known | undefined; readonly weight: number } = { known: undefined, weight: 0 };
	// A browser names a handful; whoever names thousands is not read to the end.
	for (const wish of (accepted ?? "").slice(0, 500).split(",")) {
		const [tag = "", ...parameters] = wish.split(";");
		const q = parameters.map((one) => /^\s*q\s*=\s*([\d.]{1,6})\s*$/i.exec(one)?.[1]).find((one) => one !== undefined);
		const weight = q === undefined ? 1 : Number(q);
		const known = read(tag.trim());
		if (known !== undefined && weight > best.weight) best = { known, weight };
	}
	return best.known;
}

/** The locale (BCP 47) that is liked best; undefined when none is named: "*" stands for any. */
export const likedLocale = (accepted: string | null | undefined): string | undefined => bestOf(accepted, localeOf);

/** Longer ones are possible, and nobody's. */
const MOST_CHARACTERS = 35;

function localeOf(tag: string): string | undefined {
	if (tag.length > MOST_CHARACTERS) return undefined;
	try {
		return new Intl.Locale(tag).toString();
	} catch {
		return undefined;
	}
}
