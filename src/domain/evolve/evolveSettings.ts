/** The part of the fold that is about settings: what they are, and how far the tasks have followed a change of them. */

import type { FoldedEvent } from "../events/events.ts";
import { movesTasks } from "../settings/settings.ts";
import type { Following, UserState } from "../state/userState.ts";

type SettingsEvent = Extract<FoldedEvent, { type: `settings.${string}` }>;

/** The user's state after the event. */
export function evolveSettings(user: UserState, event: SettingsEvent): UserState {
	if (event.type === "settings.changed") {
		const { updated_fields, tasks_follow } = event.data;
		const changed = { ...user, settings: { ...user.settings, ...updated_fields } };
		if (tasks_follow) return { ...changed, following: beginning(user.following, event) };
		// Where no more tasks hang on it than move with the change, all of them stand right by now.
		return movesTasks(updated_fields) ? withoutFollowing(changed) : changed;
	}
	const { change, after_task_id, taking_back, steps_back } = event.data;
	const { following } = user;
	if (following?.change !== change) return user;
	if (after_task_id === null) return withoutFollowing(user);
	return { ...user, following: { ...following, steps: following.steps + 1, after_task_id, taking_back, steps_back } };
}

/** From the first task again. What an undo before it has still to take back is taken back all the same. */
function beginning(before: Following | undefined, { seq, at, undoes }: FoldedEvent): Following {
	const taking_back = [...(before?.taking_back ?? []), ...(undoes === null ? [] : [undoes])];
	const steps_back = before?.steps_back ?? 0;
	return { change: seq, at, is_undo: undoes !== null, steps: 0, taking_back, steps_back, after_task_id: 0 };
}

function withoutFollowing({ following: _done, ...user }: UserState): UserState {
	return user;
}
