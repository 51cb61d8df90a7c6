/** Requests about a tag or a category itself. Deleting one is asked first, as every deletion is. */
import type { Command } from "../domain/commands.ts";
import { findLabel } from "../domain/labels.ts";
import type { LabelRequest } from "../language/requests/request.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import type { Asker } from "./findTasks.ts";
import { askWhether } from "./questions.ts";
import type { TurnPart } from "./turn.ts";
import { asWritten, countWords } from "./wording.ts";

export async function* changeLabel(errand: Errand, asker: Asker, request: LabelRequest): AsyncGenerator<TurnPart> {
	const isTag = request.kind.endsWith("_tag");
	const noun = isTag ? "tag" : "category";
	if (request.kind === "create_tag" || request.kind === "create_category") {
		yield* carryOut(errand, [{ type: isTag ? "AddTag" : "AddCategory", name: request.name }]);
		return;
	}
	const labels = isTag ? await asker.readModel.tags(asker.user_id) : await asker.readModel.categories(asker.user_id);
	const label = findLabel(labels, request.name);
	if (label === undefined) {
		const names =
			labels.length === 0
				? `You have no ${isTag ? "tags" : "categories"}.`
				: `There are: ${labels.map(({ name }) => asWritten(name)).join(", ")}.`;
		yield { kind: "text", delta: `There is no ${noun} “${asWritten(request.name)}”, so nothing was changed. ${names}` };
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
	const count = labels.find(({ id }) => id === label.id)?.task_count ?? 0;
	yield { kind: "text", delta: `Nothing has been changed yet. ${countWords(count)} would lose it, and stay.` };
	const asking = { turn_id: errand.turn_id, key: errand.key, asked: errand.asked, now: asker.now };
	yield askWhether(asking, `Delete the ${noun} “${label.name}”?`, [], [command]);
}
