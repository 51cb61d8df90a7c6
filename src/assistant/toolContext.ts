/** What the tools of a turn are used with: in the name of the turn, and as the user's own word. */
import { principalOf } from "../domain/principal.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Errand } from "./carryOut.ts";

export async function toolContextOf(errand: Errand): Promise<ToolContext> {
	const { tools, gate, readModel, journal, user_id, turn_id, key, signal, clock } = errand;
	return {
		...tools,
		gate,
		readModel,
		journal,
		user_id,
		key,
		signal,
		settings: await readModel.settings(user_id),
		principal: principalOf({ by: "chat", turn_id }),
		now: clock.now(),
		mayAct: "as_policy_says",
		changedBefore: 0,
	};
}
