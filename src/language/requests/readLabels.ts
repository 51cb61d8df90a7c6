/** Requests about tags and categories, on a task or on their own. */
import { isNamed, readReference, unquote } from "./references.ts";
import type { LabelRequest, Reader, Request } from "./request.ts";

/** Longer than any name may be; without an end, two of them in one pattern would share out a text between them. */
const NAME = String.raw`["“']?([\p{L}\p{N}][\p{L}\p{N}\p{M}_ -]{0,100}?)["”']?`;
const TAG = String.raw`(?:#|the tag #?|tag #?)["“]?([\p{L}][\p{L}\p{N}\p{M}_-]*)["”]?`;
const pattern = (source: string) => new RegExp(source, "iu");

const PUT_TAG = [
	pattern(`^(?:add|put|attach|apply|stick) ${TAG} (?:to|on|onto) (?<task>.+)$`),
	pattern(`^(?:tag|label) (?<task>.+?) (?:with |as )(?:the tag )?#?["“]?([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)["”]?$`),
	pattern(`^(?:tag|label|mark) (?<task>.+?)(?: with| as)? #([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)$`),
	pattern(`^(?:tag|label) (?<task>it|that|this|them|both|those|#\\d+) (?:as )?([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)$`),
	pattern(`^give (?<task>.+?) ${TAG}$`),
	pattern(`^(?:add|put) (?:an? |the )#?([\\p{L}][\\p{L}\\p{N}_-]*) (?:tag|label) (?:to|on) (?<task>.+)$`),
	pattern(`^(?:add|put) (?:the )?label #?([\\p{L}][\\p{L}\\p{N}_-]*) (?:to|on) (?<task>.+)$`),
	pattern(`^(?<task>#\\d+|it) (?:is|gets) (?:tagged )?#([\\p{L}][\\p{L}\\p{N}_-]*)$`),
];
const TAKE_TAG = [
	pattern(`^(?:remove|take|drop|delete|strip|clear) ${TAG} (?:from|off|of|off of) (?<task>.+)$`),
	pattern(
		`^(?:remove|take|drop|delete|strip) the #?([\\p{L}][\\p{L}\\p{N}_-]*) (?:tag|label) (?:from|off|of|off of) (?<task>.+)$`,
	),
	pattern(`^(?:untag|unlabel) (?<task>.+?)(?: from| of| as)? #?["“]?([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)["”]?$`),
	pattern(`^(?<task>.+?) (?:is|are) (?:not|no longer) (?:tagged )?(?:with )?#([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)$`),
];
const SET_CATEGORY = [
	pattern(`^(?:set|change) (?:the )?category (?:of|for) (?<task>.+?) to @?${NAME}$`),
	pattern(`^(?:set|change) (?<task>.+?)(?:'s)? category to @?${NAME}$`),
	pattern(
		`^(?:put|move|file|sort|add|set|change|assign) (?<task>.+?) (?:in|into|under|to) @([\\p{L}][\\p{L}\\p{N}\\p{M}_-]*)$`,
	),
	pattern(`^(?:put|move|file|sort|assign) (?<task>.+?) (?:in|into|under|to) the (?:category )?${NAME} category$`),
	pattern(`^(?:put|move|file|sort|assign) (?<task>.+?) (?:in|into|under|to) (?:the )?category @?${NAME}$`),
	pattern(
		`^add (?<task>#\\d+|it|them|the .+|.+ task) (?:in|into|under|to) (?:the )?(?:category @?${NAME}|${NAME} category)$`,
	),
	pattern(`^(?:put|move|file|sort) (?<task>.+?) (?:in|into|under) (?:my |the )?@?${NAME}$`),
	pattern(`^(?:categori[sz]e|file) (?<task>.+?) (?:as|under) @?${NAME}$`),
];
const CLEAR_CATEGORY = [
	/^(?:clear|remove|delete|drop|unset) (?:the )?category (?:of|from|on|for) (?<task>.+)$/i,
	/^(?:clear|remove|delete|drop|unset) (?<task>.+?)'s category$/i,
	/^(?:take|move|remove) (?<task>.+?) (?:out of|from) (?:its|the|any|every) category$/i,
	/^(?:take|move|remove) (?<task>.+?) (?:out of|from) @[\p{L}\p{N}_-]+$/iu,
	/^(?:uncategori[sz]e|unfile) (?<task>.+)$/i,
	/^(?:set|change) (?:the )?category (?:of|for) (?<task>.+?) to (?:none|nothing)$/i,
	/^(?:make|leave) (?<task>.+?) (?:without a|have no|with no) category$/i,
	/^(?<task>.+?) (?:has|needs|should have) no category(?: any ?more)?$/i,
];

