/** Reminders by ntfy: published to a topic of the user's, at ntfy.sh or a server of his own. */
import { say } from "../../domain/refusals/sentence.ts";
import type { Channel, DigestWording } from "../../ports/delivery/channel.ts";
import { composeDigestNtfy } from "../digest/composeDigest.ts";
import { composeNtfy, type NtfyMessage } from "./composeNtfy.ts";
import { type HookChannelOptions, hookAddress, resultOfPost } from "./hookAddress.ts";
import { ntfyTopic } from "./ntfyTopic.ts";

/** Its own mistakes, and other addresses, are not mended by asking again; 429 is ntfy's bound on what a visitor publishes. */
const isForGood = (status: number) => status >= 300 && status < 500 && status !== 408 && status !== 429;

export function createNtfyChannel(options: HookChannelOptions): Channel<NtfyMessage> & DigestWording<NtfyMessage> {
	const { outgoing, publicUrl, limits } = options;
	return {
		name: "ntfy",
		limits,
		compose: (delivery) => composeNtfy(delivery, publicUrl),
		composeDigest: (digest) => composeDigestNtfy(digest, publicUrl),
		async send({ user_id, notice }) {
			const address = await hookAddress(options, user_id, "ntfy");
			if ("kind" in address) return address;
			const place = ntfyTopic(address.url);
			if (place === undefined) return { kind: "refused", answer: say("hook_no_topic") };
			const token: Record<string, string> =
				address.secret === null ? {} : { authorization: `Bearer ${address.secret}` };
			const headers = { "content-type": "application/json", "user-agent": "Adjutant", ...token };
			const outcome = await outgoing.post(place.server, headers, JSON.stringify({ topic: place.topic, ...notice }));
			return resultOfPost(outcome, isForGood);
		},
	};
}
