/** Names of tags and categories. */
import { unquote } from "../../named/references.ts";
import type { Slots } from "./slot.ts";

const NAME = String.raw`["“']?[\p{L}\p{N}][\p{L}\p{N}\p{M}_ -]{0,100}?["”']?`;
const LABEL = String.raw`["“]?[\p{L}][\p{L}\p{N}\p{M}_-]{0,100}["”]?`;
const NO_NAME = /^(?:to|from|of|on|the|a|its|von|zu|bei)\b| (?:to|from|of|on|off|for|von|zu|bei) /i;
/** "All tags" is no name of one. */
const NO_LABEL =
	/^(?:(?:all|every|alle|sämtliche) )?(?:the |its )?(?:all|every|alle|tags?|labels?|categories|schlagworte|schlagwörter|kategorien)$/i;
const nameOf = (field: string) => (said: string) => {
	const name = unquote(
		said
			.trim()
			.replace(/^[#@]/, "")
			.replaceAll(/^["“']|["”']$/g, ""),
	);
	return name === "" ? undefined : { [field]: name };
};

export const LABEL_SLOTS = {
	/** With or without its mark. */
	tag: { pattern: `#?${LABEL}`, read: (said) => (NO_LABEL.test(said) ? undefined : nameOf("tag")(said)) },
	/** With its mark: "#home", "@work". */
	hash: { pattern: `#${LABEL}`, weight: 0.5, read: nameOf("tag") },
	at: { pattern: `@${NAME}`, weight: 0.5, read: nameOf("category") },
	category: { pattern: `@?${NAME}`, read: (said) => (NO_LABEL.test(said) ? undefined : nameOf("category")(said)) },
	name: { pattern: `[#@]?${NAME}`, read: nameOf("name") },
	new_name: { pattern: `[#@]?${NAME}`, read: nameOf("new_name") },
	/** A name by itself, which speaks of no task: not "home from #3". */
	label: {
		pattern: `[#@]?${NAME}`,
		read: (said) => (NO_NAME.test(said) ? undefined : nameOf("name")(said)),
	},
	/** The name behind its mark. */
	mark: { pattern: String.raw`[\p{L}][\p{L}\p{N}_-]*`, weight: 1, read: nameOf("name") },
	/** A label with its mark, whose tasks are asked for. */
	labelled: {
		pattern: `[#@]${LABEL}`,
		weight: 0.5,
		read: (said) => ({ filter: { [said.startsWith("#") ? "tag" : "category"]: said.slice(1) } }),
	},
	/** A label by its name, whose tasks are asked for. */
	among: { pattern: LABEL, read: (said) => ({ filter: { words: unquote(said) } }) },
	/** "Einkaufsliste": what the category Einkauf holds. */
	own_list: {
		pattern: "(?!aufgaben|to-?do)\\p{L}{3,40}liste",
		weight: 1,
		read: (said) => ({ filter: { words: said.replace(/s?liste$/i, "") } }),
	},
} as const satisfies Slots;