export const readLabelOnTask: Reader = ({ text, context }) => {
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	const task = (said: string | undefined) => {
		const reference = said === undefined ? undefined : readReference(said, context);
		return reference;
	};
	for (const one of CLEAR_CATEGORY) {
		const match = one.exec(plain);
		const reference = task(match?.groups?.task);
		if (reference) return { kind: "clear_category", reference };
	}
	const readings: readonly [
		readonly RegExp[],
		(reference: NonNullable<ReturnType<typeof task>>, name: string) => Request,
	][] = [
		[TAKE_TAG, (reference, tag) => ({ kind: "remove_tag", reference, tag })],
		[PUT_TAG, (reference, tag) => ({ kind: "add_tag", reference, tag })],
		[SET_CATEGORY, (reference, category) => ({ kind: "set_category", reference, category })],
	];
	for (const [patterns, request] of readings) {
		for (const one of patterns) {
			const match = one.exec(plain);
			const said = match?.groups?.task;
			const reference = task(said);
			const name = match ? nameOf(match, said) : undefined;
			if (!match || !reference || !name) continue;
			// "Label jars with tape" and "file taxes as a family" are tasks: these verbs need a task named as one, or a mark.
			const isSure = /[#@]|\bcategory\b|\bthe tag\b/.test(plain.replace(/#\d+/g, ""));
			if (isSure || isNamed(reference, said ?? "", context)) return request(reference, name);
		}
	}
	return undefined;
};

/** The capture that is no task: patterns hold the two in either order. */
const nameOf = (match: RegExpExecArray, task: string | undefined) =>
	match
		.slice(1)
		.find((part) => part !== undefined && part !== task)
		?.trim();

const KIND = `(tag|category)`;
const CREATE = [
	pattern(`^(?:create|add|make|new) (?:an? |the )?(?:new )?${KIND}(?: called| named)?:? [#@]?${NAME}$`),
	pattern(`^(?:create|make) [#@]?${NAME} (?:as )?an? (?:new )?${KIND}$`),
	pattern(`^(?:create|make|add) (?:an? |the )(?:new )?[#@]?${NAME} ${KIND}$`),
	pattern(`^i (?:need|want) (?:an? )?(?:new )?${KIND}(?: called| named)?:? [#@]?${NAME}$`),
];
const RENAME = [
	pattern(`^(?:rename|retitle|change|call) (?:the |my )?${KIND} [#@]?${NAME} (?:to|into|as|->) [#@]?${NAME}$`),
	pattern(`^(?:rename|change) (?:the |my )?[#@]?${NAME} ${KIND} (?:to|into|as|->) [#@]?${NAME}$`),
	pattern(`^(?:rename|change) the name of (?:the )?${KIND} [#@]?${NAME} to [#@]?${NAME}$`),
];
const DELETE = [
	pattern(`^(?:delete|remove|erase|drop|trash|get rid of) (?:the |my )?${KIND} [#@]?${NAME}$`),
	pattern(`^(?:delete|remove|erase|drop|trash|get rid of) (?:the |my )?[#@]?${NAME} ${KIND}$`),
];
/** Then it is about the label of a task: "remove the tag home from #3". */
const NO_NAME = /^(?:to|from|of|on|the|a|its)\b| (?:to|from|of|on|off|for) /i;
const RENAME_MARK = /^rename ([#@])(\p{L}[\p{L}\p{N}_-]*) (?:to|as|into|->) [#@]?(\p{L}[\p{L}\p{N}_-]*)$/iu;
const DELETE_MARK = /^(?:delete|remove|erase|get rid of) ([#@])(\p{L}[\p{L}\p{N}_-]*)$/iu;
const LIST =
	/^(?:(?:list|show|view|display|see)(?: me)?(?: all)?|what(?: are|'s| is)?|which|how many) ?(?:of )?(?:my |the |all )*(tags|categories)(?: do i have| have i| are there| i have| exist)?$|^(?:all )?(?:my )?(tags|categories)$|^do i have (?:any )?(tags|categories)$|^what (tags|categories) .*$/i;

export const readLabel: Reader = ({ text, lower }) => {
	const plain = text.replace(/(?<![.!?])[.!?]+$/, "");
	const listed = LIST.exec(lower.replace(/(?<!\?)\?+$/, ""));
	if (listed) {
		const what = (listed[1] ?? listed[2] ?? listed[3] ?? listed[4] ?? "").toLowerCase();
		return { kind: what === "tags" ? "list_tags" : "list_categories" };
	}
	for (const one of RENAME) {
		const found = parts(one.exec(plain), 2);
		const [name, new_name] = found?.names ?? [];
		if (found && name && new_name) return { kind: `rename_${found.kind}`, name, new_name };
	}
	for (const [verb, patterns] of [["create", CREATE] as const, ["delete", DELETE] as const]) {
		for (const one of patterns) {
			const found = parts(one.exec(plain), 1);
			const [name] = found?.names ?? [];
			if (found && name && !NO_NAME.test(name)) return { kind: `${verb}_${found.kind}`, name };
		}
	}
	return readMarked(plain);
};

function readMarked(plain: string): LabelRequest | undefined {
	const renamed = RENAME_MARK.exec(plain);
	if (renamed?.[2] && renamed[3]) {
		return { kind: renamed[1] === "#" ? "rename_tag" : "rename_category", name: renamed[2], new_name: renamed[3] };
	}
	const deleted = DELETE_MARK.exec(plain);
	return deleted?.[2] ? { kind: deleted[1] === "#" ? "delete_tag" : "delete_category", name: deleted[2] } : undefined;
}

function parts(match: RegExpExecArray | null, count: number) {
	if (!match) return undefined;
	const [said = []] = [match.slice(1)];
	const at = said.findIndex((part) => /^(tag|category)$/i.test(part ?? ""));
	const names = said.filter((_, index) => index !== at).map((name) => unquote((name ?? "").trim()));
	const kind = (said[at] ?? "").toLowerCase() === "tag" ? ("tag" as const) : ("category" as const);
	return at < 0 || names.length !== count ? undefined : { kind, names };
}
