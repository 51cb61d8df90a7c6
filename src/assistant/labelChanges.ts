/** Requests about a tag or a category itself. Deleting one is asked first, as every deletion is. */
import type { Command } from "../domain/commands.ts";
import { findLabel } from "../domain/labels.ts";
import type { LabelRequest } from "../language/requests/request.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten } from "../words/written.ts";
import { carryOut } from "./carryOut.ts";
import type { Errand } from "./errand.ts";
import type { Asker } from "./findTasks.ts";
import { askingOf, askWhether } from "./questions.ts";
import type { TurnPart } from "./turn.ts";

export async function* changeLabel(errand: Errand, asker: Asker, request: LabelRequest): AsyncGenerator<TurnPart> {
	const isTag = request.kind.endsWith("_tag");
	const words = wordsFor(asker.settings.locale);
	if (request.kind === "create_tag" || request.kind === "create_category") {
		yield* carryOut(errand, [{ type: isTag ? "AddTag" : "AddCategory", name: request.name }]);
		return;
	}
	const { readModel, user_id } = asker;
	const kind = isTag ? "tags" : "categories";
	const labels = (await readModel.labels(user_id))[kind];
	const label = findLabel(labels, request.name);
	if (label === undefined) {
		const { finding, found } = words;
		const none = found.noLabels[isTag ? "tag" : "category"];
		const names = labels.length === 0 ? none : finding.labels(labels.map(({ name }) => asWritten(name)));
		const missing = (isTag ? finding.noTag : finding.noCategory)(asWritten(request.name));
		yield { kind: "text", delta: `${missing} ${names}` };
		return;
	}
	if ("new_name" in request) {
		const changes = { name: request.new_name };
		yield* carryOut(errand, [
			isTag ? { type: "EditTag", tag_id: label.id, changes } : { type: "EditCategory", category_id: label.id, changes },
		]);
		return;
	}
	const command: Command = isTag
		? { type: "DeleteTag", tag_id: label.id }
		: { type: "DeleteCategory", category_id: label.id };
	const count = (await readModel[kind](user_id)).find(({ id }) => id === label.id)?.task_count ?? 0;
	yield { kind: "text", delta: words.asks.label.about(isTag ? "tag" : "category", count) };
	const asking = askingOf(errand, asker);
	const { deleteTag, deleteCategory } = words.asks.label;
	yield askWhether(asking, (isTag ? deleteTag : deleteCategory)(label.name), [], [command]);
}
