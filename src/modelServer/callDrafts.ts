/**
 * Puts calls together from fragments, for servers that each leave out something else: the index, the id, or both; that send
 * the id late, the name with every fragment, the whole call in one, the arguments as an object, two calls under one index.
 */
import type { JsonObject, ToolCall } from "../ports/assistant/model.ts";
import { isObject } from "./json.ts";

export interface CallFragment {
	readonly index?: number | undefined;
	readonly id?: string | undefined;
	readonly name?: string | undefined;
	/** A piece of JSON text, or an object that is whole. */
	readonly args?: string | JsonObject | undefined;
}

interface Draft {
	readonly index: number | undefined;
	id: string | undefined;
	name: string;
	text: string;
}

export interface CallDrafts {
	take(fragment: CallFragment): void;
	/** Characters of names and arguments so far. */
	size(): number;
	/** All of them, in the order in which they began. `idPrefix` begins the ids of those that got none. */
	finish(idPrefix: string): readonly ToolCall[];
}

export function createCallDrafts(): CallDrafts {
	const drafts: Draft[] = [];
	let characters = 0;

	function find({ index, id, name }: CallFragment): Draft | undefined {
		const sameId = id === undefined ? undefined : drafts.findLast((draft) => draft.id === id);
		if (sameId !== undefined) return sameId;
		const draft = index === undefined ? drafts.at(-1) : drafts.findLast((known) => known.index === index);
		return draft === undefined || isAnother(draft, id, name) ? undefined : draft;
	}

	return {
		take(fragment) {
			let draft = find(fragment);
			if (draft === undefined) {
				draft = { index: fragment.index, id: undefined, name: "", text: "" };
				drafts.push(draft);
			}
			const { id, name = "", args } = fragment;
			const piece = typeof args === "string" ? args : args === undefined ? "" : JSON.stringify(args);
			draft.id ??= id;
			// A name comes once or with each fragment; only one that is itself in pieces is put together.
			if (draft.name !== name) draft.name += name;
			draft.text += piece;
			characters += name.length + piece.length;
		},
		size: () => characters,
		finish(idPrefix) {
			const taken = new Set<string>();
			return drafts.map(({ id, name, text }, n) => {
				const unique = id === undefined || taken.has(id) ? `${idPrefix}${n + 1}` : id;
				taken.add(unique);
				return { id: unique, name: name.trim(), arguments: parseArguments(text) };
			});
		},
	};
}

/** A name tells: with another id it begins another call, and without ids it does once the arguments before it are whole. */
function isAnother(draft: Draft, id: string | undefined, name: string | undefined): boolean {
	if (name === undefined) return false;
	if (id !== undefined && draft.id !== undefined) return id !== draft.id;
	return draft.text !== "" && parseArguments(draft.text) !== undefined;
}

/** No text stands for no arguments. Some servers encode the JSON text once more. */
export function parseArguments(text: string): JsonObject | undefined {
	if (text.trim() === "") return {};
	try {
		const once: unknown = JSON.parse(text);
		const value: unknown = typeof once === "string" ? JSON.parse(once) : once;
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
