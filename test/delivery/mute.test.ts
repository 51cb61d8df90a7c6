/** Mails about reminders turned off and on again, on a real server. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { until } from "../support/until.ts";

const test = suite<{ installation: Installation; user: Client }>("muted mails");

test.before(async (context) => {
	context.installation = await createInstallation();
	context.user = await signUp((await context.installation.start()).url);
});
test.after(({ installation }) => installation.dispose());

/** How the delivery of a reminder that is about to fire ends. */
async function outcomeOf(user: Client, title: string): Promise<string> {
	const body = { title, ...firesAtOnce() };
	const added = await user.request<{ task: { id: number } }>("POST", "/api/tasks", { body });
	let state = "";
	await until("the delivery has ended", async () => {
		const path = `/api/deliveries?task_id=${added.body.task.id}`;
		state = (await user.request<{ data: { state: string }[] }>("GET", path)).body.data[0]?.state ?? "";
		return !["", "queued", "sending"].includes(state);
	});
	return state;
}
const mute = (user: Client, channel: string, body: unknown) =>
	user.request<{ endpoint: unknown; errors: { field: string; rule: string }[] }>("PATCH", `/api/endpoints/${channel}`, {
		body,
	});

test("given mails turned off, when a reminder fires, then no mail is written; given them on again, then one is", async ({
	installation,
	user,
}) => {
	const endpoint = { channel: "email", address: user.email, is_verified: false, mute: null };
	assert.equal((await user.request("GET", "/api/endpoints")).body, { data: [endpoint], next_cursor: null });
	const off = await mute(user, "email", { mute: { until: null } });
	assert.equal([off.status, off.body.endpoint], [200, { ...endpoint, mute: { until: null } }]);
	assert.is(await outcomeOf(user, "in silence"), "muted");
	assert.equal((await mute(user, "email", { mute: null })).body.endpoint, endpoint);
	assert.is(await outcomeOf(user, "aloud"), "sent");
	assert.equal(
		[...installation.mails().values()].map((mail) => /Subject: (.*)/.exec(mail)?.[1]?.trim()),
		["Reminder: aloud"],
	);
});

test("given an end that is past, or a channel that the user has not, then nothing is muted", async ({ user }) => {
	const past = await mute(user, "email", { mute: { until: "2020-01-01T00:00:00Z" } });
	assert.equal(
		[past.status, past.body.errors.map(({ field, rule }) => `${field} ${rule}`)],
		[422, ["mute.until future"]],
	);
	assert.is((await mute(user, "pigeon", { mute: { until: null } })).status, 404);
	const { body } = await user.request<{ data: { mute: unknown }[] }>("GET", "/api/endpoints");
	assert.equal(
		body.data.map(({ mute }) => mute),
		[null],
	);
});

test.run();
