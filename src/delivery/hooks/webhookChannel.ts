/** Reminders as webhooks, signed: to an address of the user's, in JSON (Standard Webhooks 1.0). */
import { say } from "../../domain/refusals/sentence.ts";
import type { Channel, DigestWording } from "../../ports/delivery/channel.ts";
import { composeDigestWebhook } from "../digest/composeDigest.ts";
import { composeWebhook, type WebhookMessage } from "./composeWebhook.ts";
import { type HookChannelOptions, hookAddress, resultOfPost } from "./hookAddress.ts";
import { webhookHeaders } from "./signWebhook.ts";

const GONE = 410;

/** 410 ends the address. Whatever else is no 2xx is tried again, as the specification wants it: a receiver may be mended. */
export function createWebhookChannel(
	options: HookChannelOptions,
): Channel<WebhookMessage> & DigestWording<WebhookMessage> {
	const { hooks, outgoing, clock, publicUrl, limits } = options;
	return {
		name: "webhook",
		limits,
		compose: (delivery) => composeWebhook(delivery, publicUrl),
		composeDigest: (digest) => composeDigestWebhook(digest, publicUrl),
		async send({ user_id, id, body }) {
			const address = await hookAddress(options, user_id, "webhook");
			if ("kind" in address) return address;
			const { url, secret } = address;
			if (secret === null) return { kind: "refused", answer: say("hook_secret_missing") };
			const signed = webhookHeaders(secret, { id, at: clock.now(), body });
			const headers = { "content-type": "application/json", "user-agent": "Adjutant", ...signed };
			const outcome = await outgoing.post(url, headers, body);
			if (outcome.kind === "answered" && outcome.status === GONE) {
				await hooks.end(user_id, "webhook", url);
				return { kind: "nowhere", answer: `${GONE} ${outcome.said}`.trim() };
			}
			return resultOfPost(outcome, () => false);
		},
	};
}
