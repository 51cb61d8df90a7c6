/** Web push: the browsers that take reminders, and the channel that reaches them. */
import { createOutgoing } from "../delivery/outgoing.ts";
import { createPushChannel, PUSHES_PER_HOUR } from "../delivery/push/pushChannel.ts";
import { whyUnfit } from "../delivery/push/pushSubscription.ts";
import { vapidKeysOf, vapidSubject } from "../delivery/push/vapidKeys.ts";
import { createPushStore } from "../persistence/ledger/pushStore.ts";
import type { PushSubscribing } from "../ports/delivery/pushDevices.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import type { Basics } from "./basics.ts";
import type { Storage } from "./storage.ts";

export interface Push {
	readonly subscribing: PushSubscribing;
	/** For the mailer, on its own connections. */
	channel(): ReturnType<typeof createPushChannel>;
}

/** `secrets`: what the keys follow from, by which push services know this installation; browsers subscribe by the first. */
export function createPush(
	{ config, publicUrl }: Basics,
	{ database }: Pick<Storage, "database">,
	secrets: Secrets,
): Push {
	const keys = secrets.map(vapidKeysOf);
	return {
		subscribing: { publicKey: vapidKeysOf(secrets[0]).publicKey, devices: createPushStore(database), whyUnfit },
		channel: () =>
			createPushChannel({
				devices: createPushStore(database.own),
				outgoing: createOutgoing({ ownHosts: [] }),
				keys,
				subject: vapidSubject(publicUrl, config.MAIL_FROM),
				publicUrl,
				limits: {
					perHour: Math.max(1, Math.round(PUSHES_PER_HOUR * config.RATE_LIMIT_SCALE)),
					wantsVerified: false,
				},
			}),
	};
}
