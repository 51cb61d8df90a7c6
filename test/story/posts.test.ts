// file-timeout: 120 s
// test-timeout: 90 s
/** A reminder on its way to addresses of a user's own, by the real server: set, fired, posted, given up, sent again. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startHookReceiver } from "../delivery/hookReceiver.ts";
import { startNtfyServer } from "../delivery/ntfyServer.ts";
import { signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { until } from "../support/until.ts";

interface Delivery {
	readonly id: string;
	readonly channel: string;
	readonly state: string;
	readonly provider_answer: string | null;
}

const test = suite("a reminder to addresses of a user");

test("given a webhook and a topic inside that the operator allows, then a reminder reaches both, and what was given up goes out when it is sent again", async () => {
	const [receiver, ntfy] = [await startHookReceiver(), await startNtfyServer({ private: "tk_ada" })];
	const [database, installation] = [await createTestDatabase(), await createInstallation()];
	try {
		const { url } = await installation.start({
			DATABASE_URL: database.url,
			OUTGOING_HOSTS: `${receiver.host},${ntfy.host}`,
		});
		const ada = await signUp(url);
		const set = (body: object) => ada.request<{ secret: string | null }>("POST", "/api/hooks", { body });
		const webhook = await set({ channel: "webhook", url: `${receiver.url}/in` });
		assert.match(webhook.body.secret ?? "", /^whsec_/);
		assert.is((await set({ channel: "ntfy", url: `${ntfy.url}/private` })).status, 201);
		assert.is((await set({ channel: "webhook", url: "http://127.0.0.1:9/in" })).status, 422);
		await ada.request("PATCH", "/api/me", { body: { channels: ["webhook", "ntfy"] } });
		await ada.request("POST", "/api/tasks", { body: { title: "Pay rent", ...firesAtOnce() } });

		const deliveries = async () =>
			Object.fromEntries(
				(await ada.request<{ data: readonly Delivery[] }>("GET", "/api/deliveries")).body.data.map((one) => [
					one.channel,
					one,
				]),
			);
		await until("both are settled", async () => {
			const { webhook: first, ntfy: second } = await deliveries();
			return first?.state === "sent" && second?.state === "dead";
		});
		const [post] = receiver.posted;
		assert.equal([post?.path, JSON.parse(post?.body ?? "{}").data.reminders[0].title], ["/in", "Pay rent"]);
		const { ntfy: dead, webhook: sent } = await deliveries();
		assert.match(dead?.provider_answer ?? "", /forbidden/);

		const again = (id: string | undefined) => ada.request("POST", `/api/deliveries/${id}/again`);
		assert.is((await again(sent?.id)).status, 409);
		assert.is((await set({ channel: "ntfy", url: `${ntfy.url}/private`, token: "tk_ada" })).status, 201);
		assert.is((await again(dead?.id)).status, 200);
		await until("it is sent", async () => (await deliveries()).ntfy?.state === "sent");
		assert.equal(
			ntfy.shown().map(({ title, sequence_id }) => [title, sequence_id]),
			[["Pay rent", dead?.id]],
		);
	} finally {
		await Promise.all([receiver.stop(), ntfy.stop()]);
		await installation.dispose();
		await database.drop();
	}
});

test.run();
