/** The part of the fold that is about saved filters. */
import type { FoldedEvent } from "../events/events.ts";
import type { UserState } from "../state/userState.ts";

/** Ascending by id, so that a filter that comes back stands where it stood; ids only grow. */
export function evolveFilter(user: UserState, event: Extract<FoldedEvent, { type: `filter.${string}` }>): UserState {
	const { filter } = event.data;
	const others = user.filters.filter(({ id }) => id !== filter.id);
	if (event.type === "filter.deleted") return { ...user, filters: others };
	return {
		...user,
		filters: [...others, filter].sort((a, b) => a.id - b.id),
		next_filter_id: Math.max(user.next_filter_id, filter.id + 1),
	};
}
