/** What ids in paths and fields name, so that somebody else's can be put in the place of one's own (P8). */
import type { Belongings } from "./belongings.ts";
import { NOTHING_MADE } from "./routeRequests.ts";

/** What Alice has, and the invitation that an operator made: no more Bob's than her tasks are. */
export interface Things extends Belongings {
	readonly invitation_id: number;
	readonly proposal_id: string;
}

export const NOBODYS: Things = {
	...NOTHING_MADE,
	invitation_id: 999_005,
	proposal_id: "00000000-0000-4000-8000-000000000000",
	thread_id: "thr_00000000-0000-4000-8000-000000000000",
	item_id: "msg_00000000-0000-4000-8000-000000000000",
	receipt_id: "msg_00000000-0000-4000-8000-000000000001",
	cursors: {},
	api_key_id: "00000000-0000-4000-8000-000000000003",
	client_id: "00000000-0000-4000-8000-000000000004",
	push_device_id: "00000000-0000-4000-8000-000000000005",
	calendar_feed_id: "00000000-0000-4000-8000-000000000005",
	calendar_token: "adjf_nobodys",
	delivery_id: "00000000-0000-4000-8000-000000000006",
};

/** What an id in a path names, by the segment before it. */
export const IN_PATH: Readonly<Record<string, (of: Things) => number | string>> = {
	"api-keys": ({ api_key_id }) => api_key_id,
	"calendar-feeds": ({ calendar_feed_id }) => calendar_feed_id,
	clients: ({ client_id }) => client_id,
	"push-devices": ({ push_device_id }) => push_device_id,
	deliveries: ({ delivery_id }) => delivery_id,
	tasks: ({ task_id }) => task_id,
	reminders: ({ reminder_id }) => reminder_id,
	categories: ({ category_id }) => category_id,
	tags: ({ tag_id }) => tag_id,
	filters: ({ filter_id }) => filter_id,
	invitations: ({ invitation_id }) => invitation_id,
	proposals: ({ proposal_id }) => proposal_id,
};
/** What a field names, in a body or a query. */
export const IN_FIELD: Readonly<Record<string, (of: Belongings) => unknown>> = {
	task_id: ({ task_id }) => task_id,
	parent_id: ({ task_id }) => task_id,
	category_id: ({ category_id }) => category_id,
	tag_id: ({ tag_id }) => tag_id,
	tag_ids: ({ tag_id }) => [tag_id],
	event_ids: ({ event_id }) => [event_id],
	turn_id: ({ item_id }) => item_id,
	principal_id: ({ client_id }) => client_id,
	principal: ({ client_id }) => client_id,
};
/** Fields that look like ids and name nothing of a user: a position in the caller's own journal, a word that everybody has,
 * an import, which is one's own whatever its name, a secret by which whoever has it may read. */
export const NO_IDS = ["last_event_id", "channel", "import_id", "token"];
