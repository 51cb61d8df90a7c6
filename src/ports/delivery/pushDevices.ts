/** Browsers that take push messages for a user: the endpoints of the channel `push`, each with the keys it is sent under. */
import type { InstantText } from "../../domain/time/instant.ts";

/** What a browser's push service gave it (W3C Push API): where to send, and for whom to encrypt (RFC 8291). */
export interface PushSubscriptionKeys {
	readonly url: string;
	/** The browser's public key, base64url. */
	readonly p256dh: string;
	/** Its authentication secret, base64url. */
	readonly auth: string;
}

export interface PushDevice {
	readonly device_id: string;
	/** As its user knows it. */
	readonly name: string;
	readonly made_at: InstantText;
}

export type PushAddress = PushSubscriptionKeys & Pick<PushDevice, "device_id"> & { readonly server_key: string };

/** So many of one user; the one that came first goes when another comes. */
export const MOST_DEVICES = 10;

export interface PushDevices {
	/** The newest first. */
	list(user_id: string): Promise<readonly PushDevice[]>;
	/**
	 * A browser has one subscription, which belongs to the user who subscribed last. `server_key`: the public key it was made for.
	 * Resolves to the device as it is then.
	 */
	add(user_id: string, name: string, subscription: PushSubscriptionKeys, server_key: string): Promise<PushDevice>;
	/** False when the user has none of this id. */
	remove(user_id: string, device_id: string): Promise<boolean>;
	/** Where messages of the user go that are signed with one of these keys; those made for another can take none, and go. */
	addresses(user_id: string, server_keys: readonly string[]): Promise<readonly PushAddress[]>;
	/** The push service says that there is no such subscription any more. */
	end(device_id: string): Promise<void>;
}

/** What the way in needs of web push. */
export interface PushSubscribing {
	/** By which pages subscribe (VAPID, RFC 8292), base64url. */
	readonly publicKey: string;
	readonly devices: Pick<PushDevices, "list" | "add" | "remove">;
	/** Pure. The field of a subscription that cannot be right, as requests name it. */
	whyUnfit(subscription: PushSubscriptionKeys): string | undefined;
}
