/**
 * For each route a request that it accepts, made for a user who has something of everything. A route that is not here takes nothing
 * but its address.
 */
import { MAIL } from "../../src/domain/channels.ts";
import type { Route } from "../../src/http/routes/route.ts";

/** What exists for the user who runs an example. */
export interface Made {
	readonly task_id: number;
	/** A task that recurs; absent where it does not matter what the example leads to. */
	readonly recurring_task_id?: number;
	readonly reminder_id: number;
	readonly category_id: number;
	readonly tag_id: number;
	readonly filter_id: number;
	readonly event_id: string;
	/** A key that counts, and a key or an app that does; absent where it does not matter. */
	readonly api_key_id?: string;
	readonly client_id?: string;
	readonly push_device_id?: string;
	/** A calendar feed, and the token of one; absent where it does not matter. */
	readonly calendar_feed_id?: string;
	readonly calendar_token?: string;
	/** One that was given up. */
	readonly delivery_id?: string;
	/** Absent where nobody is an operator. */
	readonly invitation_id?: number;
	/** Absent where nothing is proposed. */
	readonly proposal_id?: string;
}

/** A request that the route accepts. */
export interface Example {
	readonly params?: Readonly<Record<string, string | number>>;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: Readonly<Record<string, unknown>>;
}

const NO_ID = "00000000-0000-0000-0000-000000000000";

type MakeExample = (made: Made) => Example;
const ofTask: MakeExample = ({ task_id }) => ({ params: { id: task_id } });
const ofSeries: MakeExample = ({ task_id, recurring_task_id = task_id }) => ({ params: { id: recurring_task_id } });
const ofReminder: MakeExample = ({ reminder_id }) => ({ params: { id: reminder_id } });
const ofFilter: MakeExample = ({ filter_id }) => ({ params: { id: filter_id } });
const ofCategory: MakeExample = ({ category_id }) => ({ params: { id: category_id } });
const ofTag: MakeExample = ({ tag_id }) => ({ params: { id: tag_id } });
const ofClient: MakeExample = ({ client_id = NO_ID }) => ({ params: { id: client_id } });
const ofProposal: MakeExample = ({ proposal_id = NO_ID }) => ({ params: { id: proposal_id } });
const withBody =
	(make: MakeExample, body: Example["body"] & object): MakeExample =>
	(made) => ({ ...make(made), body });
const withQuery =
	(query: Example["query"] & object): MakeExample =>
	() => ({ query });
const nothing: MakeExample = () => ({});

