/** Whether a subscription that somebody names can be one at all, before it is kept. */
import { ECDH } from "node:crypto";
import type { PushSubscriptionKeys } from "../../ports/delivery/pushDevices.ts";
import { addressIn, whyForbidden } from "../outgoing.ts";

/** The field that is not as it must be: the address https and not inside, the keys as RFC 8291 §3.1 and §3.2 want them. */
export function whyUnfit({
	url,
	p256dh,
	auth,
}: PushSubscriptionKeys): "endpoint" | "keys.p256dh" | "keys.auth" | undefined {
	const address = addressIn(url);
	if (address === null || whyForbidden(address) !== undefined) return "endpoint";
	if (!isPoint(p256dh)) return "keys.p256dh";
	return Buffer.from(auth, "base64url").length === 16 ? undefined : "keys.auth";
}

/** An uncompressed point that lies on P-256: another would be found out only when a message is encrypted for it. */
function isPoint(key: string): boolean {
	const bytes = Buffer.from(key, "base64url");
	if (bytes.length !== 65 || bytes[0] !== 4) return false;
	try {
		ECDH.convertKey(bytes, "prime256v1", undefined, undefined, "compressed");
		return true;
	} catch {
		return false;
	}
}
