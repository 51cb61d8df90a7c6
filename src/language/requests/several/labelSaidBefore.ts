/** "Make a category garden and put #1 into it": which label is meant. Pure. */
import { wordsFor } from "../../../words/words.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import type { Request } from "../request.ts";

const IT = /^(?:it|that|this|there|that one|this one)$/i;

/** The requests of one message, in which "it" is the label that one before it makes, renames or colours; no label is called so. */
export function labelSaidBefore(requests: readonly Request[], { settings }: ReadingContext): readonly Request[] {
	const said: { tag?: string; category?: string } = {};
	return requests.map((request) => {
		if ("name" in request) {
			const name = "new_name" in request ? request.new_name : request.name;
			if (request.kind.endsWith("_tag")) said.tag = name;
			if (request.kind.endsWith("_category")) said.category = name;
		}
		if (request.kind === "set_category" && said.category !== undefined && IT.test(request.category))
			return { ...request, category: said.category };
		if (request.kind === "set_category" && said.tag !== undefined && IT.test(request.category))
			return { kind: "add_tag", reference: request.reference, tag: said.tag };
		if (request.kind === "add_tag" && said.tag !== undefined && IT.test(request.tag))
			return { ...request, tag: said.tag };
		const label = request.kind === "set_category" ? request.category : request.kind === "add_tag" ? request.tag : "";
		if (!IT.test(label) || !("reference" in request)) return request;
		const { whatWithIt } = wordsFor(settings.locale).reading.unclear;
		return { kind: "unclear", text: whatWithIt, ...(request.reference ? { reference: request.reference } : {}) };
	});
}
