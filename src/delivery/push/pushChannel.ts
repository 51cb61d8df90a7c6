/** Reminders by web push: to each browser of the user's, by way of the push service that it is subscribed at (RFC 8030). */
import type { RequestDetails } from "web-push";
import { PUSH } from "../../domain/channels.ts";
import { type Remark, say } from "../../domain/refusals/sentence.ts";
import type { Channel, ChannelLimits, DigestWording, SendResult } from "../../ports/delivery/channel.ts";
import type { PushAddress, PushDevices } from "../../ports/delivery/pushDevices.ts";
import { lazily } from "../../timing/lazily.ts";
import { composeDigestPush } from "../digest/composeDigest.ts";
import type { Outcome, Outgoing } from "../outgoing.ts";
import { composePush, type PushMessage } from "./composePush.ts";
import type { VapidKeys } from "./vapidKeys.ts";

/** To one user in an hour: a push costs nobody a mailbox, and a device may be many. */
export const PUSHES_PER_HOUR = 120;
/** s that a push service keeps a message for a device that is off: a reminder of yesterday is none. */
const TTL_S = 86_400;

export interface PushChannelOptions {
	readonly devices: Pick<PushDevices, "addresses" | "end">;
	readonly outgoing: Outgoing;
	/** A device is told under the one that it subscribed by. */
	readonly keys: readonly VapidKeys[];
	/** Whom a push service turns to (RFC 8292 §2.1). */
	readonly subject: string;
	readonly publicUrl: string;
	readonly limits: ChannelLimits;
}

export function createPushChannel(options: PushChannelOptions): Channel<PushMessage> & DigestWording<PushMessage> {
	const { devices, outgoing, keys, subject, publicUrl, limits } = options;
	// The cryptography is loaded with the first message.
	const library = lazily(async () => (await import("web-push")).default);

	const publicKeys = keys.map(({ publicKey }) => publicKey);

	async function sendTo(
		{ device_id, url, p256dh, auth, server_key }: PushAddress,
		message: PushMessage,
	): Promise<Outcome> {
		const { generateRequestDetails } = await library.get();
		const { payload, topic, urgency } = message;
		const subscription = { endpoint: url, keys: { p256dh, auth } };
		const own = keys.find(({ publicKey }) => publicKey === server_key);
		if (own === undefined) return { kind: "forbidden", why: say("push_other_key") };
		let details: RequestDetails;
		try {
			const vapidDetails = { subject, ...own };
			details = generateRequestDetails(subscription, payload, { vapidDetails, TTL: TTL_S, topic, urgency });
		} catch (fault) {
			return { kind: "forbidden", why: say("push_not_encrypted", { fault: String(fault) }) };
		}
		const outcome = await outgoing.post(url, textHeaders(details.headers), details.body ?? "");
		// 404 and 410: nobody is subscribed there any more (RFC 8030 §7.3).
		if (outcome.kind === "answered" && (outcome.status === 404 || outcome.status === 410)) await devices.end(device_id);
		return outcome;
	}

	return {
		name: PUSH,
		limits,
		compose: (delivery) => composePush(delivery, publicUrl),
		composeDigest: (digest) => composeDigestPush(digest, publicUrl),
		async send(message) {
			const addresses = await devices.addresses(message.user_id, publicKeys);
			const outcomes = await Promise.all(addresses.map((address) => sendTo(address, message)));
			return resultOf(outcomes.map((outcome, n) => ({ outcome, host: hostOf(addresses[n]?.url) })));
		},
	};
}

interface Sent {
	readonly outcome: Outcome;
	readonly host: string;
}

/**
 * One for all devices. While one of them may still take it, it is tried again with all: where it was shown already it replaces
 * itself without a sound, by its topic and its tag.
 */
function resultOf(sent: readonly Sent[]): SendResult {
	if (sent.length === 0) return { kind: "nowhere", answer: say("push_no_device") };
	const answer = sent
		.map(({ outcome, host }): Remark => say("push_said", { host, said: saidBy(outcome) }))
		.reduceRight((rest, first) => say("push_said_too", { first, rest }));
	const later = sent.filter(({ outcome }) => isForNow(outcome));
	if (later.length > 0) {
		const waits = later.flatMap(({ outcome }) => (outcome.kind === "answered" ? (outcome.retryAfterMs ?? []) : []));
		return { kind: "try_again", answer, ...(waits.length > 0 ? { after_ms: Math.max(...waits) } : {}) };
	}
	if (sent.some(({ outcome }) => outcome.kind === "answered" && outcome.status < 300))
		return { kind: "accepted", answer };
	const left = sent.filter(({ outcome }) => !(outcome.kind === "answered" && [404, 410].includes(outcome.status)));
	return left.length === 0 ? { kind: "nowhere", answer } : { kind: "refused", answer };
}

const isForNow = (outcome: Outcome) =>
	outcome.kind === "unreached" || (outcome.kind === "answered" && (outcome.status === 429 || outcome.status >= 500));

function saidBy(outcome: Outcome): Remark {
	return outcome.kind === "answered" ? `${outcome.status} ${outcome.said}`.trim().slice(0, 200) : outcome.why;
}

const hostOf = (url: string | undefined) => URL.parse(url ?? "")?.host ?? "";

const textHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
