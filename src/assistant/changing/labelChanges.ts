/** Requests about a tag or a category itself: which is meant, and the call of the tool that does it. */
import { findMeantLabel, type LabelKind } from "../../domain/labels/labels.ts";
import type { LabelRequest } from "../../language/requests/request.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { judgeOwnWord } from "../../tools/policy.ts";
import { wordsFor } from "../../words/words.ts";
import { asWritten } from "../../words/written.ts";
import type { Asker } from "../asker.ts";
import { askingOf, askWhether } from "../asking/questions.ts";
import type { Errand } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { speak } from "../turnParts.ts";
import { carryOut } from "./carryOut.ts";
import { createCall } from "./steps.ts";

export async function* changeLabel(errand: Errand, asker: Asker, request: LabelRequest): AsyncGenerator<TurnPart> {
	const kind = await kindOf(asker, request);
	const words = wordsFor(asker.settings.locale);
	if (request.kind === "create_tag" || request.kind === "create_category") {
		yield* carryOut(errand, [createCall(kind, request.name)]);
		return;
	}
	const { readModel, user_id } = asker;
	const labels = kind === "tag" ? await readModel.tags(user_id) : await readModel.categories(user_id);
	const label = findMeantLabel(labels, request.name);
	if (label === undefined) {
		const { finding, found } = words;
		const names =
			labels.length === 0 ? found.noLabels[kind] : finding.labels(labels.map(({ name }) => asWritten(name)));
		const missing = (kind === "tag" ? finding.noTag : finding.noCategory)(asWritten(request.name));
		yield speak(`${missing} ${names}`);
		return;
	}
	if ("new_name" in request || "color" in request) {
		const changes = "color" in request ? { color: request.color } : { name: request.new_name };
		yield* carryOut(errand, [updateCall(kind, label.id, changes)]);
		return;
	}
	const call = deleteCall(kind, label.id);
	if (judgeOwnWord({ kind: "deletes", count: label.task_count }).kind === "do") {
		yield* carryOut(errand, [call]);
		return;
	}
	const said = words.asks.label;
	yield speak(said.about(kind, label.task_count));
	const question = (kind === "tag" ? said.deleteTag : said.deleteCategory)(label.name);
	yield askWhether(askingOf(errand, asker), question, [], [call]);
}

/** A "label" is whichever has the name, a tag before a category; where neither has it, a tag is missing. */
async function kindOf({ readModel, user_id }: Asker, { kind, name }: LabelRequest): Promise<LabelKind> {
	if (kind !== "color_label") return kind.endsWith("_tag") ? "tag" : "category";
	const { tags, categories } = await readModel.labels(user_id);
	return findMeantLabel(tags, name) === undefined && findMeantLabel(categories, name) !== undefined
		? "category"
		: "tag";
}

const updateCall = (
	kind: LabelKind,
	id: number,
	changes: { readonly name: string } | { readonly color: string },
): ToolCall =>
	kind === "tag"
		? { tool: "update_tag", arguments: { tag_id: id, ...changes } }
		: { tool: "update_category", arguments: { category_id: id, ...changes } };

const deleteCall = (kind: LabelKind, id: number): ToolCall =>
	kind === "tag"
		? { tool: "delete_tag", arguments: { tag_id: id } }
		: { tool: "delete_category", arguments: { category_id: id } };
