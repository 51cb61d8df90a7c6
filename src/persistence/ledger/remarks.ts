/**
 * Remarks on attempts, in two columns: `provider_answer` has the words, in English where they are ours, and `reason` the sentence that
 * they are. A pod of a version without keys reads the words, and may write others over them: a reason whose words do not stand
 * beside it is of an attempt before, and is nothing.
 */
import type { Param, Remark, Sentence } from "../../domain/refusals/sentence.ts";

/** What another side says is shown to the user: its first line is enough. */
const LONGEST = 500;

/** As parameters of a statement: the words, and the sentence as JSON. */
export function columnsOf(remark: Remark | null): readonly [words: string | null, reason: string | null] {
	if (remark === null) return [null, null];
	if (typeof remark === "string") return [fitting(remark), null];
	const kept = keepable(remark);
	return [kept.message, JSON.stringify(kept)];
}

export function remarkOf(words: string | null, reason: Sentence | null): Remark | null {
	return reason !== null && reason.message === words ? reason : words;
}

function keepable({ key, params, message }: Sentence): Sentence {
	const kept = Object.entries(params).map(([name, param]): readonly [string, Param] => {
		if (typeof param === "number") return [name, param];
		return [name, typeof param === "string" ? fitting(param) : keepable(param)];
	});
	return { key, params: Object.fromEntries(kept), message: fitting(message) };
}

/** PostgreSQL takes neither NUL nor half a character, and a foreign server may answer with both. */
const fitting = (text: string): string => text.replaceAll("\0", "").slice(0, LONGEST).toWellFormed();
