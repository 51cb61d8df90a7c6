import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ReminderView, TaskView } from "../../src/http/contract/contract.ts";
import type { Route } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { type Answer, type Client, signUp } from "../support/client.ts";
import { EXAMPLES_OF, exampleOf, type Made } from "./examples.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("route list");
let app: TestApp;
let user: Client;
/** Of the last example. */
let category_id: number | undefined;
let filter_id: number | undefined;
/** There is a bound on them. */
const keys: string[] = [];
const feeds: string[] = [];

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
	app.operators.add(user.email);
});
test.after(() => app.stop());

/** One of everything, made for one example. */
async function make(name: string): Promise<Made> {
	for (const id of keys.splice(0)) await user.request("DELETE", `/api/api-keys/${id}`);
	for (const id of feeds.splice(0)) await user.request("DELETE", `/api/calendar-feeds/${id}`);
	// There are more routes than an account may have categories and filters.
	if (category_id !== undefined) await user.request("DELETE", `/api/categories/${category_id}`);
	const category = await user.request<{ category: { id: number } }>("POST", "/api/categories", { body: { name } });
	category_id = category.body.category.id;
	if (filter_id !== undefined) await user.request("DELETE", `/api/filters/${filter_id}`);
	const saved = { body: { name, filter: "overdue" } };
	filter_id = (await user.request<{ filter: { id: number } }>("POST", "/api/filters", saved)).body.filter.id;
	const tag = await user.request<{ tag: { id: number } }>("POST", "/api/tags", { body: { name } });
	const task = await user.request<{ task: TaskView; events: { event_id: string }[] }>("POST", "/api/tasks", {
		body: { title: "one", due: { at: "2030-01-01T09:00:00Z", time_zone: "UTC" } },
	});
	const recurring = await user.request<{ task: TaskView }>("POST", "/api/tasks", {
		body: { title: "again", recurrence: { rrule: "FREQ=DAILY", start: "2030-01-01T09:00", time_zone: "UTC" } },
	});
	const reminders = await user.request<{ data: ReminderView[] }>("GET", `/api/tasks/${task.body.task.id}/reminders`);
	const invited = await user.request<{ invitation: { id: number } }>("POST", "/api/invitations", {
		body: { email: `${name.replaceAll(" ", "-")}@example.org` },
	});
	const keyOf = async () =>
		(
			await user.request<{ api_key: { id: string }; key: string }>("POST", "/api/api-keys", {
				body: { name, scopes: ["tasks:write"] },
			})
		).body;
	const [unused, used] = [await keyOf(), await keyOf()];
	const headers = { authorization: `Bearer ${used.key}` };
	await user.request("POST", "/api/tasks", { body: { title: "by a script" }, headers });
	keys.push(unused.api_key.id, used.api_key.id);
	const feed = await user.request<{ calendar_feed: { id: string }; url: string }>("POST", "/api/calendar-feeds", {
		body: { name },
	});
	feeds.push(feed.body.calendar_feed.id);
	const { id: task_id, version } = task.body.task;
	const [account] = await app.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [user.email]);
	const proposal = await app.deps.tools.proposals.propose(account?.id ?? "", {
		key: name,
		tool: "complete_task",
		commands: [{ type: "CompleteTask", task_id }],
		asked: name,
		tasks: [{ task_id, version }],
		labels: [],
		count: 1,
		question: `Complete #${task_id}?`,
		principal: { kind: "client", id: "desk" },
	});
	const subscribed = await user.request<{ device: { id: string } }>("POST", "/api/push-devices", {
		body: {
			name,
			endpoint: `https://push.example.org/${encodeURIComponent(name)}`,
			keys: {
				p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
				auth: "BTBZMqHH6r4Tts7J_aSIgg",
			},
		},
	});
	await user.request("POST", "/api/hooks", { body: { channel: "webhook", url: "https://hooks.example.org/a" } });
	const [dead] = await app.query<{ delivery_id: string }>(
		`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, state, attempts, planned_at, fired_at)
		 SELECT gen_random_uuid(), $1, $2, 1, 'webhook', 'dead', 20, now(), now() RETURNING delivery_id`,
		[account?.id, task_id],
	);
	return {
		delivery_id: dead?.delivery_id ?? "",
		push_device_id: subscribed.body.device.id,
		api_key_id: unused.api_key.id,
		client_id: used.api_key.id,
		calendar_feed_id: feed.body.calendar_feed.id,
		calendar_token: /([\w-]+)\.ics$/.exec(feed.body.url)?.[1] ?? "",
		proposal_id: proposal.proposal_id,
		invitation_id: invited.body.invitation.id,
		task_id: task.body.task.id,
		recurring_task_id: recurring.body.task.id,
		reminder_id: reminders.body.data[0]?.id ?? 0,
		category_id,
		tag_id: tag.body.tag.id,
		filter_id,
		event_id: task.body.events[0]?.event_id ?? "",
	};
}

function sendExample(route: Route, made: Made): Promise<Answer> {
	const { params = {}, query = {}, body } = exampleOf(route, made);
	const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
	const search = new URLSearchParams(query).toString();
	return user.request(route.method, search ? `${path}?${search}` : path, body === undefined ? {} : { body });
}

for (const [index, route] of routeList.entries()) {
	// A stream has no end to wait for: streams.test.ts reads it.
	if (route.path === "/api/stream") continue;
	test(`given the example of ${route.method} ${route.path}, then it is answered as described`, async () => {
		const { status, body, headers } = await sendExample(route, await make(`for ${index}`));
		assert.ok([route.answer.status, route.answer.orElse].includes(status as 200), `${status} ${JSON.stringify(body)}`);
		if (route.answer.text) {
			assert.match(headers.get("content-type") ?? "", route.answer.text);
			return;
		}
		const read = route.answer.schema?.safeParse(body);
		assert.ok(read?.success, JSON.stringify(read?.error?.issues));
	});
}

for (const route of routeList.filter(({ auth }) => auth !== "none")) {
	test(`given nobody, when ${route.method} ${route.path} is asked for, then 401`, async () => {
		const response = await fetch(`${app.url}${route.path.replace("{id}", "1")}`, { method: route.method });
		await response.body?.cancel();
		assert.is(response.status, 401);
	});
}

test("given the list, then no method and path stand in it twice", () => {
	const names = routeList.map(({ method, path }) => `${method} ${path}`);
	assert.equal(new Set(names).size, names.length);
});

test("given a route that is no GET, then it counts as one that changes something", () => {
	assert.equal(
		routeList.filter(({ method, mutates }) => (method === "GET") === mutates),
		[],
	);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test("given the examples, then each is of a route that there is", () => {
	const routes = new Set(routeList.map(({ method, path }) => `${method} ${path}`));
	assert.equal(
		EXAMPLES_OF.filter((name) => !routes.has(name)),
		[],
	);
});

test.run();
