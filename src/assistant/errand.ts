/** In whose name a turn acts, and what its tools are used with. */
import { principalOf } from "../domain/events/principal.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Endpoints } from "../ports/delivery/endpoints.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { ToolContext, ToolParts } from "../tools/tool.ts";

export interface Errand {
	/** All that is read and done for it. */
	readonly tools: ToolParts;
	readonly clock: Pick<Clock, "now">;
	readonly user_id: string;
	readonly turn_id: string;
	/** Names the commands: the same errand run again finds those that were sent (P1). */
	readonly key: string;
	/** What the user wrote; a repeat is known by it, because "in 5 minutes" differs each time it is read. */
	readonly asked: string;
	/** Whether the message asks for more than this. */
	readonly isPart?: boolean;
	readonly signal: AbortSignal;
	/** Turns the mails about reminders off and on. */
	readonly endpoints: Pick<Endpoints, "mute">;
}

/** The context of tools for what the user himself has asked in this turn. */
export async function toolContextOf(errand: Errand): Promise<ToolContext> {
	return toolContextWith(errand, await errand.tools.readModel.settings(errand.user_id));
}

/** The same, with settings that were read before. */
export function toolContextWith(errand: Errand, settings: Settings): ToolContext {
	const { tools, user_id, turn_id, key, signal, clock } = errand;
	return {
		...tools,
		user_id,
		key,
		signal,
		settings,
		principal: principalOf({ by: "chat", turn_id }),
		now: clock.now(),
		mayAct: "as_policy_says",
		changedBefore: 0,
	};
}