const EXAMPLES: Readonly<Record<string, MakeExample>> = {
	"PATCH /api/me": withBody(nothing, { time_zone: "Europe/Berlin" }),

	"GET /api/tasks": withQuery({ status: "all", limit: "10" }),
	"POST /api/tasks": ({ category_id, tag_id }) => ({ body: { title: "Pay the rent", category_id, tag_ids: [tag_id] } }),
	"GET /api/tasks/{id}": ofTask,
	"PATCH /api/tasks/{id}": withBody(ofTask, { title: "Pay the rent today" }),
	"DELETE /api/tasks/{id}": ofTask,
	"POST /api/tasks/{id}/complete": ofTask,
	"POST /api/tasks/{id}/reopen": ofTask,
	"POST /api/tasks/{id}/restore": ofTask,
	"POST /api/tasks/{id}/place": ({ task_id, recurring_task_id = task_id }) => ({
		params: { id: task_id },
		body: { after: recurring_task_id },
	}),
	"POST /api/quick-add": withBody(nothing, { text: "call mum tomorrow at 9 #family", dry_run: true }),

	"POST /api/recurrence/preview": withBody(nothing, {
		recurrence: { rrule: "FREQ=WEEKLY;BYDAY=MO", start: "2026-11-23T09:00", time_zone: "Europe/Berlin" },
	}),
	"POST /api/tasks/{id}/skip": ofSeries,
	"POST /api/tasks/{id}/pause": ofSeries,
	"POST /api/tasks/{id}/resume": ofSeries,
	"POST /api/tasks/{id}/end": ofSeries,
	"POST /api/tasks/{id}/move": withBody(ofSeries, { due: { at: "2030-01-02T15:00:00Z", time_zone: "UTC" } }),
	"POST /api/tasks/{id}/recurrence": withBody(ofSeries, { scope: "following", recurrence: { rrule: "FREQ=WEEKLY" } }),

	"GET /api/tasks/{id}/reminders": ofTask,
	"POST /api/tasks/{id}/reminders": withBody(ofTask, { before_minutes: 30 }),
	"DELETE /api/reminders/{id}": ofReminder,
	"POST /api/reminders/{id}/snooze": withBody(ofReminder, { minutes: 10 }),

	"GET /api/categories": withQuery({ limit: "10" }),
	"POST /api/categories": withBody(nothing, { name: "Garden", color: "#2E7D32" }),
	"PATCH /api/categories/{id}": withBody(ofCategory, { color: null }),
	"DELETE /api/categories/{id}": ofCategory,
	"GET /api/tags": withQuery({ limit: "10" }),
	"POST /api/tags": withBody(nothing, { name: "Garden", color: "#2E7D32" }),
	"PATCH /api/tags/{id}": withBody(ofTag, { color: null }),
	"DELETE /api/tags/{id}": ofTag,
	"POST /api/filters": withBody(nothing, { name: "Now", filter: "(overdue | today) & p1" }),
	"PATCH /api/filters/{id}": withBody(ofFilter, { filter: "today & !recurring" }),
	"DELETE /api/filters/{id}": ofFilter,

	"GET /api/history": ({ task_id }) => ({ query: { task_id: String(task_id), limit: "10" } }),
	"GET /api/history/export": ({ task_id }) => ({ query: { task_id: String(task_id), format: "csv" } }),
	"POST /api/undo": ({ event_id }) => ({ body: { event_ids: [event_id] } }),
	"GET /api/deliveries": ({ task_id }) => ({ query: { task_id: String(task_id) } }),
	"POST /api/deliveries/{id}/again": ({ delivery_id = NO_ID }) => ({ params: { id: delivery_id } }),

	"POST /api/import": withBody(nothing, {
		content: "TYPE,CONTENT,PRIORITY,INDENT,DATE\ntask,Water the ferns @garden,1,1,every monday",
		dry_run: true,
	}),
	"POST /api/import/undo": withBody(nothing, { import_id: "0123456789abcdef" }),

	"PATCH /api/endpoints/{channel}": () => ({ params: { channel: MAIL }, body: { mute: null } }),
	"POST /api/hooks": withBody(nothing, { channel: "webhook", url: "https://hooks.example.org/adjutant" }),
	"DELETE /api/hooks/{channel}": () => ({ params: { channel: "webhook" } }),
	"POST /api/push-devices": withBody(nothing, {
		name: "Firefox on the kitchen table",
		endpoint: "https://push.example.org/send/abc",
		keys: {
			p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
			auth: "BTBZMqHH6r4Tts7J_aSIgg",
		},
	}),
	"DELETE /api/push-devices/{id}": ({ push_device_id = NO_ID }) => ({ params: { id: push_device_id } }),
	"POST /api/calendar-feeds": withBody(nothing, { name: "Tasks", contents: "events", has_alarms: true }),
	"DELETE /api/calendar-feeds/{id}": ({ calendar_feed_id = NO_ID }) => ({ params: { id: calendar_feed_id } }),
	"GET /calendar/{token}.ics": ({ calendar_token = "none" }) => ({ params: { token: calendar_token } }),

	"POST /chatkit": withBody(nothing, { type: "threads.list", params: {} }),
	"POST /api/proposals/{id}/confirm": ofProposal,
	"POST /api/proposals/{id}/decline": ofProposal,

	"POST /api/api-keys": withBody(nothing, { name: "Backup script", scopes: ["tasks:read"], expires_in_days: 90 }),
	"DELETE /api/api-keys/{id}": ({ api_key_id = NO_ID }) => ({ params: { id: api_key_id } }),
	"DELETE /api/clients/{id}": ofClient,
	"PATCH /api/clients/{id}": withBody(ofClient, { is_trusted: true }),
	"POST /api/clients/{id}/roll-back": ofClient,
	"POST /api/invitations": withBody(nothing, { email: "guest@example.org" }),
	"DELETE /api/invitations/{id}": ({ invitation_id = 999_999 }) => ({ params: { id: invitation_id } }),
};
export const EXAMPLES_OF = Object.keys(EXAMPLES);

/** Throws for a route that takes more than its address and has no example. */
export function exampleOf({ method, path, body, freeBody }: Route, made: Made): Example {
	const name = `${method} ${path}`;
	const make = EXAMPLES[name];
	if (make !== undefined) return make(made);
	if (body !== undefined || freeBody || path.includes("{")) throw new Error(`${name} has no example: see examples.ts`);
	return {};
}
