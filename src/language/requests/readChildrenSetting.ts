/** "When I complete a task, take its subtasks along": the setting `children`, in words. */
import type { Settings } from "../../domain/task.ts";
import type { Reader } from "./request.ts";

const SUB = "(?:(?:the|its|their|all|my) )*(?:sub-?tasks?|child(?:ren)?(?: tasks?)?|tasks? below(?: it)?)";
const PARENT = "(?:a|an|any|the|its|their) (?:task|parent)(?: task)?s?";
const DOING = "(?:complet|finish|clos|delet)(?:e|ing)?";
const BEFORE = `(?:when(?:ever)? i ${DOING} ${PARENT},? (?:then |also |please )?)?`;
const AFTER = `(?: (?:when(?:ever)? i ${DOING} |when ${DOING}|with |of |when )(?:it|${PARENT})(?: is (?:completed|done|deleted))?)?`;
const ALONG = `(?:take ${SUB} along|(?:complete|finish|close) ${SUB} (?:too|as well|along|with (?:it|${PARENT})))`;

const WISHES: readonly { readonly words: RegExp; readonly children: Settings["children"] }[] = [
	{ words: new RegExp(`^${BEFORE}(?:always )?${ALONG}${AFTER}$`), children: "take_along" },
	{ words: new RegExp(`^${BEFORE}(?:don't|do not|never) ${ALONG}${AFTER}$`), children: "leave" },
	{
		words: new RegExp(
			`^${BEFORE}(?:always )?(?:leave|keep) ${SUB} (?:alone|open|as (?:they are|it is)|where (?:they are|it is))${AFTER}$`,
		),
		children: "leave",
	},
	{
		words: new RegExp(
			`^${BEFORE}(?:always )?ask(?: me)?(?: first| again)? (?:about|for|what (?:happens to|becomes of|to do with)) ${SUB}${AFTER}$`,
		),
		children: "ask",
	},
];
const NAMED =
	/^(?:set |change )?(?:my |the )?(?:children|sub-?tasks)(?: setting)?(?: to|:| is| =) (ask|leave|take[ _]along)$/;

export const readChildrenSetting: Reader = ({ lower }) => {
	const named = NAMED.exec(lower)?.[1]?.replace(" ", "_") as Settings["children"] | undefined;
	const children = named ?? WISHES.find(({ words }) => words.test(lower))?.children;
	return children === undefined ? undefined : { kind: "settings", changes: { children } };
};
