/** Tools that look back: the same tool, in a world as it was then. */
import { Said } from "./fields.ts";
import { readSpanEdge } from "./moments.ts";
import type { Refusal } from "./outcome.ts";
import type { ToolContext } from "./tool.ts";

/** A day means its end, so that "yesterday" includes what was done on it. */
export const AsOf = { as_of: Said.optional().meta({ description: "as it was then: “yesterday at 9”, ISO" }) };

/** The context for an answer about that time; unchanged where no time is given. */
export async function contextAt(context: ToolContext, as_of: string | undefined): Promise<ToolContext | Refusal> {
	if (as_of === undefined) return context;
	const instant = readSpanEdge("as_of", as_of, context, 1);
	if (typeof instant === "object") return instant;
	const past = await context.readModel.at(context.user_id, instant);
	const readModel: ToolContext["readModel"] = {
		...context.readModel,
		findTask: (_user, task_id) => past.findTask(task_id),
		listTasks: (_user, query) => past.listTasks(query),
		profile: past.profile,
		labels: past.profile,
		settings: async () => (await past.profile()).settings,
	};
	const { settings } = await past.profile();
	return { ...context, readModel, now: Temporal.Instant.from(instant), settings };
}
