/**
 * Signatures of webhooks as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, instant and body, so that a receiver knows that
 * a message is ours, that nobody changed it, and that it is not an old one sent again.
 */
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
/** The specification wants 24 to 64 bytes. */
const SECRET_BYTES = 32;

export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString("base64");

export interface SignedMessage {
	/** The same at each attempt: a receiver that has it already passes over it. */
	readonly id: string;
	/** Of this attempt. */
	readonly at: Temporal.Instant;
	readonly body: string;
}

/** The three headers. `secret`: as `newWebhookSecret` makes it. */
export function webhookHeaders(secret: string, { id, at, body }: SignedMessage): Readonly<Record<string, string>> {
	const seconds = Math.floor(at.epochMilliseconds / 1_000);
	const key = Buffer.from(secret.slice(PREFIX.length), "base64");
	const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
	return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` };
}
