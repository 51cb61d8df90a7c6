/**
 * Tokens of the links in reminders' mails: what may be done, for whom and until when, under a key of its own that follows from the
 * installation's secret (HKDF, RFC 5869). Nothing is stored, so there is nothing to clean up; they end with
 * the secret that they were made under.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { MAIL_ACTIONS, type MailErrand, type MailLinks } from "../ports/delivery/mailLinks.ts";
import type { Secrets } from "../ports/process/secrets.ts";

/** What the key is for; another use of the secret has another key. */
const PURPOSE = "adjutant: links of reminders' mails, 1";
/** HMAC-SHA-256 cut to half (RFC 2104 §5): 128 bits cannot be guessed, and the link stays short. */
const MAC_BYTES = 16;
const UUID_BYTES = 16;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Action, user, delivery, task, reminder, day of the end. The page reads the first of them (`web/src/state/entrance/accountLink.ts`). */
const AT = { action: 0, user: 1, delivery: 17, task: 33, reminder: 37, endDay: 41 };
const ERRAND_BYTES = 43;

export function createMailLinks(secrets: Secrets): MailLinks {
	const macUnder = (secret: string) => {
		const key = Buffer.from(hkdfSync("sha256", secret, "", PURPOSE, 32));
		return (errand: Uint8Array) => createHmac("sha256", key).update(errand).digest().subarray(0, MAC_BYTES);
	};
	const [macOf, ...others] = [macUnder(secrets[0]), ...secrets.slice(1).map(macUnder)] as const;
	return {
		tokenFor(errand, endsAt) {
			const bytes = write(errand, Math.ceil(endsAt.epochMilliseconds / DAY_MS));
			return Buffer.concat([bytes, macOf(bytes)]).toString("base64url");
		},
		read(token, now) {
			const bytes = Buffer.from(token, "base64url");
			if (bytes.length !== ERRAND_BYTES + MAC_BYTES) return undefined;
			const errand = bytes.subarray(0, ERRAND_BYTES);
			if (![macOf, ...others].some((mac) => timingSafeEqual(mac(errand), bytes.subarray(ERRAND_BYTES))))
				return undefined;
			if (now.epochMilliseconds >= errand.readUInt16BE(AT.endDay) * DAY_MS) return undefined;
			return read(errand);
		},
	};
}

function write({ action, user_id, delivery_id, task_id, reminder_id }: MailErrand, endDay: number): Buffer {
	const bytes = Buffer.alloc(ERRAND_BYTES);
	bytes.writeUInt8(MAIL_ACTIONS.indexOf(action), AT.action);
	bytes.write(user_id.replaceAll("-", ""), AT.user, "hex");
	bytes.write(delivery_id.replaceAll("-", ""), AT.delivery, "hex");
	bytes.writeUInt32BE(task_id, AT.task);
	bytes.writeUInt32BE(reminder_id, AT.reminder);
	bytes.writeUInt16BE(endDay, AT.endDay);
	return bytes;
}

function read(bytes: Buffer): MailErrand | undefined {
	const action = MAIL_ACTIONS[bytes.readUInt8(AT.action)];
	if (action === undefined) return undefined;
	return {
		action,
		user_id: uuidAt(bytes, AT.user),
		delivery_id: uuidAt(bytes, AT.delivery),
		task_id: bytes.readUInt32BE(AT.task),
		reminder_id: bytes.readUInt32BE(AT.reminder),
	};
}

const uuidAt = (bytes: Buffer, from: number) =>
	bytes
		.subarray(from, from + UUID_BYTES)
		.toString("hex")
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
